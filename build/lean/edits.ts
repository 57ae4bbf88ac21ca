import type { SourceMapSegment } from "@jridgewell/sourcemap-codec";

/** A line of Lua with the segments of its source map. */
export interface MappedLine {
  text: string;
  segments: readonly SourceMapSegment[];
}

/** What takes the place of a piece of a text. It stands within one line. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/**
 * Takes lines out of a text and changes pieces of the others, and the source map with them. Lines are counted from 0. What
 * is to be changed in a line that goes is forgotten.
 */
export function edited(
  lines: readonly string[],
  mappings: readonly (readonly SourceMapSegment[])[],
  edits: readonly Edit[],
  without: ReadonlySet<number>,
): MappedLine[] {
  const sorted = [...edits].sort((one, other) => one.start - other.start || one.end - other.end);
  const result: MappedLine[] = [];
  let lineStart = 0;
  let next = 0;
  for (const [number, text] of lines.entries()) {
    const lineEnd = lineStart + text.length;
    const here: Edit[] = [];
    for (let edit = sorted[next]; edit !== undefined && edit.start <= lineEnd; edit = sorted[++next]) {
      here.push({ start: edit.start - lineStart, end: edit.end - lineStart, text: edit.text });
    }
    if (!without.has(number)) {
      result.push(editedLine({ text, segments: mappings[number] ?? [] }, here));
    }
    lineStart = lineEnd + 1;
  }
  return result;
}

function editedLine(line: MappedLine, edits: readonly Edit[]): MappedLine {
  let { text, segments } = line;
  // From the end, so that what is still to come stays where it is.
  for (const edit of [...edits].reverse()) {
    text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
    segments = shifted(segments, edit);
  }
  return { text, segments };
}

/** The start of what is new keeps its position, and so does what stands behind it. */
function shifted(segments: readonly SourceMapSegment[], { start, end, text }: Edit): SourceMapSegment[] {
  const by = text.length - (end - start);
  const at = (segment: SourceMapSegment, column: number): SourceMapSegment =>
    [column, ...segment.slice(1)] as SourceMapSegment;
  const before = segments.filter(([column]) => column <= start);
  const within = segments.filter(([column]) => column > start && column < end).at(-1);
  const behind = segments.filter(([column]) => column > start && column >= end);
  const needsOne = within !== undefined && behind[0]?.[0] !== end;
  return [
    ...before,
    ...(needsOne ? [at(within, end + by)] : []),
    ...behind.map((segment) => at(segment, segment[0] + by)),
  ];
}
