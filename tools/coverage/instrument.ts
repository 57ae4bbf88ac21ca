import { decode } from "@jridgewell/sourcemap-codec";
import luaparse, { type Node } from "luaparse";

/** The global table that an instrumented script writes to. */
export const coverageTable = "____covered";

/** The position of a statement in a source: `src/outbox.ts:57:4`. Lines count from 1, columns from 0. */
export type Point = string;

/** A script that writes to `____covered[n]` before it runs its n-th statement that comes from a source. */
export interface Instrumented {
  lua: string;
  /** The point of each number. Number 1 is at index 0. */
  points: Point[];
}

/**
 * Instruments a script by its source map. Line numbers stay the same. Lua that comes from no TypeScript is not counted.
 * Nor is Lua from a text that replaced a file.
 */
export function instrument(lua: string, map: string): Instrumented {
  const positionOf = positions(map);
  const lineStarts = startsOfLines(lua);
  const points: Point[] = [];
  const pieces: string[] = [];
  let done = 0;
  for (const { offset, line } of statements(lua)) {
    const point = positionOf(line, offset - (lineStarts[line - 1] as number));
    if (point !== undefined) {
      points.push(point);
      pieces.push(lua.slice(done, offset), `${coverageTable}[${points.length}]=1;`);
      done = offset;
    }
  }
  return { lua: [...pieces, lua.slice(done)].join(""), points };
}

interface Start {
  offset: number;
  /** Counted from 1. */
  line: number;
}

/**
 * Where the statements of a script begin, in the order of the text. Named functions and labels are left out: they do
 * nothing there.
 */
function statements(lua: string): Start[] {
  const starts: Start[] = [];
  visitNodes(luaparse.parse(lua, { luaVersion: "5.3", locations: true, ranges: true, comments: false }), (node) => {
    if ("body" in node) {
      const body = node.body.filter(({ type }) => type !== "FunctionDeclaration" && type !== "LabelStatement");
      starts.push(...body.map((each) => ({ offset: startOf(each), line: each.loc?.start.line as number })));
    }
  });
  return starts.sort((one, other) => one.offset - other.offset);
}

/** The types of luaparse lack the ranges. */
function startOf(node: Node): number {
  return (node as unknown as { range: [number, number] }).range[0];
}

function positions(map: string): (line: number, column: number) => Point | undefined {
  const { sources, sourcesContent, mappings } = JSON.parse(map) as {
    sources: string[];
    sourcesContent?: (string | null)[];
    mappings: string;
  };
  const lines = decode(mappings);
  return (line, column) => {
    const segments = (lines[line - 1] ?? []).filter((segment) => segment.length > 1);
    const segment = segments.findLast((each) => each[0] <= column) ?? segments[0];
    if (segment === undefined || segment.length === 1 || (sourcesContent?.[segment[1]] ?? null) !== null) {
      return undefined;
    }
    return `${sources[segment[1]]?.replace(/^(\.\.\/)+/, "")}:${segment[2] + 1}:${segment[3]}`;
  };
}

function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    starts.push(at + 1);
  }
  return starts;
}

/** Visits each node of a Lua text's tree, outer nodes first. */
function visitNodes(tree: unknown, look: (node: Node) => void): void {
  if (Array.isArray(tree)) {
    for (const each of tree) {
      visitNodes(each, look);
    }
  } else if (typeof tree === "object" && tree !== null && "type" in tree) {
    look(tree as Node);
    for (const child of Object.values(tree)) {
      visitNodes(child, look);
    }
  }
}
