import type { Session } from "../desk/session.ts";

/** Longer than the gateway's idle gap, so that each packet becomes a frame of its own. */
const gapMs = 60;
const lookMs = 10;

/** Sends packets to the UART one by one, with a gap between them, however fast they come. */
export class PacketQueue {
  private readonly packets: Uint8Array[] = [];
  private busy = false;
  private readonly session: Session;

  constructor(session: Session) {
    this.session = session;
  }

  push(packet: Uint8Array): void {
    this.packets.push(packet);
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
    this.session.serialSend(packet);
    const wait = (): void => {
      setTimeout(
        () => (this.session.desk.serialWaitingBytes() > 0 ? wait() : setTimeout(() => this.sendNext(), gapMs)),
        lookMs,
      );
    };
    wait();
  }
}
