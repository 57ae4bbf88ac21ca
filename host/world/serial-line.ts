import type { Board } from "../board/board.ts";
import type { Clock } from "./clock.ts";

/** An item of the queue: bytes, a pause, or a byte that arrives broken. */
type Item = Uint8Array | { pauseMs: number } | "error";

/** The UART gets the bytes in pieces of about this length. Each byte still has its exact time. */
const pieceMs = 20;

/** The wire to a UART's RX pin: bytes arrive at its baud rate, in order. USB has no baud rate. */
export class SerialLine {
  /** The peer's bits per second. Undefined: those of the UART. */
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

  /** Bytes that wait to go onto the wire. */
  get waitingBytes(): number {
    return this.queue.reduce((sum, item) => sum + (item instanceof Uint8Array ? item.length : 0), 0);
  }

  /** Sends bytes. They are copied. */
  send(bytes: Uint8Array): void {
    if (bytes.length > 0) {
      this.put(Uint8Array.from(bytes));
    }
  }

  /** Stays silent for a time, after earlier bytes are on the wire. */
  pause(ms: number): void {
    this.put({ pauseMs: ms });
  }

  /** Sends a byte that arrives broken, as by noise on the line or wrong parity. */
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

  /** A UART that is not set up has no baud rate. The peer then sends at 115200 baud. */
  private byteMs(): number {
    const settings = this.board.uartSettings(this.uartId);
    const bits = settings?.bitsPerByte ?? 10;
    return (bits * 1000) / (this.baudRate ?? settings?.baudRate ?? 115200);
  }
}
