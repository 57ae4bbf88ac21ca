import type { SourceMapSegment } from "@jridgewell/sourcemap-codec";
import type { LuaModule } from "../compile.ts";

/**
 * Writes `counts.dropped += bytes` as one line. TypeScriptToLua keeps table and key in two locals with names of their own
 * wherever the table is exported or a field of another; on the device each pair costs a hundred bytes.
 *
 * Only where the value calls nothing: a call might put another table in the first one's place.
 */
export function withPlainAssignments(module: LuaModule): LuaModule {
  const lines: string[] = [];
  const mappings: SourceMapSegment[][] = [];
  for (let at = 0; at < module.lines.length; at++) {
    const text = module.lines[at] as string;
    const plain = plainAssignment(text, module.lines[at + 1]);
    if (plain === undefined) {
      lines.push(text);
      mappings.push(module.mappings[at] ?? []);
      continue;
    }
    at++;
    lines.push(plain.text);
    mappings.push(shortened(module.mappings[at] ?? [], plain));
  }
  return { ...module, lines, mappings };
}

/** `local ____counts_1, ____dropped_2 = counts, "dropped"`. */
const temporaries = /^(\s*)local (____\w+), (____\w+) = ([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*), "([A-Za-z_]\w*)"$/;

interface Plain {
  text: string;
  /** The column at which it begins. */
  start: number;
  /** The column at which the value begins, in the second line and in the new one. */
  valueBefore: number;
  valueAfter: number;
}

function plainAssignment(first: string, second = ""): Plain | undefined {
  const [, indent, table, key, path, name] = temporaries.exec(first) ?? [];
  const start = `${indent}${table}[${key}] = ${table}[${key}] `;
  const value = second.slice(start.length);
  if (table === undefined || !second.startsWith(start) || callsOrGoesOn(value)) {
    return undefined;
  }
  const plain = `${indent}${path}.${name} = ${path}.${name} `;
  return {
    text: plain + value,
    start: (indent as string).length,
    valueBefore: start.length,
    valueAfter: plain.length,
  };
}

/** Whether a value may call a function, or does not end in its line. What is not surely plain counts as such. */
function callsOrGoesOn(value: string): boolean {
  const opened = value.match(/\(/g)?.length ?? 0;
  const closed = value.match(/\)/g)?.length ?? 0;
  return opened !== closed || /[\w\])]\s*\(|["'{:]/.test(value);
}

/** The statement has its position from its first column on; what stands in its value moves with it. */
function shortened(segments: readonly SourceMapSegment[], plain: Plain): SourceMapSegment[] {
  const { start, valueBefore, valueAfter } = plain;
  const at = (segment: SourceMapSegment, column: number): SourceMapSegment =>
    [column, ...segment.slice(1)] as SourceMapSegment;
  return [
    ...segments.slice(0, 1).map((segment) => at(segment, start)),
    ...segments
      .filter(([column]) => column >= valueBefore)
      .map((segment) => at(segment, segment[0] + valueAfter - valueBefore)),
  ];
}
