import { ByteQueue } from "./byte-queue.ts";

/** The opcodes of WebSocket frames. */
export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** A frame as read from a stream. */
export interface StreamFrame {
  /** One of `opcodes`. */
  opcode: number;
  fin: boolean;
  /** The length of the whole payload. `payload` may be shorter. */
  lengthBytes: number;
  /** The first bytes of the payload, unmasked. */
  payload: Uint8Array;
}

/** How much is kept of a head, or of a payload. */
const mostHeadBytes = 16_384;
const mostKeptBytes = 65_536;
const longestHeader = 14;

/** Reads one direction of a WebSocket connection as it passes: the HTTP head, then frames. It changes nothing. */
export class WebSocketStream {
  private readonly queue = new ByteQueue();
  private head: string | undefined;
  private kept: Uint8Array[] = [];
  private keptBytes = 0;
  private frame: { opcode: number; fin: boolean; lengthBytes: number; mask: Uint8Array | undefined } | undefined;
  private leftBytes = 0;
  private lost = false;

  constructor(
    private readonly heard: {
      head(text: string): void;
      frame(frame: StreamFrame): void;
    },
  ) {}

  /** Whether the last byte so far ended the head or a frame. */
  get isBetweenFrames(): boolean {
    return this.head !== undefined && this.frame === undefined && this.queue.length === 0;
  }

  pass(bytes: Uint8Array): void {
    if (this.lost) {
      return;
    }
    this.queue.push(Uint8Array.from(bytes));
    if (this.head === undefined) {
      this.readHead();
    }
    while (this.head !== undefined && !this.lost && this.readFrame()) {}
  }

  private readHead(): void {
    const text = Buffer.from(this.queue.take(this.queue.length)).toString("latin1");
    const end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      // This is not HTTP: the stream cannot be parsed.
      this.lost = text.length > mostHeadBytes;
      this.queue.push(Buffer.from(text, "latin1"));
      return;
    }
    this.head = text.slice(0, end);
    // A server that refuses the handshake sends a page, and no frames.
    this.lost = /^HTTP\/\d\.\d (?!101\b)/.test(this.head);
    this.queue.push(Buffer.from(text.slice(end + 4), "latin1"));
    this.heard.head(this.head);
  }

  /** Returns whether another frame may follow. */
  private readFrame(): boolean {
    if (this.frame === undefined && !this.readHeader()) {
      return false;
    }
    const frame = this.frame as NonNullable<typeof this.frame>;
    const piece = this.queue.take(Math.min(this.leftBytes, this.queue.length));
    const room = Math.min(piece.length, mostKeptBytes - this.keptBytes);
    if (room > 0) {
      this.kept.push(piece.subarray(0, room));
      this.keptBytes += room;
    }
    this.leftBytes -= piece.length;
    if (this.leftBytes > 0) {
      return false;
    }
    const payload = Buffer.concat(this.kept);
    const { opcode, fin, lengthBytes, mask } = frame;
    if (mask !== undefined) {
      for (let index = 0; index < payload.length; index++) {
        payload[index] = (payload[index] as number) ^ (mask[index & 3] as number);
      }
    }
    this.frame = undefined;
    this.kept = [];
    this.keptBytes = 0;
    this.heard.frame({ opcode, fin, lengthBytes, payload });
    return this.queue.length > 0;
  }

  private readHeader(): boolean {
    const start = Buffer.from(this.queue.take(Math.min(longestHeader, this.queue.length)));
    const short = start.length < 2 ? 0 : start.readUInt8(1) & 0x7f;
    const isMasked = start.length >= 2 && (start.readUInt8(1) & 0x80) !== 0;
    const lengthEnd = 2 + (short === 126 ? 2 : short === 127 ? 8 : 0);
    const end = lengthEnd + (isMasked ? 4 : 0);
    if (start.length < 2 || start.length < end) {
      this.putBack(start);
      return false;
    }
    const first = start.readUInt8(0);
    const lengthBytes =
      short === 126 ? start.readUInt16BE(2) : short === 127 ? Number(start.readBigUInt64BE(2)) : short;
    this.frame = {
      opcode: first & 0x0f,
      fin: (first & 0x80) !== 0,
      lengthBytes,
      mask: isMasked ? Uint8Array.from(start.subarray(lengthEnd, end)) : undefined,
    };
    this.leftBytes = lengthBytes;
    this.putBack(start.subarray(end));
    return true;
  }

  private putBack(bytes: Uint8Array): void {
    if (bytes.length > 0) {
      const rest = this.queue.take(this.queue.length);
      this.queue.push(Uint8Array.from(bytes));
      this.queue.push(rest);
    }
  }
}
