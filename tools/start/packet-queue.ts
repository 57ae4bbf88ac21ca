import type { Session } from "../desk/session.ts";

/** Longer than the gateway's idle gap, so that each packet becomes a frame of its own. */
const gapMs = 60;
const lookMs = 10;
/** With this many packets, the sender has to wait. */
const mostPackets = 1000;

/** Sends packets to the UART one by one, with a gap between them, however fast they come. */
export class PacketQueue {
  private readonly packets: Uint8Array[] = [];
  private busy = false;
  private isFull = false;

  /** `hold` is called when the queue becomes full, and when it no longer is. */
  constructor(
    private readonly session: Session,
    private readonly hold: (isFull: boolean) => void,
  ) {}

  push(packet: Uint8Array): void {
    this.packets.push(packet);
    this.look();
    if (!this.busy) {
      this.busy = true;
      this.sendNext();
    }
  }

  private sendNext(): void {
    const packet = this.packets.shift();
    if (packet === undefined) {
      this.busy = false;
      return;
    }
    this.look();
    this.session.serialSend(packet);
    const wait = (): void => {
      setTimeout(
        () => (this.session.desk.serialWaitingBytes() > 0 ? wait() : setTimeout(() => this.sendNext(), gapMs)),
        lookMs,
      );
    };
    wait();
  }

  private look(): void {
    const isFull = this.packets.length >= mostPackets;
    if (isFull !== this.isFull) {
      this.isFull = isFull;
      this.hold(isFull);
    }
  }
}
