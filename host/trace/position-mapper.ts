import { readLuaMap } from "./lua-map.ts";
import { Tracer } from "./tracer.ts";

/**
 * Makes a function that turns each Lua position of a text into its TypeScript position: `main.lua:120` becomes
 * `src/outbox.ts:57`. A line that no TypeScript stands behind is left as it is, and so is everything else.
 * `script` is the file that the map belongs to. Throws an Error when `map` is no source map.
 */
export function luaPositionMapper(map: string, script = "main.lua"): (text: string) => string {
  const lines = readLuaMap(map);
  return (text) => {
    const tracer = new Tracer({ build: () => undefined, current: () => lines }, script);
    return Buffer.concat([tracer.push(Buffer.from(text)), tracer.end()]).toString();
  };
}
