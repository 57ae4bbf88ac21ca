import { LEAST_UPPER_BOUND, originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";

/** A Lua position of main.lua, as the firmware and Lua's tracebacks write it. */
const position = /(?:\/luadb\/)?\bmain\.lua:(\d+)/g;

/**
 * Makes a function that turns each Lua position of a text into its TypeScript position: `main.lua:120` becomes
 * `src/outbox.ts:57`. A line that no TypeScript stands behind is left as it is, and so is everything else.
 */
export function luaPositionMapper(map: string): (text: string) => string {
  const traced = new TraceMap(map);
  return (text) =>
    text.replace(position, (whole, line: string) => {
      // A traceback names no column: the first mapped one of the line is taken.
      const { source, line: original } = originalPositionFor(traced, {
        line: Number(line),
        column: 0,
        bias: LEAST_UPPER_BOUND,
      });
      return source === null ? whole : `${source.replace(/^(\.\.\/)+/, "")}:${original}`;
    });
}
