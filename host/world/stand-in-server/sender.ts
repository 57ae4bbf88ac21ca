import type { WebSocket } from "ws";
import type { Frame } from "./answers.ts";

/** The largest frame for a paced client: half of a module's smallest UART buffer. */
export const LARGEST_PACED_BYTES = 1024;

/**
 * The send queue of one client: ordered and bounded. It sends at a given rate, or as fast as the client reads. With
 * more than 4 MiB unsent, it closes the link with 1009.
 */
export class Sender {
  private state: "held" | "flowing" | "stopped" = "held";
  private queue: Frame[] = [];
  /** The index of the first frame that has not been sent. */
  private head = 0;
  private queuedBytes = 0;
  private timer: NodeJS.Timeout | undefined;
  private dueAtMs = 0;

  /** `bytesPerSecond` undefined: as fast as the client reads. */
  constructor(
    private readonly webSocket: WebSocket,
    private readonly bytesPerSecond: number | undefined,
    private readonly onOverflow: (why: string) => void,
  ) {}

  /** Bytes waiting here and in the socket. */
  get unsentBytes(): number {
    return this.queuedBytes + this.webSocket.bufferedAmount;
  }

  /** Queues a frame and sends what may go now. Never throws. */
  send(frame: Frame): void {
    const { webSocket } = this;
    if (this.state === "stopped" || webSocket.readyState !== webSocket.OPEN) return;
    if (this.unsentBytes + costBytes(frame) > MOST_UNSENT_BYTES) {
      this.stop();
      this.onOverflow(`too slow: more than ${MOST_UNSENT_BYTES} bytes wait for this client`);
      webSocket.close(1009, "too many bytes wait for you");
      return;
    }
    // Time in which the queue was empty gives no credit.
    if (this.head === this.queue.length) this.dueAtMs = Math.max(this.dueAtMs, performance.now());
    this.queue.push(frame);
    this.queuedBytes += costBytes(frame);
    if (this.timer === undefined) this.flush();
    // Sent frames are removed in batches: shifting a long array is slow.
    if (this.head > 1024 && this.head * 2 > this.queue.length) {
      this.queue = this.queue.slice(this.head);
      this.head = 0;
    }
  }

  /** Starts sending. Until then frames wait. */
  start(): void {
    if (this.state !== "held") return;
    this.state = "flowing";
    this.dueAtMs = performance.now();
    this.flush();
  }

  /** Drops waiting frames and all later ones. */
  stop(): void {
    this.state = "stopped";
    clearTimeout(this.timer);
    this.queue = [];
    this.head = 0;
    this.queuedBytes = 0;
  }

  private flush(): void {
    this.timer = undefined;
    if (this.state !== "flowing") return;
    const { bytesPerSecond } = this;
    for (let frame = this.queue[this.head]; frame !== undefined; frame = this.queue[this.head]) {
      const nowMs = performance.now();
      if (bytesPerSecond !== undefined && this.dueAtMs > nowMs) {
        this.timer = setTimeout(() => this.flush(), Math.ceil(this.dueAtMs - nowMs));
        return;
      }
      this.head += 1;
      this.queuedBytes -= costBytes(frame);
      this.webSocket.send(frame.bytes, { binary: frame.kind === "binary" }, ignoreError);
      if (bytesPerSecond !== undefined) {
        // A late timer may be caught up, but not a stall: that would cause a burst.
        this.dueAtMs = Math.max(this.dueAtMs, nowMs - CATCH_UP_MS) + (frame.bytes.length * 1000) / bytesPerSecond;
      }
    }
    this.queue = [];
    this.head = 0;
  }
}

const MOST_UNSENT_BYTES = 4 * 1024 * 1024;
const CATCH_UP_MS = 20;

// An empty frame takes room, too.
function costBytes(frame: Frame): number {
  return frame.bytes.length + 4;
}

// The socket reports a failed send by its own error and close events.
function ignoreError(): void {}
