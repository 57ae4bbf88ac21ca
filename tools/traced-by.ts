import { luaPositionMapper } from "../host/trace/position-mapper.ts";

/**
 * What puts TypeScript positions in the place of Lua positions, by the source map in a script folder. It changes nothing
 * when there is none, or when it belongs to another build than main.lua.
 */
export function tracedBy(scripts: ReadonlyMap<string, Uint8Array>): (line: string) => string {
  const [main = "", map = ""] = ["main.lua", "main.lua.map"].map((name) =>
    Buffer.from(scripts.get(name) ?? []).toString(),
  );
  const [, build] = /^BUILD = "([0-9a-f]{8})"$/m.exec(main) ?? [];
  return build !== undefined && map.includes(`"x_build":"${build}"`) ? luaPositionMapper(map) : (line) => line;
}
