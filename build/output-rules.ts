import { described } from "./diagnostics/diagnose.ts";
import { findJoinedLimits } from "./diagnostics/lua-limits.ts";
import type { Flattened } from "./flatten.ts";
import { findRequires } from "./lua-names.ts";
import { luaSyntaxError } from "./lua-syntax.ts";

/**
 * Checks what flashing tools and the module demand of a joined Lua text: it parses as Lua 5.3 and keeps its limits,
 * PROJECT and VERSION can be read line by line, and only `sys` is required. Returns one error text for each breach,
 * with the TypeScript position behind it.
 */
export function outputErrors(flat: Flattened, entry: string): string[] {
  const place = (line: number, column = 0): string => placeOf(flat, line, column) ?? entry;
  const problem = luaSyntaxError(flat.lua, "main.lua");
  if (problem !== undefined) {
    const line = Number(/^main\.lua:(\d+):/.exec(problem)?.[1] ?? 1) - 1;
    return [`${place(line)}: error: the emitted Lua does not parse as Lua 5.3: ${problem}`];
  }
  const lines = flat.lua.split("\n");
  const errors = ["PROJECT", "VERSION"].flatMap((name, wanted) => {
    const assigning = new RegExp(`(?<![\\w.])${name} *=(?!=)`);
    return lines.flatMap((text, line) => {
      const assigns = assigning.test(text);
      if (line === wanted && !new RegExp(`^${name} = "[^"\\\\]+"$`).test(text)) {
        return `${place(line)}: error: line ${wanted + 1} of the Lua must be ${name} = "…" in plain characters, which tools read, but is: ${text}`;
      }
      return line !== wanted && assigns
        ? `${place(line)}: error: ${name} is assigned a second time, and tools that read line by line may take this one: ${text.trim()}`
        : [];
    });
  });
  for (const { line, column, text } of findRequires(flat.lua)) {
    const what = `${text} is left in the Lua, and on a module it finds only sys`;
    errors.push(`${place(line, column)}: error: ${what}. Import a TypeScript file instead.`);
  }
  return [...errors, ...findJoinedLimits(flat).map(described)];
}

/**
 * The TypeScript position behind a place in the Lua, such as `src/main.ts(3,1)`. Line and column of the place count
 * from 0.
 */
function placeOf({ mappings, sources }: Flattened, line: number, column: number): string | undefined {
  const segments = (mappings[line] ?? []).filter((each) => each.length > 1) as [number, number, number, number][];
  const segment = segments.findLast(([start]) => start <= column) ?? segments[0];
  return segment && `${sources[segment[1]]}(${segment[2] + 1},${segment[3] + 1})`;
}
