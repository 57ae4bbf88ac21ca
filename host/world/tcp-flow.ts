import { ByteQueue } from "./byte-queue.ts";
import type { Clock, Timer } from "./clock.ts";
import type { Path } from "./path.ts";

/** The conditions of TCP, for both directions of all connections. */
export interface TcpConditions {
  /** How many bytes a receiver takes before its program reads. */
  windowBytes: number;
  /** How long a receiver delays the acknowledgement of a single segment. 0: not at all. */
  delayedAckMs: number;
  /** Whether a sender begins with ten segments in flight and doubles them, instead of filling the window. */
  slowStart: boolean;
  /** Whether a sender holds back less than a segment while anything is unacknowledged. lwIP does by default. */
  nagle: boolean;
}

/** Bytes of a full segment: the modem's value. */
const MSS_BYTES = 1340;
/** TCP and IP headers. */
export const HEADER_BYTES = 40;
const firstWindowSegments = 10;

/** What a direction of a connection reports. */
export interface FlowEvents {
  /** The receiver's program reads bytes. */
  read(bytes: Uint8Array): void;
  /** Everything that the sender has sent so far is acknowledged. */
  acknowledged(): void;
}

/**
 * One direction of a connection, from a writing program to a reading one: segments, acknowledgements, and a window that
 * fills when the reader is slow. Nothing is lost on the way: a silent path only delays.
 */
export class TcpFlow {
  /** The other direction of the same connection. Its segments carry this direction's acknowledgements. */
  opposite: TcpFlow | undefined;
  private readonly unsent = new ByteQueue();
  private readonly unread = new ByteQueue();
  /** Bytes counted since the connection was made. */
  private sent = 0;
  private acknowledged = 0;
  private received = 0;
  private reported = 0;
  /** The highest count that the sender may reach. */
  private edge: number;
  private congestionWindow = firstWindowSegments * MSS_BYTES;
  private readRate = Number.POSITIVE_INFINITY;
  private readTimer: Timer | undefined;
  private ackTimer: Timer | undefined;
  private atEnd: (() => void) | undefined;
  private atReadEnd: (() => void) | undefined;
  /** Whether the sender's end is gone, and whether the receiver's end is gone. */
  private cutOff = false;
  private deaf = false;

  constructor(
    private readonly clock: Clock,
    private readonly there: Path,
    private readonly back: Path,
    private readonly conditions: TcpConditions,
    private readonly events: FlowEvents,
  ) {
    this.edge = conditions.windowBytes;
  }

  /** Bytes that the sender's program has written and the receiver's TCP has not acknowledged. */
  get outstandingBytes(): number {
    return this.unsent.length + this.sent - this.acknowledged;
  }

  get acknowledgedBytes(): number {
    return this.acknowledged;
  }

  /** Whether a segment or its acknowledgement is on its way. */
  get isWaiting(): boolean {
    return this.sent > this.acknowledged;
  }

  /** The sender's program writes. The bytes are copied. */
  write(bytes: Uint8Array): void {
    if (!this.cutOff) {
      this.unsent.push(Uint8Array.from(bytes));
      this.send();
    }
  }

  /** Runs an action at the receiver after everything written has been read. */
  finish(atReceiver: () => void): void {
    if (!this.cutOff) {
      this.atEnd = () => {
        this.atReadEnd = atReceiver;
        this.read();
      };
      this.send();
    }
  }

  /** How fast the receiver's program reads. 0: not at all. */
  setReadRate(bytesPerSecond: number): void {
    this.readRate = bytesPerSecond;
    this.readTimer?.cancel();
    this.readTimer = undefined;
    this.read();
  }

  /** The sender's program is gone. Bytes on their way still arrive. */
  cut(): void {
    this.cutOff = true;
    this.unsent.clear();
    this.atEnd = undefined;
  }

  /** The receiver is gone: unread bytes are lost, and nothing more is acknowledged. */
  deafen(): void {
    this.deaf = true;
    this.readTimer?.cancel();
    this.ackTimer?.cancel();
    this.unread.clear();
    this.atReadEnd = undefined;
  }

  /** Both ends are gone. */
  kill(): void {
    this.cut();
    this.deafen();
  }

  private send(): void {
    while (this.unsent.length > 0) {
      const window = this.conditions.slowStart
        ? Math.min(this.edge, this.acknowledged + this.congestionWindow)
        : this.edge;
      const count = Math.min(MSS_BYTES, this.unsent.length, window - this.sent);
      // A segment that the window cuts short waits for a larger window, unless nothing is on its way that would open
      // it.
      const whole = this.conditions.nagle ? MSS_BYTES : Math.min(MSS_BYTES, this.unsent.length);
      if (count <= 0 || (count < whole && this.sent > this.acknowledged)) {
        return;
      }
      const segment = this.unsent.take(count);
      this.sent += count;
      const acknowledge = this.opposite?.takeAcknowledgement();
      this.there.send(count + HEADER_BYTES, () => {
        acknowledge?.();
        this.receive(segment);
      });
    }
    if (this.atEnd !== undefined && this.unsent.length === 0) {
      this.there.send(HEADER_BYTES, this.atEnd);
      this.atEnd = undefined;
    }
  }

  private receive(segment: Uint8Array): void {
    if (this.deaf) {
      return;
    }
    this.received += segment.length;
    this.unread.push(segment);
    const { delayedAckMs } = this.conditions;
    if (delayedAckMs === 0 || this.received - this.reported >= 2 * MSS_BYTES) {
      this.acknowledgeNow();
    } else {
      this.ackTimer ??= this.clock.after(delayedAckMs, () => this.acknowledgeNow());
    }
    this.read();
  }

  private acknowledgeNow(): void {
    const acknowledge = this.report();
    this.back.send(HEADER_BYTES, acknowledge);
  }

  /** Takes the pending acknowledgement, for a segment of the other direction to carry. */
  private takeAcknowledgement(): (() => void) | undefined {
    return this.received > this.reported && !this.deaf ? this.report() : undefined;
  }

  private report(): () => void {
    this.ackTimer?.cancel();
    this.ackTimer = undefined;
    this.reported = this.received;
    const { received } = this;
    const edge = received + Math.max(0, this.conditions.windowBytes - this.unread.length);
    return () => this.hearAcknowledgement(received, edge);
  }

  private hearAcknowledgement(upTo: number, edge: number): void {
    if (this.cutOff) {
      return;
    }
    const news = upTo - this.acknowledged;
    this.acknowledged = upTo;
    this.edge = Math.max(this.edge, edge);
    this.congestionWindow += news;
    this.send();
    if (news > 0 && this.outstandingBytes === 0) {
      this.events.acknowledged();
    }
  }

  private read(): void {
    while (this.unread.length > 0 && this.readTimer === undefined) {
      if (this.readRate === Number.POSITIVE_INFINITY) {
        this.readNow(this.unread.length);
      } else if (this.readRate > 0) {
        const count = Math.min(this.unread.length, Math.max(1, Math.round(this.readRate * (slowPieceMs / 1000))));
        this.readTimer = this.clock.after((count * 1000) / this.readRate, () => {
          this.readTimer = undefined;
          this.readNow(count);
          this.read();
        });
      } else {
        return;
      }
    }
    if (!this.deaf && this.unread.length === 0 && this.atReadEnd !== undefined) {
      const { atReadEnd } = this;
      this.atReadEnd = undefined;
      atReadEnd();
    }
  }

  private readNow(count: number): void {
    const { windowBytes } = this.conditions;
    const shut = windowBytes - this.unread.length < MSS_BYTES;
    const bytes = this.unread.take(count);
    // The sender may be waiting for room: the last window it learned of was closed.
    if (shut && windowBytes - this.unread.length >= Math.min(MSS_BYTES, windowBytes)) {
      this.acknowledgeNow();
    }
    this.events.read(bytes);
  }
}

/** A slow reader reads pieces of about this length. */
const slowPieceMs = 10;
