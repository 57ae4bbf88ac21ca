import type { GoldenValue, ZbuffRow, ZbuffStep } from "./golden-rows.ts";

/** Sizes of what \`readU16\` and its kin read. */
const readSizes: Record<string, number> = {
  U8: 1,
  I8: 1,
  U16: 2,
  I16: 2,
  U32: 4,
  I32: 4,
  U64: 8,
  I64: 8,
  F32: 4,
  F64: 8,
};

/**
 * Which bytes of a zbuff a row says something of. Memory that a resize has newly claimed holds whatever was there; it is
 * known as soon as something is written to it. This follows the recording alone, not the simulator.
 */
export class KnownBytes {
  private known: boolean[];
  private used: number;

  constructor(row: ZbuffRow) {
    const [capacity, data] = row.create;
    this.known = Array.from({ length: integer(capacity, 0) }, () => true);
    this.used =
      data !== null && typeof data === "object" && "s" in data ? Math.min(data.s.length / 2, this.known.length) : 0;
  }

  /** The bytes that the result of a step was made of, before the step has moved anything: known or not. */
  readBy({ op, args, ret, used }: ZbuffStep): boolean[] {
    const range = (from: number, count: number): boolean[] =>
      Array.from({ length: Math.max(0, count) }, (_, index) => this.known[from + index] ?? true);
    const [result] = ret;
    const length = result !== null && typeof result === "object" && "s" in result ? result.s.length / 2 : undefined;
    switch (op) {
      case "[]":
        return range(integer(args[0], 0), 1);
      case "toStr":
        return range(integer(args[0], 0), length ?? 0);
      case "query": {
        const start = integer(args[0], 0);
        return range(start < 0 ? start + this.used : start, length ?? integer(args[1], 0));
      }
      case "read":
        return range(this.used, length ?? 0);
      case "unpack":
        return range(this.used, used - this.used);
      default:
        return range(this.used, op.startsWith("read") ? (readSizes[op.slice(4)] ?? 0) : 0);
    }
  }

  /** Takes in what a step has done. Returns which bytes of the whole capacity are known after it. */
  after({ op, args, ret, used, len }: ZbuffStep): boolean[] {
    const before = this.used;
    while (this.known.length < len) {
      this.known.push(false);
    }
    this.known.length = len;
    const mark = (from: number, count: number): void => void this.known.fill(true, from, Math.max(from, from + count));
    if (op === "write" || op === "pack" || op.startsWith("write")) {
      mark(before, used - before);
    } else if (op === "copy") {
      const start = integer(args[0], before);
      mark(start < 0 ? before + start : start, integer(ret[0], 0));
    } else if (op === "set") {
      mark(integer(args[0], 0), integer(args[2], len));
    } else if (op === "clear") {
      mark(0, len);
    } else if (op === "del" && used < before) {
      const start = integer(args[0], 0);
      const from = start < 0 ? start + before : start;
      this.known.copyWithin(from, from + before - used, before);
    }
    this.used = used;
    return [...this.known];
  }
}

function integer(value: GoldenValue | undefined, fallback: number): number {
  return value !== null && typeof value === "object" && "i" in value ? value.i : fallback;
}
