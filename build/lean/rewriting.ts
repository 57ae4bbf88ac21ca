import type { SourceMapSegment } from "@jridgewell/sourcemap-codec";
import type { Node } from "luaparse";
import { rangeOf } from "./scopes.ts";

/** A line of Lua with the segments of its source map. */
export interface MappedLine {
  text: string;
  segments: readonly SourceMapSegment[];
}

/** A new text, or a piece of the old one, in which what is to be replaced is replaced too. */
export type Piece = string | { start: number; end: number /** By how many columns its lines move. */; by?: number };

/** What takes the place of a piece of a text, of any number of lines. */
export interface Replacement {
  start: number;
  end: number;
  pieces: readonly Piece[];
}

/**
 * Rewrites a text and its source map: pieces are replaced, and may be copied to where others were. A replacement within
 * a piece that is replaced counts only where that piece is copied. Lines that become empty go.
 */
export function rewritten(lines: readonly MappedLine[], replacements: readonly Replacement[]): MappedLine[] {
  return new Rewriter(lines, replacements).run();
}

/** Puts pieces in the place of a node. None: the node goes. */
export function replacing(node: Node, ...pieces: Piece[]): Replacement {
  const [start, end] = rangeOf(node);
  return { start, end, pieces };
}

/** A node as a piece. `by`: by how many columns its lines move. */
export function pieceOf(node: Node, by = 0): Piece & { start: number; end: number } {
  const [start, end] = rangeOf(node);
  return { start, end, by };
}

/** Lines of which texts and segments are known. */
export function mappedLines(
  lines: readonly string[],
  mappings: readonly (readonly SourceMapSegment[])[],
): MappedLine[] {
  return lines.map((text, index) => ({ text, segments: mappings[index] ?? [] }));
}

class Rewriter {
  private readonly starts: number[] = [];
  private readonly sorted: Replacement[];
  private readonly done: MappedLine[] = [];
  private text = "";
  private segments: SourceMapSegment[] = [];
  /** Columns by which a line is moved that begins now. */
  private shift = 0;
  private readonly length: number;

  constructor(
    private readonly lines: readonly MappedLine[],
    replacements: readonly Replacement[],
  ) {
    let at = 0;
    for (const { text } of lines) {
      this.starts.push(at);
      at += text.length + 1;
    }
    this.length = at - 1;
    this.sorted = [...replacements].sort((one, other) => one.start - other.start || other.end - one.end);
  }

  run(): MappedLine[] {
    this.copy(0, this.length, undefined);
    this.endLine();
    return this.done;
  }

  /** Copies a piece. `within`: the replacement whose own piece it is, or what is around it. */
  private copy(start: number, end: number, within: Replacement | undefined): void {
    let at = start;
    for (let index = this.firstFrom(start); index < this.sorted.length; index++) {
      const each = this.sorted[index] as Replacement;
      if (each.start >= end && each.start > start) {
        break;
      }
      if (each.start < at || each.end > end || each === within) {
        continue;
      }
      this.plain(at, each.start);
      this.replace(each);
      at = each.end;
    }
    this.plain(at, end);
  }

  private replace(replacement: Replacement): void {
    const position = this.positionAt(replacement.start);
    for (const piece of replacement.pieces) {
      if (typeof piece === "string") {
        this.literal(piece, position);
      } else {
        const { start, end, by = 0 } = piece;
        this.shift += by;
        this.copy(start, end, replacement);
        this.shift -= by;
      }
    }
  }

  private literal(text: string, position: readonly number[] | undefined): void {
    for (const [index, line] of text.split("\n").entries()) {
      if (index > 0) {
        this.endLine();
      }
      this.add(index > 0 ? this.moved(line) : line, position);
    }
  }

  private plain(start: number, end: number): void {
    let at = start;
    while (at < end) {
      const number = this.lineAt(at);
      const lineStart = this.starts[number] as number;
      const line = this.lines[number] as MappedLine;
      const lineEnd = lineStart + line.text.length;
      const to = Math.min(end, lineEnd);
      this.part(line, at - lineStart, to - lineStart);
      if (end > lineEnd) {
        this.endLine();
      }
      at = Math.max(to, at) + (end > lineEnd ? 1 : 0);
    }
  }

  /** Copies columns of one line. */
  private part({ text, segments }: MappedLine, from: number, to: number): void {
    const piece = text.slice(from, to);
    const whole = from === 0 ? this.moved(piece) : piece;
    const by = this.text.length + (whole.length - piece.length) - from;
    const before = segments.findLast(([column]) => column <= from);
    if (before !== undefined && piece !== "") {
      this.mark(this.text.length, before.slice(1));
    }
    for (const segment of segments) {
      if (segment[0] > from && segment[0] < to) {
        this.mark(Math.max(0, segment[0] + by), segment.slice(1));
      }
    }
    this.text += whole;
  }

  private add(text: string, position: readonly number[] | undefined): void {
    if (text !== "" && position !== undefined) {
      this.mark(this.text.length, position);
    }
    this.text += text;
  }

  private mark(column: number, position: readonly number[]): void {
    const last = this.segments.at(-1);
    const isSame = last?.slice(1).every((value, index) => value === position[index]) ?? false;
    if (!isSame && position.length > 0) {
      this.segments.push([column, ...position] as unknown as SourceMapSegment);
    }
  }

  private moved(line: string): string {
    const indent = line.length - line.trimStart().length;
    return this.shift >= 0 ? " ".repeat(this.shift) + line : line.slice(Math.min(indent, -this.shift));
  }

  private endLine(): void {
    if (this.text.trim() !== "") {
      this.done.push({ text: this.text.trimEnd(), segments: this.segments });
    }
    this.text = "";
    this.segments = [];
  }

  /** Where a place of the old text comes from. */
  private positionAt(place: number): readonly number[] | undefined {
    const number = this.lineAt(place);
    const column = place - (this.starts[number] as number);
    const { segments } = this.lines[number] as MappedLine;
    return (segments.findLast((each) => each[0] <= column) ?? segments[0])?.slice(1);
  }

  private lineAt(place: number): number {
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.starts[middle] as number) <= place) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private firstFrom(start: number): number {
    const index = this.sorted.findIndex((each) => each.start >= start);
    return index < 0 ? this.sorted.length : index;
  }
}
