import type { Clock, Timer } from "../world/clock.ts";

/** How a UART is set up. */
export interface UartSettings {
  baudRate: number;
  /** Bits of one byte on the wire: start, data, parity, stop. */
  bitsPerByte: number;
  bufferBytes: number;
}

/** What the UART tells the firmware. */
export interface UartEvents {
  /** The line went idle or the buffer is full. `count` may be stale when it is read. */
  received(count: number): void;
  sent(): void;
  /** A byte has left on the wire. */
  transmit(bytes: Uint8Array): void;
}

/** The line counts as idle after this many byte times without a byte. */
const idleByteTimes = 3;
/** What leaves is handed to the wire in pieces of about this long. */
const pieceMs = 2;

/** A UART of the module: receives into a FIFO, sends at its baud rate. */
export class UartPort {
  private readonly fifo: Uint8Array[] = [];
  private fifoBytes = 0;
  private readonly outgoing: Uint8Array[] = [];
  private transmitting = false;
  /** When the last bit that was begun will have left. Late timers must not slow the line down. */
  private lineFreeAt = 0;
  private idle: Timer | undefined;
  /** Bytes that found no room in the FIFO. */
  overrunBytes = 0;

  constructor(
    readonly settings: UartSettings,
    private readonly clock: Clock,
    private readonly events: UartEvents,
  ) {}

  get size(): number {
    return this.fifoBytes;
  }

  /** Bytes arrive from the wire. The caller keeps the pace of the line. */
  receive(bytes: Uint8Array): void {
    // The firmware's buffer grows past its size once before it loses bytes.
    const room = 2 * this.settings.bufferBytes - this.fifoBytes;
    const kept = bytes.length > room ? bytes.subarray(0, room) : bytes;
    this.overrunBytes += bytes.length - kept.length;
    if (kept.length > 0) {
      this.fifo.push(Uint8Array.from(kept));
      this.fifoBytes += kept.length;
    }
    this.idle?.cancel();
    this.idle = this.clock.after(idleByteTimes * this.byteMs(), () => this.events.received(this.fifoBytes));
    if (this.fifoBytes > this.settings.bufferBytes) {
      this.events.received(this.fifoBytes);
    }
  }

  /** Takes up to `most` bytes out of the FIFO. */
  read(most: number): Uint8Array {
    const parts: Uint8Array[] = [];
    let left = Math.min(most, this.fifoBytes);
    this.fifoBytes -= left;
    while (left > 0) {
      const part = this.fifo[0] as Uint8Array;
      if (part.length <= left) {
        this.fifo.shift();
        parts.push(part);
        left -= part.length;
      } else {
        parts.push(part.subarray(0, left));
        this.fifo[0] = part.subarray(left);
        left = 0;
      }
    }
    return Buffer.concat(parts);
  }

  /** Queues bytes to be sent. They are copied. */
  write(bytes: Uint8Array): void {
    if (bytes.length > 0) {
      this.outgoing.push(Uint8Array.from(bytes));
      if (!this.transmitting) {
        this.transmitting = true;
        this.lineFreeAt = this.clock.now();
        this.transmitNext();
      }
    }
  }

  /** Stops everything: closed, or the module has lost its power. */
  close(): void {
    this.idle?.cancel();
    this.fifo.length = 0;
    this.fifoBytes = 0;
    this.outgoing.length = 0;
  }

  private transmitNext(): void {
    const part = this.outgoing[0];
    if (part === undefined) {
      this.transmitting = false;
      this.events.sent();
      return;
    }
    const count = Math.min(part.length, Math.max(1, Math.round(pieceMs / this.byteMs())));
    this.lineFreeAt += count * this.byteMs();
    this.clock.after(this.lineFreeAt - this.clock.now(), () => {
      if (this.outgoing[0] !== part) {
        return;
      }
      if (count === part.length) {
        this.outgoing.shift();
      } else {
        this.outgoing[0] = part.subarray(count);
      }
      this.events.transmit(part.subarray(0, count));
      this.transmitNext();
    });
  }

  private byteMs(): number {
    return (this.settings.bitsPerByte * 1000) / this.settings.baudRate;
  }
}
