import type { Board } from "../board/board.ts";
import type { Clock } from "./clock.ts";

/** What stands in the queue: bytes, a pause, or a byte that arrives broken. */
type Item = Uint8Array | { pauseMs: number } | "error";

/** What is sent is handed to the UART in pieces of about this long; byte for byte it keeps its time. */
const pieceMs = 20;

/** The wire to a UART's RX pin: whatever is written to it arrives at its baud rate, in order. USB has none. */
export class SerialLine {
  /** Bits per second at which the peer sends. Undefined: as the UART is set up. */
  baudRate: number | undefined;
  private queue: Item[] = [];
  private busy = false;
  private freeAt = 0;
  private readonly board: Board;
  private readonly uartId: number;
  private readonly clock: Clock;

  constructor(board: Board, uartId: number, clock: Clock) {
    this.board = board;
    this.uartId = uartId;
    this.clock = clock;
  }

  /** Bytes that wait for their turn on the wire. */
  get waitingBytes(): number {
    return this.queue.reduce((sum, item) => sum + (item instanceof Uint8Array ? item.length : 0), 0);
  }

  /** Sends bytes. They are copied. */
  send(bytes: Uint8Array): void {
    if (bytes.length > 0) {
      this.put(Uint8Array.from(bytes));
    }
  }

  /** Says nothing for so long, once what was sent before is on the wire. */
  pause(ms: number): void {
    this.put({ pauseMs: ms });
  }

  /** Sends a byte that arrives broken: noise on the line, a wrong parity. */
  sendError(): void {
    this.put("error");
  }

  private put(item: Item): void {
    this.queue.push(item);
    if (!this.busy) {
      this.busy = true;
      this.freeAt = this.clock.now();
      this.sendNext();
    }
  }

  private sendNext(): void {
    const item = this.queue.shift();
    if (item === undefined) {
      this.busy = false;
      return;
    }
    const byteMs = this.byteMs();
    if (item instanceof Uint8Array) {
      const count = Math.min(item.length, Math.max(1, Math.round(pieceMs / byteMs)));
      if (count < item.length) {
        this.queue.unshift(item.subarray(count));
      }
      const bytes = item.subarray(0, count);
      this.board.receive(this.uartId, bytes, byteMs);
      this.waitThen(count * byteMs, () => {});
    } else if (item === "error") {
      this.waitThen(byteMs, () => this.board.receiveError(this.uartId));
    } else {
      this.waitThen(item.pauseMs, () => {});
    }
  }

  private waitThen(ms: number, action: () => void): void {
    this.freeAt += ms;
    this.clock.after(this.freeAt - this.clock.now(), () => {
      action();
      this.sendNext();
    });
  }

  /** A UART that is not set up has no pace; the peer's is that of 115200 baud then. */
  private byteMs(): number {
    const settings = this.board.uartSettings(this.uartId);
    const bits = settings?.bitsPerByte ?? 10;
    return (bits * 1000) / (this.baudRate ?? settings?.baudRate ?? 115200);
  }
}
