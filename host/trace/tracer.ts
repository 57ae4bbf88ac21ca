import type { LuaMap } from "./lua-map.ts";

/** Chooses the source map for the positions of a log. */
export interface MapChoice {
  /** The log names its build, by the 8 hex digits of its id. */
  build(id: string): void;
  /** The map for the next position, or undefined to leave the position unchanged. */
  current(): LuaMap | undefined;
}

/** The longest position or build id, with the text after it; */
const longestBytes = 64;
/** the longest text before it. */
const longestBefore = 32;
const buildWord = Buffer.from(" build ");
/** The version, which a firmware prints before ` build `. */
const version = /\d\.\d+\.\d+$/;
const buildId = /^[0-9a-f]{8}(?!\w)/;
/**
 * The text before a script name: nothing, the module's folders, or Lua's quotes around the text of a chunk.
 * `log.style(1)` writes the position directly after the letter of the level.
 */
const head = /(?:(\[string "(?:\/luadb\/|\/lua\/|\/)?)|[^\w.\-/\\](?:[DIWE]\/)?((?:\/luadb\/|\/lua\/|\/)?))$/;
/** The text after a script name in a position. */
const tail = /^("\])?:(\d{1,7})(?!\d)/;

/**
 * Replaces the Lua positions of a log with TypeScript positions: `main.lua:120`, `/luadb/main.lua:120` and `[string
 * "main.lua"]:120` become `src/outbox.ts:57`. Everything else passes unchanged, byte for byte. The log may come in
 * pieces of any size; little of it is kept.
 */
export class Tracer {
  private readonly name: Buffer;
  /** The end of the log so far: one byte that was already returned, then the bytes that were not. */
  private kept: Buffer = Buffer.from("\n");
  /** How much of it has been examined. */
  private seen = 1;

  constructor(
    private readonly choice: MapChoice,
    script = "main.lua",
  ) {
    this.name = Buffer.from(script);
  }

  /** Takes the next piece of the log. Returns the part that is ready. */
  push(piece: Uint8Array): Buffer {
    return this.traced(Buffer.concat([this.kept, piece]), longestBytes);
  }

  /** The log has ended. Returns the rest. */
  end(): Buffer {
    return this.traced(this.kept, 0);
  }

  /** Traces positions that begin before the last `reserve` bytes. Those may be the start of something longer. */
  private traced(bytes: Buffer, reserve: number): Buffer {
    const limit = Math.max(bytes.length - reserve, this.seen);
    const pieces: Buffer[] = [];
    let done = 1;
    const next = (word: Buffer, from: number): number => {
      const at = bytes.indexOf(word, from);
      return at < 0 || at >= limit ? limit : at;
    };
    let atName = next(this.name, this.seen);
    let atBuild = next(buildWord, this.seen);
    while (atName !== atBuild) {
      if (atBuild < atName) {
        this.readBuild(bytes, atBuild);
        atBuild = next(buildWord, atBuild + 1);
        continue;
      }
      const found = this.positionAt(bytes, atName);
      if (found !== undefined && found.start >= done) {
        pieces.push(bytes.subarray(done, found.start), Buffer.from(found.text));
        done = found.end;
      }
      atName = next(this.name, atName + 1);
    }
    // The start of a position, or a version, may lie right before the limit.
    const ready = reserve === 0 ? bytes.length : Math.max(done, limit - longestBefore);
    pieces.push(bytes.subarray(done, ready));
    this.kept = Buffer.from(bytes.subarray(ready - 1));
    this.seen = Math.max(limit - ready + 1, 1);
    return pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces);
  }

  private readBuild(bytes: Buffer, at: number): void {
    const after = at + buildWord.length;
    const [id] = buildId.exec(bytes.toString("latin1", after, after + 9)) ?? [];
    if (id !== undefined && version.test(bytes.toString("latin1", Math.max(at - 16, 0), at))) {
      this.choice.build(id);
    }
  }

  private positionAt(bytes: Buffer, at: number): { start: number; end: number; text: string } | undefined {
    const [, quoted, plain] = head.exec(bytes.toString("latin1", Math.max(at - 24, 0), at)) ?? [];
    const before = quoted ?? plain;
    const after = at + this.name.length;
    const [whole, quoteEnd, line] = tail.exec(bytes.toString("latin1", after, after + 11)) ?? [];
    if (before === undefined || whole === undefined || (quoted === undefined) !== (quoteEnd === undefined)) {
      return undefined;
    }
    const text = this.choice.current()?.positions[Number(line)];
    if (text === undefined) {
      return undefined;
    }
    return { start: at - before.length, end: after + whole.length, text };
  }
}
