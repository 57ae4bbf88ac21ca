import { createHash } from "node:crypto";
import { measureHeap } from "./heap.ts";
import type { ModelName } from "./models.ts";
import { type Section, sectionsOf } from "./sections.ts";
import type { Simulator } from "./simulator.ts";

/** What one source costs in a firmware. */
export interface Part {
  /**
   * The TypeScript file, `TypeScriptToLua`, `TypeScriptToLua NAME` for one of its helpers, `preamble`, `string table`
   * for the growth of Lua's own table of strings, or `run once` for what is garbage when `sys.run()` begins.
   */
  source: string;
  /** Bytes of main.lua. */
  textBytes: number;
  /**
   * Bytes of the Lua heap directly before `sys.run()`, after garbage collection: its code and what it has made by then.
   * `run once` is subtracted from the sum. Undefined where the simulated module lacks what the firmware needs.
   */
  heapBytes: number | undefined;
}

/**
 * What each source costs in a text that `flatten` has made, in the order of the text, for one model after the other.
 * The sums are the size of the text, and the heap that the firmware takes above an empty script. Throws an Error when
 * the text does not load on one of the models.
 */
export function partsOf(lua: string, entry: string, models: readonly ModelName[], simulator: Simulator): Part[][] {
  const known = rememberedFor(lua, entry, simulator);
  const unknown = models.filter((model) => !known.has(model));
  if (unknown.length > 0) {
    const sections = sectionsOf(lua, entry);
    for (const [index, { sections: heap, stringTable, freed }] of measureHeap(
      lua,
      sections,
      unknown,
      simulator,
    ).entries()) {
      const parts = sections.map((section, at) => ({ ...textPart(lua, section), heapBytes: heap[at] as number }));
      known.set(unknown[index] as ModelName, [
        ...grouped(parts),
        { source: "string table", textBytes: 0, heapBytes: stringTable },
        { source: "run once", textBytes: 0, heapBytes: freed },
      ]);
    }
  }
  return models.map((model) => known.get(model) as Part[]);
}

/** The same as `partsOf`, without the heap. */
export function textPartsOf(lua: string, entry: string): Part[] {
  return grouped(sectionsOf(lua, entry).map((section) => textPart(lua, section)));
}

/** One part for each source, as the entry has two sections. */
function grouped(parts: Part[]): Part[] {
  const bySource = new Map<string, Part>();
  for (const part of parts) {
    const known = bySource.get(part.source);
    bySource.set(part.source, known === undefined ? part : sum(part.source, [known, part]));
  }
  return [...bySource.values()];
}

/** Adds several parts up to one. */
export function sum(source: string, parts: Part[]): Part {
  const heaps = parts.map(({ heapBytes }) => heapBytes);
  return {
    source,
    textBytes: parts.reduce((bytes, part) => bytes + part.textBytes, 0),
    heapBytes: heaps.reduce((bytes, heap) => (bytes === undefined || heap === undefined ? undefined : bytes + heap), 0),
  };
}

function textPart(lua: string, { source, start, end }: Section): Part {
  const lines = lua.split("\n");
  const textBytes = Buffer.byteLength(lines.slice(start, end).join("\n")) + (end < lines.length ? 1 : 0);
  return { source, textBytes, heapBytes: undefined };
}

/** The texts measured last, by model: a build that watches mostly measures the same texts again. */
const measured = new Map<string, Map<ModelName, Part[]>>();
const mostTexts = 24;

function rememberedFor(lua: string, entry: string, { id }: Simulator): Map<ModelName, Part[]> {
  const key = createHash("sha256").update([id, entry, lua].join("\0")).digest("hex");
  const known = measured.get(key) ?? new Map<ModelName, Part[]>();
  // A text that is asked for moves to the end. The first one has not been asked for the longest.
  measured.delete(key);
  measured.set(key, known);
  const [oldest] = measured.keys();
  if (measured.size > mostTexts && oldest !== undefined) {
    measured.delete(oldest);
  }
  return known;
}
