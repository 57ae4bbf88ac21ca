import type { Board } from "../board/board.ts";
import type { VirtualClock } from "./clock.ts";

/** The longest pause that a device accepts inside a frame: 3.5 bytes, as Modbus specifies, 1.75 ms at least. */
const pauseBytes = 3.5;
const leastPauseMs = 1.75;
/** The module's output is reported in pieces of about this length, after they have left. */
const pieceMs = 2.5;
/** Floating-point times are only this precise. */
const roundingError = 1e-6;

/**
 * An RS-485 line with a device on it. Only one side may send at a time: while the module drives the line, it hears
 * nothing, and bytes that the device sends meanwhile are lost on both sides.
 */
export class Rs485Line {
  /** The device's answer to a frame of the module. Undefined: none. */
  answer: (frame: Buffer) => Uint8Array | undefined = () => undefined;
  /** From the last bit of a frame to the first bit of its answer. */
  answerAfterMs = 20;
  /** Frames of the module that arrived whole, without a byte of the device among them. */
  readonly frames: { timeMs: number; bytes: Buffer }[] = [];
  /** When a byte of the device collided with the module's: neither was understood. */
  readonly collisions: number[] = [];
  /** Bytes of the module that never reached the line: its transceiver turned around too early. */
  cutBytes = 0;

  private frame: number[] = [];
  private frameStartMs = 0;
  private frameEndMs = 0;
  private saying: Uint8Array[] = [];
  private waiting = 0;
  private talks = false;

  constructor(
    private readonly board: Board,
    private readonly uartId: number,
    private readonly clock: VirtualClock,
    private readonly pin: number,
    private readonly receiveLevel: 0 | 1,
  ) {}

  /** Bytes of the device that wait to go onto the line. */
  get waitingBytes(): number {
    return this.waiting;
  }

  /** Makes the device talk on its own, not as an answer. */
  say(given: Uint8Array | string): void {
    const bytes = Buffer.from(given);
    this.saying.push(bytes);
    this.waiting += bytes.length;
    if (!this.talks) {
      this.talks = true;
      this.sayNext();
    }
  }

  /** Bytes have left the module's TX pin, evenly spaced between the two times. */
  moduleSent(bytes: Uint8Array, startMs: number, endMs: number): void {
    const byteMs = (endMs - startMs) / bytes.length;
    if (this.frame.length > 0 && startMs - this.frameEndMs >= this.pauseMs()) {
      this.endFrame();
    }
    for (const [index, byte] of bytes.entries()) {
      const byteEndMs = startMs + (index + 1) * byteMs;
      if (this.drivenThroughout(byteEndMs - byteMs, byteEndMs)) {
        this.frameStartMs = this.frame.length === 0 ? byteEndMs - byteMs : this.frameStartMs;
        this.frame.push(byte);
        this.frameEndMs = byteEndMs;
      } else {
        this.cutBytes++;
      }
    }
    const ended = this.frameEndMs;
    this.clock.after(ended + this.pauseMs() + Math.max(pieceMs, 1.1 * byteMs) - this.clock.now(), () => {
      if (this.frameEndMs === ended && this.frame.length > 0) {
        this.endFrame();
      }
    });
  }

  private endFrame(): void {
    const bytes = Buffer.from(this.frame);
    const { frameStartMs, frameEndMs } = this;
    this.frame = [];
    if (this.collisions.some((timeMs) => timeMs >= frameStartMs && timeMs - this.byteMs() <= frameEndMs)) {
      return;
    }
    this.frames.push({ timeMs: frameEndMs, bytes });
    const answer = this.answer(bytes);
    if (answer !== undefined) {
      const waitMs = frameEndMs + this.answerAfterMs - this.clock.now();
      this.clock.after(Math.max(0, waitMs), () => this.say(answer));
    }
  }

  private sayNext(): void {
    const bytes = this.saying.shift();
    if (bytes === undefined) {
      this.talks = false;
      return;
    }
    const startMs = this.clock.now();
    const byteMs = this.byteMs();
    const sayByte = (index: number): void => {
      const endMs = startMs + (index + 1) * byteMs;
      this.clock.after(endMs - this.clock.now(), () => {
        this.waiting--;
        if (this.drivenWithin(endMs - byteMs, endMs)) {
          this.collisions.push(endMs);
        } else {
          this.board.receive(this.uartId, bytes.subarray(index, index + 1));
        }
        if (index + 1 < bytes.length) {
          sayByte(index + 1);
        } else {
          this.sayNext();
        }
      });
    };
    if (bytes.length > 0) {
      sayByte(0);
    } else {
      this.sayNext();
    }
  }

  private drivenThroughout(fromMs: number, toMs: number): boolean {
    return this.drivenAt(fromMs + roundingError) && !this.changes(fromMs, toMs).includes(this.receiveLevel);
  }

  private drivenWithin(fromMs: number, toMs: number): boolean {
    return (
      this.drivenAt(fromMs + roundingError) || this.changes(fromMs, toMs).some((level) => level !== this.receiveLevel)
    );
  }

  private drivenAt(atMs: number): boolean {
    const { log, releasedMs } = this.board.pins;
    const last = log.findLast(({ pin, timeMs }) => pin === this.pin && timeMs <= atMs);
    const isReleased = last === undefined || (last.timeMs <= releasedMs && releasedMs <= atMs);
    return !isReleased && last.level !== this.receiveLevel;
  }

  /** The pin's changes of level between two times. */
  private changes(fromMs: number, toMs: number): (0 | 1)[] {
    const { log } = this.board.pins;
    // The log is long, and the times are recent.
    const before = log.findLastIndex(({ timeMs }) => timeMs <= fromMs + roundingError);
    return log
      .slice(before + 1)
      .filter(({ pin, timeMs }) => pin === this.pin && timeMs < toMs - roundingError)
      .map(({ level }) => level);
  }

  private pauseMs(): number {
    return Math.max(leastPauseMs, pauseBytes * this.byteMs());
  }

  private byteMs(): number {
    const settings = this.board.uartSettings(this.uartId);
    return settings === undefined ? 1 : (settings.bitsPerByte * 1000) / settings.baudRate;
  }
}
