/** The part of fengari that we use. The package ships no declarations. */
declare module "fengari" {
  type LuaState = { readonly luaState: unique symbol };
  type LuaFunction = (state: LuaState) => number;
  const lua: {
    LUA_OK: number;
    LUA_MULTRET: number;
    lua_close(state: LuaState): void;
    lua_dump(
      state: LuaState,
      writer: (state: LuaState, block: Uint8Array, size: number, data: null) => number,
      data: null,
      strip: boolean,
    ): number;
    lua_newthread(state: LuaState): LuaState;
    lua_resume(thread: LuaState, from: LuaState, count: number): number;
    lua_pcall(state: LuaState, args: number, results: number, handler: number): number;
    lua_error(state: LuaState): never;
    lua_gettop(state: LuaState): number;
    lua_settop(state: LuaState, index: number): void;
    lua_remove(state: LuaState, index: number): void;
    lua_checkstack(state: LuaState, count: number): boolean;
    lua_createtable(state: LuaState, arraySize: number, recordSize: number): void;
    lua_newuserdata(state: LuaState, size: number): object;
    lua_getglobal(state: LuaState, name: Uint8Array): number;
    lua_getfield(state: LuaState, index: number, name: Uint8Array): number;
    lua_setfield(state: LuaState, index: number, name: Uint8Array): void;
    lua_setglobal(state: LuaState, name: Uint8Array): void;
    lua_type(state: LuaState, index: number): number;
    lua_tostring(state: LuaState, index: number): Uint8Array;
    lua_tonumber(state: LuaState, index: number): number;
    lua_toboolean(state: LuaState, index: number): boolean;
    lua_tothread(state: LuaState, index: number): LuaState | null;
    lua_tocfunction(state: LuaState, index: number): LuaFunction;
    lua_pushnil(state: LuaState): void;
    lua_pushboolean(state: LuaState, value: boolean): void;
    lua_pushinteger(state: LuaState, value: number): void;
    lua_pushnumber(state: LuaState, value: number): void;
    lua_pushlstring(state: LuaState, text: Uint8Array, length: number): void;
    lua_pushcfunction(state: LuaState, action: LuaFunction): void;
    lua_sethook(state: LuaState, hook: ((state: LuaState) => void) | null, mask: number, count: number): void;
  };
  const lauxlib: {
    luaL_newstate(): LuaState;
    luaL_loadbuffer(state: LuaState, text: Uint8Array, length: number, name: Uint8Array): number;
    luaL_traceback(state: LuaState, of: LuaState, message: Uint8Array | null, level: number): void;
  };
  const lualib: {
    luaL_openlibs(state: LuaState): void;
  };
  function to_luastring(text: string): Uint8Array;
  function to_jsstring(text: Uint8Array): string;
}

/** Not part of its API: the way out that message handlers do not see. */
declare module "fengari/src/ldo.js" {
  import type { LuaState } from "fengari";

  function luaD_throw(state: LuaState, status: number): never;
}
