import { lauxlib, lua, to_jsstring, to_luastring } from "fengari";

/**
 * Parses a Lua text as Lua 5.3 does, limits on locals and jumps included.
 * Returns undefined when it parses, or the parser's message with its line.
 */
export function luaSyntaxError(text: string, chunkName: string): string | undefined {
  const state = lauxlib.luaL_newstate();
  const source = to_luastring(text);
  const status = lauxlib.luaL_loadbuffer(state, source, source.length, to_luastring(`@${chunkName}`));
  return status === lua.LUA_OK ? undefined : to_jsstring(lua.lua_tostring(state, -1));
}
