import type { Board } from "../board/board.ts";
import type { VirtualClock } from "./clock.ts";
import { SerialLine } from "./serial-line.ts";

/**
 * The device wired to a UART of the module. It sends what the test asks for. Everything is queued: a pause or a
 * trickle starts after earlier bytes. `module.serialTraffic()` has the traffic of both directions.
 */
export class SerialPeer {
  private readonly line: SerialLine;

  constructor(board: Board, uartId: number, clock: VirtualClock) {
    this.line = new SerialLine(board, uartId, clock);
  }

  /** The peer's bits per second. Undefined, the default: those of the module's UART. */
  get baudRate(): number | undefined {
    return this.line.baudRate;
  }

  set baudRate(baudRate: number | undefined) {
    this.line.baudRate = baudRate;
  }

  /** Bytes that wait to go onto the wire. */
  get waitingBytes(): number {
    return this.line.waitingBytes;
  }

  /** Sends bytes without a pause. */
  send(bytes: Uint8Array | string): void {
    this.line.send(Buffer.from(bytes));
  }

  /** Stays silent for a time. */
  pause(ms: number): void {
    this.line.pause(ms);
  }

  /** Sends the bytes one by one, with this gap between the end of one and the start of the next. */
  trickle(bytes: Uint8Array | string, gapMs: number): void {
    this.bursts(bytes, 1, gapMs);
  }

  /** Sends pieces of this many bytes, with this gap between the end of one and the start of the next. */
  bursts(bytes: Uint8Array | string, pieceBytes: number, gapMs: number): void {
    const whole = Buffer.from(bytes);
    for (let start = 0; start < whole.length; start += pieceBytes) {
      this.line.send(whole.subarray(start, start + pieceBytes));
      this.line.pause(gapMs);
    }
  }

  /** Sends a byte that arrives broken, as by noise on the line or wrong parity. */
  sendError(): void {
    this.line.sendError();
  }
}
