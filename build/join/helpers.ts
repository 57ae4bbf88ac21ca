import ts from "typescript";
import * as lua from "typescript-to-lua";
import { getLuaLibExportToFeatureMap, loadInlineLualibFeatures } from "typescript-to-lua/dist/LuaLib.js";

/** The text of those helpers of TypeScriptToLua whose names are given, and of the helpers that they use. */
export function helpersFor(globals: ReadonlySet<string>): string[] {
  const byName = getLuaLibExportToFeatureMap(lua.LuaTarget.Lua53, ts.sys);
  const used = new Set([...globals].flatMap((name) => byName.get(name) ?? []));
  // The order must not depend on who uses them first.
  const text = loadInlineLualibFeatures([...used].sort(), lua.LuaTarget.Lua53, ts.sys);
  return text === "" ? [] : text.trimEnd().split("\n");
}
