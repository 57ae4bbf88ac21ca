import { Rs485Line } from "../../host/world/rs485-line.ts";
import { streamBytes } from "./numbered-stream.ts";
import type { SoakModule } from "./soak-module.ts";

/** The pin of the transceiver, and how long the device may take to begin its answer. */
export const rs485 = { pin: 17, receiveLevel: 0, turnaroundUs: 1000, answerMs: 150 } as const;

/** The line reports a frame after its end, by the time of a pause; the answer still begins in time. */
const latestAnswerMs = 130;
const mostAnswerBytes = 600;

/**
 * The device on an RS-485 line. It answers most frames, in its time, and talks on its own only when no frame is on its
 * way to it: two that begin at the same moment collide, and neither can know.
 */
export class Rs485Device {
  /** Frames that arrived whole. */
  frames = 0;
  private readonly line: Rs485Line;

  constructor(private readonly module: SoakModule) {
    const { rig } = module;
    this.line = new Rs485Line(rig.board, 1, rig.clock, rs485.pin, rs485.receiveLevel);
    rig.onTransmit = (...sent) => this.line.moduleSent(...sent);
    this.line.answer = (frame) => {
      this.frames++;
      this.line.frames.length = 0;
      module.down.transmitted(frame, rig.link);
      if (module.chance() < 0.8) {
        module.send(module.between(0, latestAnswerMs), () => this.say(module.between(1, mostAnswerBytes)));
      }
      return undefined;
    };
  }

  /** The first byte that met one of the other side, or that the transceiver cut off. */
  get problem(): string | undefined {
    const { collisions, cutBytes } = this.line;
    if (collisions.length > 0) {
      return `the module sent into the device's bytes at ${collisions[0]} ms`;
    }
    return cutBytes > 0 && !this.module.restarted ? `the transceiver cut ${cutBytes} bytes off` : undefined;
  }

  /** Bytes that wait to go onto the line. */
  get waitingBytes(): number {
    return this.line.waitingBytes;
  }

  /** The device talks on its own, if it may. */
  sendUp(bytes: number): void {
    if (this.module.down.isIdle || this.line.waitingBytes > 0) {
      this.say(bytes);
    }
  }

  private say(bytes: number): void {
    this.line.say(streamBytes(this.module.offeredUp, bytes));
    this.module.offeredUp += bytes;
  }
}
