import type { Board } from "../board/board.ts";
import type { Clock } from "./clock.ts";

/** What leaves is put on the wire in pieces of about this long. */
const pieceMs = 2;

/** The wire to a UART's RX pin: whatever is written to it arrives at the UART's baud rate, in order. */
export class SerialLine {
  private queue: Uint8Array[] = [];
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
    return this.queue.reduce((sum, part) => sum + part.length, 0);
  }

  /** Sends bytes. They are copied. */
  send(bytes: Uint8Array): void {
    if (bytes.length > 0) {
      this.queue.push(Uint8Array.from(bytes));
      if (!this.busy) {
        this.busy = true;
        this.freeAt = this.clock.now();
        this.sendNext();
      }
    }
  }

  private sendNext(): void {
    const part = this.queue.shift();
    if (part === undefined) {
      this.busy = false;
      return;
    }
    const settings = this.board.port(this.uartId)?.settings;
    const byteMs = settings === undefined ? idleByteMs : (settings.bitsPerByte * 1000) / settings.baudRate;
    const count = Math.min(part.length, Math.max(1, Math.round(pieceMs / byteMs)));
    if (count < part.length) {
      this.queue.unshift(part.subarray(count));
    }
    this.freeAt += count * byteMs;
    this.clock.after(this.freeAt - this.clock.now(), () => {
      this.board.receive(this.uartId, part.subarray(0, count));
      this.sendNext();
    });
  }
}

/** A UART that is not set up hears nothing; the wire has a pace all the same: that of 115200 baud. */
const idleByteMs = 10 / 115.2;
