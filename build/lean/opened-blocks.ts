import path from "node:path";
import type { Statement } from "luaparse";
import { sectionLine } from "../section-line.ts";
import type { Replacement } from "./rewriting.ts";
import { rangeOf } from "./scopes.ts";
import { apart, freeName, hasRoomAtTop, renaming, topBindings, type Whole } from "./whole.ts";

/**
 * Opens the blocks of modules, so that a later module can use what an earlier one has for itself, as long as there are
 * not too many locals. A name that would be in another's way gets its module's name behind it.
 */
export function openedBlocks(whole: Whole): Replacement[] {
  const { scopes, lua } = whole;
  const taken = new Set([...scopes.globals, ...topBindings(whole).map(({ name }) => name)]);
  const opened = new Set<Statement>();
  let more = 0;
  return scopes.chunk.body.flatMap((block) => {
    const [start, end] = rangeOf(block);
    // TypeScriptToLua's helpers keep their block: each of them is weighed alone.
    const source = block.type === "DoStatement" ? sourceAt(start, lua) : undefined;
    const own = scopes.bindings.filter(
      ({ scope }) => scope.parent !== undefined && scope.parent.parent === undefined && scope.end === end,
    );
    if (source === undefined || !hasRoomAtTop(more + own.length, whole, new Set([...opened, block]))) {
      return [];
    }
    opened.add(block);
    more += own.length;
    const renamed = own.flatMap((binding) => {
      const isInTheWay = taken.has(binding.name);
      const name = isInTheWay ? freeName(binding.name, source, whole, taken) : binding.name;
      taken.add(name);
      return isInTheWay ? renaming(binding, name) : [];
    });
    return [
      { start, end: start + "do".length, pieces: apart(start + "do".length, whole) },
      ...renamed,
      { start: end - "end".length, end, pieces: apart(end, whole) },
    ];
  });
}

/** What to call the source whose part a place is in; undefined in TypeScriptToLua's helpers. */
function sourceAt(place: number, lua: string): string | undefined {
  const section = lua
    .slice(0, place)
    .split("\n")
    .findLast((line) => sectionLine.test(line));
  const [, source] = sectionLine.exec(section ?? "") ?? [];
  return source?.endsWith(".ts") ? path.posix.basename(source, ".ts").replaceAll(/\W/g, "_") : undefined;
}
