import type { Board } from "../board/board.ts";
import type { VirtualClock } from "./clock.ts";
import { SerialLine } from "./serial-line.ts";

/**
 * What is wired to a UART of the module and sends as it is told. Everything is queued: a pause or a trickle follows on
 * what was sent before. What went over the wires is in `module.serialTraffic()`.
 */
export class SerialPeer {
  private readonly line: SerialLine;

  constructor(board: Board, uartId: number, clock: VirtualClock) {
    this.line = new SerialLine(board, uartId, clock);
  }

  /** Bits per second at which the peer sends. Undefined, the default: as the module has set its UART up. */
  get baudRate(): number | undefined {
    return this.line.baudRate;
  }

  set baudRate(baudRate: number | undefined) {
    this.line.baudRate = baudRate;
  }

  /** Bytes that wait for their turn on the wire. */
  get waitingBytes(): number {
    return this.line.waitingBytes;
  }

  /** Sends bytes without a pause. */
  send(bytes: Uint8Array | string): void {
    this.line.send(Buffer.from(bytes));
  }

  /** Says nothing for so long. */
  pause(ms: number): void {
    this.line.pause(ms);
  }

  /** Sends each byte alone, with so long from the end of one to the start of the next. */
  trickle(bytes: Uint8Array | string, gapMs: number): void {
    this.bursts(bytes, 1, gapMs);
  }

  /** Sends pieces of so many bytes, with so long from the end of one to the start of the next. */
  bursts(bytes: Uint8Array | string, pieceBytes: number, gapMs: number): void {
    const whole = Buffer.from(bytes);
    for (let start = 0; start < whole.length; start += pieceBytes) {
      this.line.send(whole.subarray(start, start + pieceBytes));
      this.line.pause(gapMs);
    }
  }

  /** Sends a byte that arrives broken: noise on the line, a wrong parity. */
  sendError(): void {
    this.line.sendError();
  }
}
