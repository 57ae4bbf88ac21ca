import { readLuaMap } from "./lua-map.ts";
import { Tracer } from "./tracer.ts";

/**
 * Makes a function that replaces each Lua position of a text with its TypeScript position: `main.lua:120` becomes
 * `src/outbox.ts:57`. Lines without a TypeScript position, and everything else, stay unchanged. `script` is the file
 * that the map belongs to. Throws an Error when `map` is not a source map.
 */
export function luaPositionMapper(map: string, script = "main.lua"): (text: string) => string {
  const lines = readLuaMap(map);
  return (text) => {
    const tracer = new Tracer({ build: () => undefined, current: () => lines }, script);
    return Buffer.concat([tracer.push(Buffer.from(text)), tracer.end()]).toString();
  };
}
