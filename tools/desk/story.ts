import type { FrameEntry, LogEntry, News, Sample, SerialEntry, Transition } from "./protocol.ts";

/** How many entries are kept for a page that opens later, and how many one piece of news holds. */
const most = { log: 2000, frames: 400, serial: 600, transitions: 100, samples: 600 } as const;
const mostNews = { log: 300, frames: 100, serial: 300, transitions: 100, samples: 100 } as const;
const mostLogCharacters = 1000;
/** Serial bytes of one direction are joined into one entry, up to this size. */
const mostSerialBytes = 1024;
const mostPayloadBytes = 512;
const togetherMs = 60;

type Kept = "log" | "frames" | "serial" | "transitions" | "samples";

/** The history of the desk, as the page shows it. Its size is bounded. */
export class Story {
  private readonly kept = {
    log: [] as LogEntry[],
    frames: [] as FrameEntry[],
    serial: [] as SerialEntry[],
    transitions: [] as Transition[],
    samples: [] as Sample[],
  };
  private fresh: Pick<News, Kept> = {};
  private leftOut = { log: 0, frames: 0 };
  /** The serial entry that may still grow. */
  private piece: { way: "in" | "out"; timeMs: number; lastMs: number; parts: Uint8Array[]; bytes: number } | undefined;

  log(entry: LogEntry): void {
    const { text } = entry;
    const short = text.length > mostLogCharacters ? `${text.slice(0, mostLogCharacters)}…` : text;
    this.add("log", { ...entry, text: short });
  }

  frame(entry: Omit<FrameEntry, "payload"> & { payload: Uint8Array }): void {
    const payload = Buffer.from(entry.payload.subarray(0, mostPayloadBytes)).toString("base64");
    this.add("frames", { ...entry, payload });
  }

  transition(entry: Transition): void {
    this.add("transitions", entry);
  }

  sample(entry: Sample): void {
    this.add("samples", entry);
  }

  serial(way: "in" | "out", bytes: Uint8Array, timeMs: number): void {
    const { piece } = this;
    if (piece?.way === way && timeMs - piece.lastMs <= togetherMs && piece.bytes < mostSerialBytes) {
      piece.parts.push(Uint8Array.from(bytes));
      piece.bytes += bytes.length;
      piece.lastMs = timeMs;
    } else {
      this.endPiece();
      this.piece = { way, timeMs, lastMs: timeMs, parts: [Uint8Array.from(bytes)], bytes: bytes.length };
    }
  }

  /** Everything new since the last call. */
  news(nowMs: number): News {
    if (this.piece !== undefined && nowMs - this.piece.lastMs > togetherMs) {
      this.endPiece();
    }
    const { fresh, leftOut } = this;
    this.fresh = {};
    this.leftOut = { log: 0, frames: 0 };
    return leftOut.log + leftOut.frames > 0 ? { ...fresh, leftOut } : fresh;
  }

  whole(): News {
    const { log, frames, serial, transitions, samples } = this.kept;
    return { whole: true, log, frames, serial, transitions, samples };
  }

  clear(): void {
    for (const list of Object.values(this.kept)) {
      list.length = 0;
    }
    this.fresh = {};
    this.piece = undefined;
  }

  private endPiece(): void {
    if (this.piece !== undefined) {
      const { way, timeMs, parts } = this.piece;
      this.piece = undefined;
      this.add("serial", { way, timeMs, bytes: Buffer.concat(parts).toString("base64") });
    }
  }

  private add<Name extends Kept>(name: Name, entry: NonNullable<News[Name]>[number]): void {
    const list = this.kept[name] as unknown[];
    list.push(entry);
    // Not at each entry: moving a long list is slow.
    if (list.length > 2 * most[name]) {
      list.splice(0, list.length - most[name]);
    }
    this.fresh[name] ??= [] as never;
    const fresh = this.fresh[name] as unknown[];
    fresh.push(entry);
    if (fresh.length > 2 * mostNews[name]) {
      const leftOut = fresh.splice(0, fresh.length - mostNews[name]).length;
      const counted: string = name;
      if (counted === "log" || counted === "frames") {
        this.leftOut[counted] += leftOut;
      }
    }
  }
}
