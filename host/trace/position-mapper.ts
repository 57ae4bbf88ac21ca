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

/**
 * Makes a function that replaces Lua positions by TypeScript positions, with the source map of a script folder. It
 * changes nothing when there is no map, or when the map belongs to another build than main.lua.
 */
export function tracedBy(scripts: ReadonlyMap<string, Uint8Array>): (line: string) => string {
  const [main = "", map = ""] = ["main.lua", "main.lua.map"].map((name) =>
    Buffer.from(scripts.get(name) ?? []).toString(),
  );
  const [, build] = /^BUILD = "([0-9a-f]{8})"$/m.exec(main) ?? [];
  return build !== undefined && map.includes(`"x_build":"${build}"`) ? luaPositionMapper(map) : (line) => line;
}
