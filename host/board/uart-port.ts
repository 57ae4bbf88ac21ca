import { ByteQueue } from "../world/byte-queue.ts";
import type { Clock, Timer } from "../world/clock.ts";

/** The settings of a UART. */
export interface UartSettings {
  baudRate: number;
  dataBits: number;
  parity: "none" | "odd" | "even";
  stopBits: 1 | 2;
  /** Bits of one byte on the wire: start, data, parity, stop. */
  bitsPerByte: number;
  bufferBytes: number;
  /** Whether a line error discards the buffered data. */
  dropsOnError: boolean;
  /** The direction pin of an RS-485 line. */
  rs485?: { pin: number; receiveLevel: 0 | 1; turnaroundMs: number } | undefined;
}

/** What the UART reports to the core. */
export interface UartEvents {
  /**
   * The line went idle, or the buffer is full. The count may be out of date when it is read. It is -1 from a UART that
   * has just woken up.
   */
  received(count: number): void;
  /** All that was written has left. With RS-485: the line is released, even if more was written meanwhile. */
  sent(): void;
  /** Bytes have left on the wire, evenly spaced between the two times. */
  transmit(bytes: Uint8Array, startMs: number, endMs: number): void;
  /** The RS-485 pin was driven. */
  direction(pin: number, level: 0 | 1): void;
}

/** The line counts as idle after this many byte times without a byte. */
const idleByteTimes = 3;
/**
 * The chip holds what has arrived until it is a piece of this size, or the line is idle. Then the driver moves it to the
 * core's buffer, which the script sees. When that is full, the driver reports after each piece.
 */
const pieceBytes = 30;
/** At most this many notifications wait for delivery. Further ones are dropped. */
const mostPending = 6;
/** Outgoing bytes go to the wire in pieces of about this length. */
const sendPieceMs = 2;

/** Bytes that arrive over time: the first one arrives one byte time after the start. */
interface Run {
  bytes: Uint8Array;
  startMs: number;
  byteMs: number;
  heard: number;
}

/**
 * A UART of the module. It receives and sends at its baud rate. Until it is set up, it receives nothing.
 */
export class UartPort {
  settings: UartSettings | undefined;
  /** Bytes that found no room in the buffer. */
  overrunBytes = 0;
  /** Bytes that a line error has discarded. */
  errorDroppedBytes = 0;
  /** Notifications that the core dropped because too many were waiting. */
  droppedNotifications = 0;
  /**
   * Bytes that the chip has still to send when its driver regards all as sent, and starts the turn-around delay of an
   * RS-485 line. The sources do not say how many; the vendor's advice, 20 ms at 9600 baud, leaves room for 16.
   */
  unsentBytes = 0;
  /** The probability that the first byte after an idle line wakes the UART up. Then the script gets a count of -1. */
  wakeUpChance = 0;
  private readonly chip = new ByteQueue();
  private readonly buffer = new ByteQueue();
  private run: Run | undefined;
  private idle: Timer | undefined;
  private full: Timer | undefined;
  private pending = 0;
  private readonly outgoing = new ByteQueue();
  private transmitting: Timer | undefined;
  /** When the last bit in progress will have left. Late timers must not slow the line down. */
  private lineFreeAt = 0;
  /** Fires when the driver regards all bytes as sent. */
  private handedOut: Timer | undefined;
  private turnaround: Timer | undefined;
  private writeResults: number[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly chance: () => number,
    private readonly events: UartEvents,
  ) {}

  /** Bytes that the script could read now. */
  get size(): number {
    this.listen();
    return this.buffer.length;
  }

  /** Opens or reopens the port. Discards buffered data. */
  setUp(settings: UartSettings): void {
    this.close();
    this.settings = settings;
    this.direct("receive");
  }

  /**
   * Bytes arrive from the wire, one each `byteMs` from now on, or all at once. A later call completes this one first.
   */
  receive(bytes: Uint8Array, byteMs = 0): void {
    this.listen(true);
    const quiet = this.idle === undefined;
    this.run = { bytes: Uint8Array.from(bytes), startMs: this.clock.now(), byteMs, heard: 0 };
    this.listen();
    if (this.settings !== undefined) {
      if (quiet && this.wakeUpChance > 0 && this.chance() < this.wakeUpChance) {
        this.notify(-1);
      }
      this.awaitIdle(bytes.length * byteMs);
      if (byteMs === 0) {
        this.tellFull();
      }
      this.awaitFull();
    }
  }

  /** A byte arrives broken: a frame or parity error. */
  receiveError(): void {
    this.listen();
    if (this.settings === undefined) {
      return;
    }
    if (this.settings.dropsOnError) {
      this.errorDroppedBytes += this.chip.length + this.buffer.length;
      this.discard();
    } else {
      this.receive(new Uint8Array(1));
    }
  }

  /** The UART has woken up from sleep. The core reports a count of -1 to the script. */
  wakeUp(): void {
    if (this.settings !== undefined) {
      this.notify(-1);
    }
  }

  /** Discards buffered data. */
  clear(): void {
    this.listen();
    this.discard();
  }

  /** Takes up to `most` bytes from the buffer. A read that gets fewer bytes than wanted enables notifications again. */
  read(most: number): Uint8Array {
    this.listen();
    const bytes = this.buffer.take(most);
    if (bytes.length < most) {
      this.pending = 0;
    }
    this.awaitFull();
    return bytes;
  }

  /** A notification has reached the script. */
  delivered(): void {
    this.pending = Math.max(0, this.pending - 1);
  }

  /**
   * The next writes send nothing and return these results, one each. 0: the core has no memory. Without any, all work.
   */
  failWrites(...results: number[]): void {
    this.writeResults = results;
  }

  /** Queues bytes to send. They are copied. Returns the result of `uart.write`. */
  write(bytes: Uint8Array): number {
    if (this.settings === undefined) {
      return -1;
    }
    this.direct("send");
    const failure = this.writeResults.shift();
    if (failure !== undefined) {
      return failure;
    }
    if (bytes.length > 0) {
      this.outgoing.push(this.onWire(bytes));
      if (this.transmitting === undefined) {
        this.lineFreeAt = this.clock.now();
        this.transmitNext();
      }
      this.awaitTurnaround();
    }
    return bytes.length;
  }

  /** Stops everything: the port is closed, or the module has lost power. */
  close(): void {
    this.listen();
    this.settings = undefined;
    this.pending = 0;
    for (const timer of [this.idle, this.full, this.transmitting, this.handedOut, this.turnaround]) {
      timer?.cancel();
    }
    this.idle = undefined;
    this.transmitting = undefined;
    this.discard();
    this.outgoing.clear();
  }

  /**
   * Takes in the bytes that have arrived by now. `whole`: all of the current bytes, whatever rounding does
   * to their times.
   */
  private listen(whole = false): void {
    const { run } = this;
    if (run === undefined) {
      return;
    }
    const { bytes, startMs, byteMs, heard } = run;
    const passed = (this.clock.now() - startMs) / byteMs;
    // While Lua runs, the clock is ahead. It goes back when Lua waits.
    const arrived =
      whole || passed >= bytes.length || byteMs === 0
        ? bytes.length
        : Math.max(heard, Math.floor(passed + roundingError));
    run.heard = arrived;
    if (arrived === bytes.length) {
      this.run = undefined;
    }
    if (this.settings !== undefined && arrived > heard) {
      // The core's buffer grows beyond its size once before it loses bytes.
      const room = 2 * this.settings.bufferBytes - this.buffer.length - this.chip.length;
      const kept = Math.min(arrived - heard, room);
      this.overrunBytes += arrived - heard - kept;
      this.chip.push(this.onWire(bytes.subarray(heard, heard + kept)));
      const isIdleBetween = byteMs > idleByteTimes * this.byteMs();
      this.move(this.chip.length - (byteMs === 0 || isIdleBetween ? 0 : this.chip.length % pieceBytes));
    }
  }

  /** Moves bytes from the chip to the core's buffer. */
  private move(count: number): void {
    this.buffer.push(this.chip.take(count));
  }

  private discard(): void {
    this.chip.clear();
    this.buffer.clear();
  }

  /** The bytes after passing a line with this many data bits. */
  private onWire(bytes: Uint8Array): Uint8Array {
    const { dataBits } = this.settings as UartSettings;
    const copy = Uint8Array.from(bytes);
    if (dataBits < 8) {
      for (let index = 0; index < copy.length; index++) {
        copy[index] = (copy[index] as number) & ((1 << dataBits) - 1);
      }
    }
    return copy;
  }

  private awaitIdle(busyMs: number): void {
    this.idle?.cancel();
    this.idle = this.clock.after(busyMs + idleByteTimes * this.byteMs(), () => {
      this.idle = undefined;
      this.listen();
      this.move(this.chip.length);
      // An empty buffer is reported, too: a count of 0, which reaches the script as "sent".
      this.notify(this.buffer.length);
    });
  }

  /** While bytes arrive, the core checks the buffer at each piece, and notifies when it holds more than its size. */
  private awaitFull(): void {
    this.full?.cancel();
    const { run, settings } = this;
    if (settings === undefined || run === undefined) {
      return;
    }
    const pieces = Math.max(1, Math.ceil((settings.bufferBytes + 1 - this.buffer.length) / pieceBytes));
    const missing = pieces * pieceBytes - this.chip.length;
    if (run.heard + missing <= run.bytes.length) {
      const due = run.startMs + (run.heard + missing) * run.byteMs;
      this.full = this.clock.after(due - this.clock.now(), () => {
        this.listen();
        this.tellFull();
        this.awaitFull();
      });
    }
  }

  private tellFull(): void {
    if (this.settings !== undefined && this.buffer.length > this.settings.bufferBytes) {
      this.notify(this.buffer.length);
    }
  }

  private notify(count: number): void {
    if (this.pending >= mostPending) {
      this.droppedNotifications++;
    } else {
      this.pending++;
      this.events.received(count);
    }
  }

  private transmitNext(): void {
    if (this.outgoing.length === 0) {
      this.transmitting = undefined;
      if (this.settings?.rs485 === undefined) {
        this.events.sent();
      }
      return;
    }
    const startMs = this.lineFreeAt;
    const bytes = this.outgoing.take(Math.max(1, Math.round(sendPieceMs / this.byteMs())));
    this.lineFreeAt += bytes.length * this.byteMs();
    this.transmitting = this.clock.after(this.lineFreeAt - this.clock.now(), () => {
      this.events.transmit(bytes, startMs, this.lineFreeAt);
      this.transmitNext();
    });
  }

  /**
   * The RS-485 line is released some time after the driver regards all bytes as sent, even if more was written
   * meanwhile.
   */
  private awaitTurnaround(): void {
    const { rs485 } = this.settings as UartSettings;
    if (rs485 === undefined) {
      return;
    }
    const handedOutAt = this.lineFreeAt + (this.outgoing.length - this.unsentBytes) * this.byteMs();
    this.handedOut?.cancel();
    this.handedOut = this.clock.after(Math.max(0, handedOutAt - this.clock.now()), () => {
      this.turnaround?.cancel();
      this.turnaround = this.clock.after(rs485.turnaroundMs, () => {
        this.direct("receive");
        this.events.sent();
      });
    });
  }

  private direct(way: "send" | "receive"): void {
    const rs485 = this.settings?.rs485;
    if (rs485 !== undefined) {
      const { pin, receiveLevel } = rs485;
      this.events.direction(pin, way === "receive" ? receiveLevel : receiveLevel === 0 ? 1 : 0);
    }
  }

  private byteMs(): number {
    const { bitsPerByte, baudRate } = this.settings as UartSettings;
    return (bitsPerByte * 1000) / baudRate;
  }
}

/** Times have rounding errors: a byte that is due now has arrived. */
const roundingError = 1e-6;
