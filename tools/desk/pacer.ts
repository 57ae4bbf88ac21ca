const pieceBytes = 1024;
/** Above this, `push` refuses more bytes. */
const mostWaitingBytes = 8 << 20;
const lookMs = 10;

/**
 * Sends bytes in pieces, no faster than a UART can pass them on. There is no flow control that could slow a server
 * down.
 */
export class Pacer {
  private waiting: Uint8Array[] = [];
  private timer: NodeJS.Timeout | undefined;
  private dueMs = 0;

  constructor(
    private readonly bytesPerSecond: () => number,
    private readonly send: (bytes: Uint8Array) => void,
  ) {}

  get waitingBytes(): number {
    return this.waiting.reduce((sum, piece) => sum + piece.length, 0);
  }

  /** Queues bytes. Throws an Error for people when too many are waiting. */
  push(bytes: Uint8Array): void {
    if (this.waitingBytes + bytes.length > mostWaitingBytes) {
      throw new Error("too many bytes are waiting already");
    }
    for (let start = 0; start < bytes.length; start += pieceBytes) {
      this.waiting.push(bytes.subarray(start, start + pieceBytes));
    }
    if (this.timer === undefined) {
      this.dueMs = performance.now();
      this.next();
    }
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waiting = [];
  }

  private next(): void {
    this.timer = undefined;
    while (this.waiting.length > 0 && this.dueMs <= performance.now()) {
      const piece = this.waiting.shift() as Uint8Array;
      try {
        this.send(piece);
      } catch {
        // Nobody is connected any more, so the rest is dropped.
        this.stop();
        return;
      }
      this.dueMs += (piece.length * 1000) / this.bytesPerSecond();
    }
    if (this.waiting.length > 0) {
      this.timer = setTimeout(() => this.next(), lookMs);
    }
  }
}
