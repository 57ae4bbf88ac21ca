import type { GatewayCounts, Sample } from "./protocol.ts";

/** Counts the bytes of UART 1, and turns counts into rates. */
export class Gauge {
  readonly counts = {
    uartIn: 0,
    uartOut: 0,
    /** The gateway's own counts. Undefined: it has not told any in this boot. */
    gateway: undefined as GatewayCounts | undefined,
  };
  private before = { timeMs: 0, up: 0, down: 0 };

  /** The rates since the last sample. `serverIn`: the bytes that the server has read so far. */
  sample(timeMs: number, serverIn: number, heapBytes: number): Sample {
    const { uartIn, uartOut, gateway } = this.counts;
    const seconds = Math.max(0.001, (timeMs - this.before.timeMs) / 1000);
    const sample = {
      timeMs,
      upBytesPerSecond: Math.max(0, (serverIn - this.before.up) / seconds),
      downBytesPerSecond: Math.max(0, (uartOut - this.before.down) / seconds),
      queuedBytes: gateway === undefined ? Math.max(0, uartIn - serverIn) : gateway.queued + gateway.inFlight,
      heapBytes,
    };
    this.before = { timeMs, up: serverIn, down: uartOut };
    return sample;
  }
}
