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

/**
 * How many bytes a Lua text that parses has as bytecode with its debug information, as Luatools packs it: the cores of
 * both models ask for that (`use-luac` and `use-debug` in their info.json).
 */
export function bytecodeBytes(text: string): number {
  const state = lauxlib.luaL_newstate();
  const source = to_luastring(text);
  lauxlib.luaL_loadbuffer(state, source, source.length, to_luastring("@main.lua"));
  let bytes = 0;
  const count = (_state: unknown, _block: Uint8Array, size: number): number => {
    bytes += size;
    return 0;
  };
  lua.lua_dump(state, count, null, false);
  return bytes;
}
