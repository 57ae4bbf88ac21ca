import type { LuaMap } from "./lua-map.ts";

/** Says which map the positions of a log belong to. */
export interface MapChoice {
  /** The log names its build, with the 8 hex digits of its id. */
  build(id: string): void;
  /** The map for a position that comes now, or undefined to leave the position as it is. */
  current(): LuaMap | undefined;
}

/** Neither a position nor a build's id is longer, with what stands behind it; */
const longestBytes = 64;
/** nor is what stands before it. */
const longestBefore = 32;
const buildWord = Buffer.from(" build ");
/** What stands before ` build ` where a firmware says its build: its version. */
const version = /\d\.\d+\.\d+$/;
const buildId = /^[0-9a-f]{8}(?!\w)/;
/**
 * What may stand before the name of a script: nothing, the device's folders, or what Lua puts around the text of a chunk.
 * `log.style(1)` writes the place directly behind the letter of the level.
 */
const head = /(?:(\[string "(?:\/luadb\/|\/lua\/|\/)?)|[^\w.\-/\\](?:[DIWE]\/)?((?:\/luadb\/|\/lua\/|\/)?))$/;
/** What stands behind it, in a position. */
const tail = /^("\])?:(\d{1,7})(?!\d)/;

/**
 * Puts TypeScript positions in the place of the Lua positions of a log: `main.lua:120`, `/luadb/main.lua:120` and
 * `[string "main.lua"]:120` become `src/outbox.ts:57`. All else passes as it is, byte for byte. The log may come in pieces
 * of any size; little of it is kept.
 */
export class Tracer {
  private readonly name: Buffer;
  /** The end of what has come: the byte before it, that has been given back, and the bytes that have not. */
  private kept: Buffer = Buffer.from("\n");
  /** How much of it has been looked at. */
  private seen = 1;

  constructor(
    private readonly choice: MapChoice,
    script = "main.lua",
  ) {
    this.name = Buffer.from(script);
  }

  /** Takes the next piece of the log. Gives back what is ready of it. */
  push(piece: Uint8Array): Buffer {
    return this.traced(Buffer.concat([this.kept, piece]), longestBytes);
  }

  /** The log has ended. Gives back the rest. */
  end(): Buffer {
    return this.traced(this.kept, 0);
  }

  /** Traces what begins before the last bytes, which may be the beginning of something. */
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
    // The beginning of a position, or a version, may stand right before the limit.
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
