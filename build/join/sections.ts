import type * as lua from "typescript-to-lua";
import type { LuaModule } from "../emit/lua-module.ts";

/** The part of the joined text that one module takes. */
export interface Section {
  module: LuaModule;
  statements: lua.Statement[];
}
