/** Bytes of one record. */
export const recordBytes = 64;

/**
 * Record number `index`: a mark, its number, and padding that follows from the number, in letters that no script
 * changes. `way` tells the two directions apart.
 */
export function record(way: "u" | "d", index: number): Buffer {
  const head = `<${way}${String(index).padStart(numberDigits, "0")}:`;
  let text = head;
  for (let state = index + 1; text.length < recordBytes - 1; ) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    text += letters[state >>> 27];
  }
  return Buffer.from(`${text}>`, "latin1");
}

/** What happened to numbered records. Each figure counts records; times are in virtual milliseconds. */
export interface Found {
  /** The time at which each record first arrived, by its number. */
  readonly arrived: ReadonlyMap<number, number>;
  /** How many times a record arrived again. */
  readonly duplicated: number;
  /** How many records first arrived after one with a higher number. */
  readonly reordered: number;
}

/** Finds whole records in a stream by their content. A script may put anything around or between them. */
export class RecordFinder implements Found {
  readonly arrived = new Map<number, number>();
  duplicated = 0;
  reordered = 0;
  private highest = -1;
  private rest = "";

  constructor(private readonly way: "u" | "d") {}

  /** Reads the next bytes of the stream. */
  feed(bytes: Uint8Array, timeMs: number): void {
    const text = this.rest + Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
    const mark = `<${this.way}`;
    let at = text.indexOf(mark);
    while (at >= 0 && at + recordBytes <= text.length) {
      const index = this.at(text, at);
      if (index !== undefined) {
        this.note(index, timeMs);
      }
      at = text.indexOf(mark, at + (index === undefined ? 1 : recordBytes));
    }
    this.rest = at >= 0 ? text.slice(at) : text.slice(-1);
  }

  private at(text: string, at: number): number | undefined {
    const start = at + 2;
    const index = Number(text.slice(start, start + numberDigits));
    const whole = Number.isInteger(index) && record(this.way, index).toString("latin1");
    return whole === text.slice(at, at + recordBytes) ? index : undefined;
  }

  private note(index: number, timeMs: number): void {
    if (this.arrived.has(index)) {
      this.duplicated++;
      return;
    }
    this.arrived.set(index, timeMs);
    if (index < this.highest) {
      this.reordered++;
    }
    this.highest = Math.max(this.highest, index);
  }
}

const numberDigits = 8;
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef";
