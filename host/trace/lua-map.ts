import { decode } from "@jridgewell/sourcemap-codec";

/** Where the lines of one Lua file come from. */
export interface LuaMap {
  /** The id of the build that the map belongs to. Undefined when the map names none. */
  build: string | undefined;
  /**
   * The TypeScript position of each Lua line, as `src/outbox.ts:57`; line 1 is at index 1. Undefined: the line has
   * none.
   */
  positions: (string | undefined)[];
}

/** Reads a source map of a firmware. Throws an Error when the text is not a source map (version 3). */
export function readLuaMap(json: string): LuaMap {
  const { version, sources, mappings, x_build: build } = parsed(json);
  if (version !== 3 || !Array.isArray(sources) || typeof mappings !== "string") {
    throw new Error("not a source map: the build writes one beside each main.lua");
  }
  const names = sources.map((source) => String(source).replace(/^(\.\.\/)+/, ""));
  const positions = decode(mappings).map((segments) => {
    // A Lua position has no column, so the first mapped column of the line is used.
    const segment = segments.find((each) => each.length > 1);
    return segment?.length === 4 || segment?.length === 5 ? `${names[segment[1]]}:${segment[2] + 1}` : undefined;
  });
  return { build: typeof build === "string" ? build : undefined, positions: [undefined, ...positions] };
}

function parsed(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
