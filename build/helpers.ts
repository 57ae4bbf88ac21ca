import ts from "typescript";
import * as lua from "typescript-to-lua";
import { getLuaLibExportToFeatureMap, loadInlineLualibFeatures } from "typescript-to-lua/dist/LuaLib.js";

/** Lua in TypeScriptToLua's helpers that gives something else than TypeScript, and what stands there instead. */
const mends: readonly (readonly [wrong: string, right: string])[] = [
  // A float is exact to 24 bits only: (123456789).toString(2).
  ["integer = math.floor(integer / radix)", "integer = integer // radix"],
  // parseInt("+5") and parseInt("0x1F", 16).
  [
    "function __TS__ParseInt(numberString, base)\n        if base == nil then\n            base = 10\n",
    `function __TS__ParseInt(numberString, base)
        numberString = string.gsub(numberString, "^%s*%+(%w)", "%1")
        if base == nil or base == 16 then
            base = base or 10
`,
  ],
  // "abc".split("", 2)
  [
    'separator == "" then\n            for i = 1, #source do',
    'separator == "" then\n            for i = 1, math.min(#source, limit) do',
  ],
  // [1].fill(0, 0, 3)
  ["local relativeEnd = ____end or #self", "local relativeEnd = math.min(____end or #self, #self)"],
  // [NaN].includes(NaN)
  [
    "if self[i] == searchElement then\n            return true",
    "if self[i] == searchElement or (self[i] ~= self[i] and searchElement ~= searchElement) then\n            return true",
  ],
];

/** The text of those helpers of TypeScriptToLua whose names are given, and of the helpers that they use. */
export function helpersFor(globals: ReadonlySet<string>): string[] {
  const byName = getLuaLibExportToFeatureMap(lua.LuaTarget.Lua53, ts.sys);
  const used = new Set([...globals].flatMap((name) => byName.get(name) ?? []));
  // The order must not depend on who uses them first.
  const loaded = loadInlineLualibFeatures([...used].sort(), lua.LuaTarget.Lua53, ts.sys);
  const text = mends.reduce((all, [wrong, right]) => all.replace(wrong, () => right), loaded);
  return text === "" ? [] : text.trimEnd().replaceAll("\nlocal function ", "\n\nlocal function ").split("\n");
}
