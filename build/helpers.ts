import ts from "typescript";
import * as lua from "typescript-to-lua";
import { getLuaLibExportToFeatureMap, loadInlineLualibFeatures } from "typescript-to-lua/dist/LuaLib.js";

/** Lua in TypeScriptToLua's helpers that gives something else than TypeScript, and what stands there instead. */
const mends: readonly (readonly [wrong: string, right: string])[] = [
  // A float is exact to 24 bits only: (123456789).toString(2).
  ["integer = math.floor(integer / radix)", "integer = integer // radix"],
  // parseInt("+5"), parseInt("0x1F", 16) and parseInt("12", 0).
  [
    "function __TS__ParseInt(numberString, base)\n        if base == nil then\n            base = 10\n",
    `function __TS__ParseInt(numberString, base)
        numberString = string.gsub(numberString, "^%s*%+(%w)", "%1")
        if base == nil or base == 0 or base == 16 then
            base = base == 16 and 16 or 10
`,
  ],
  // "a,b".split(",", -1)
  ["if limit == nil then\n            limit =", "if limit == nil or limit < 0 then\n            limit ="],
  // "abc".split("", 2)
  [
    'separator == "" then\n            for i = 1, #source do',
    'separator == "" then\n            for i = 1, math.min(#source, limit) do',
  ],
  // [1, 1].sort((a, b) => (a > b ? 1 : -1)): an order that never takes elements for equal raises an error in Lua.
  [
    "function(a, b) return compareFn(nil, a, b) < 0 end",
    "function(a, b) return compareFn(nil, a, b) < 0 and compareFn(nil, b, a) >= 0 end",
  ],
  // [1, 2].with(-1, 3)
  ["copy[index + 1] = value", "copy[(index < 0 and #copy or 0) + index + 1] = value"],
  // [1, 2].toSpliced(1)
  ["function __TS__ArrayToSpliced(self, start, deleteCount, ...)", "function __TS__ArrayToSpliced(self, ...)"],
  ["__TS__ArraySplice(copy, start, deleteCount, ...)", "__TS__ArraySplice(copy, ...)"],
  // [1].fill(0, 0, 3)
  ["local relativeEnd = ____end or #self", "local relativeEnd = math.min(____end or #self, #self)"],
  // list.forEach((handler) => handler()), where a handler takes itself off the list.
  ...["ForEach(self, callbackFn", "Some(self, callbackfn", "Every(self, callbackfn"].map((begin) => {
    const head = `__TS__Array${begin}, thisArg)\n    for i = 1, #self do\n`;
    return [head, `${head}        if i > #self then\n            break\n        end\n`] as const;
  }),
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
