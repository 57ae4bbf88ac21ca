import type { Clock } from "./clock.ts";

/** The current conditions of a path. */
export interface PathConditions {
  /** In one direction. */
  latencyMs: number;
  /** The most that a packet is delayed at random. Packets keep their order. */
  jitterMs: number;
  bytesPerSecond: number;
}

interface Packet {
  bytes: number;
  arrive: () => void;
  arrived: boolean;
}

/** One direction of a path. Packets go onto the line at its rate, and arrive in order after their latency. */
export class Path {
  /** Bytes put onto the line so far, headers included. */
  sentBytes = 0;
  private readonly waiting: Packet[] = [];
  private readonly underWay: Packet[] = [];
  private sending = false;
  private held = false;

  constructor(
    private readonly clock: Clock,
    private readonly chance: () => number,
    private readonly conditions: () => PathConditions,
  ) {}

  get isHeld(): boolean {
    return this.held;
  }

  /** Sends a packet of this many bytes. */
  send(bytes: number, arrive: () => void): void {
    this.waiting.push({ bytes, arrive, arrived: false });
    this.sendNext();
  }

  /** While a path is held, nothing leaves and nothing arrives. Nothing is lost. */
  hold(held: boolean): void {
    this.held = held;
    this.deliver();
    this.sendNext();
  }

  private sendNext(): void {
    while (!this.held && !this.sending && this.waiting.length > 0) {
      const packet = this.waiting.shift() as Packet;
      const ms = (packet.bytes * 1000) / this.conditions().bytesPerSecond;
      if (ms === 0) {
        this.depart(packet);
      } else {
        this.sending = true;
        this.clock.after(ms, () => {
          this.sending = false;
          this.depart(packet);
          this.sendNext();
        });
      }
    }
  }

  private depart(packet: Packet): void {
    const { latencyMs, jitterMs } = this.conditions();
    this.sentBytes += packet.bytes;
    this.underWay.push(packet);
    this.clock.after(latencyMs + (jitterMs > 0 ? jitterMs * this.chance() : 0), () => {
      packet.arrived = true;
      this.deliver();
    });
  }

  private deliver(): void {
    while (!this.held && this.underWay[0]?.arrived) {
      this.underWay.shift()?.arrive();
    }
  }
}
