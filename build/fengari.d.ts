/** The part of fengari that we use. The package ships no declarations. */
declare module "fengari" {
  type LuaState = { readonly luaState: unique symbol };
  const lua: {
    LUA_OK: number;
    lua_tostring(state: LuaState, index: number): Uint8Array;
  };
  const lauxlib: {
    luaL_newstate(): LuaState;
    luaL_loadbuffer(state: LuaState, text: Uint8Array, length: number, name: Uint8Array): number;
  };
  function to_luastring(text: string): Uint8Array;
  function to_jsstring(text: Uint8Array): string;
}
