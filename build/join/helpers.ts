import ts from "typescript";
import * as lua from "typescript-to-lua";
import { getLuaLibExportToFeatureMap, loadInlineLualibFeatures } from "typescript-to-lua/dist/LuaLib.js";
import type { Section } from "../emit/lua-module.ts";

/** The text of those of TypeScriptToLua's helpers that sections use, and of what these use. */
export function helpersFor(sections: readonly Section[], globals: ReadonlySet<string>): string[] {
  const target = lua.LuaTarget.Lua53;
  const possible = new Set(sections.flatMap(({ module }) => [...module.helpers]));
  const byName = getLuaLibExportToFeatureMap(target, ts.sys);
  const used = new Set([...globals].flatMap((name) => byName.get(name) ?? []).filter((each) => possible.has(each)));
  // The order must not depend on who uses them first.
  const text = loadInlineLualibFeatures([...used].sort(), target, ts.sys);
  return text === "" ? [] : text.trimEnd().split("\n");
}
