import { luaPositionMapper } from "../host/trace/position-mapper.ts";

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
