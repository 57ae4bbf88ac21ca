import type { WebSocket } from "ws";
import type { Frame } from "./answers.ts";

/** The send queue of one client: ordered and bounded. */
export interface Sender {
  /** Bytes waiting here and in the socket. */
  readonly unsentBytes: number;
  /** Queues a frame and sends what may go now. Never throws. */
  send(frame: Frame): void;
  /** Starts sending. Until then frames wait. */
  start(): void;
  /** Drops waiting frames and all later ones. */
  stop(): void;
}

/** The largest frame for a paced client: half of a module's smallest UART buffer. */
export const LARGEST_PACED_BYTES = 1024;

/**
 * Makes the send queue of a WebSocket, at a given rate or as fast as the client reads. Closes with 1009 above 4 MiB.
 */
export function createSender(
  webSocket: WebSocket,
  options: { bytesPerSecond: number | undefined; onOverflow: (why: string) => void },
): Sender {
  const { bytesPerSecond, onOverflow } = options;
  let queue: Frame[] = [];
  let head = 0;
  let queuedBytes = 0;
  let state: "held" | "flowing" | "stopped" = "held";
  let timer: NodeJS.Timeout | undefined;
  let dueAtMs = 0;

  function flush(): void {
    timer = undefined;
    if (state !== "flowing") return;
    for (let frame = queue[head]; frame !== undefined; frame = queue[head]) {
      const nowMs = performance.now();
      if (bytesPerSecond !== undefined && dueAtMs > nowMs) {
        timer = setTimeout(flush, Math.ceil(dueAtMs - nowMs));
        return;
      }
      head += 1;
      queuedBytes -= costBytes(frame);
      webSocket.send(frame.bytes, { binary: frame.kind === "binary" }, ignoreError);
      if (bytesPerSecond !== undefined) {
        // A late timer may be caught up, but not a stall: that would cause a burst.
        dueAtMs = Math.max(dueAtMs, nowMs - CATCH_UP_MS) + (frame.bytes.length * 1000) / bytesPerSecond;
      }
    }
    queue = [];
    head = 0;
  }

  function unsentBytes(): number {
    return queuedBytes + webSocket.bufferedAmount;
  }

  function stop(): void {
    state = "stopped";
    clearTimeout(timer);
    queue = [];
    head = 0;
    queuedBytes = 0;
  }

  return {
    get unsentBytes() {
      return unsentBytes();
    },
    send(frame) {
      if (state === "stopped" || webSocket.readyState !== webSocket.OPEN) return;
      if (unsentBytes() + costBytes(frame) > MOST_UNSENT_BYTES) {
        stop();
        onOverflow(`too slow: more than ${MOST_UNSENT_BYTES} bytes wait for this client`);
        webSocket.close(1009, "too many bytes wait for you");
        return;
      }
      // Time in which the queue was empty gives no credit.
      if (head === queue.length) dueAtMs = Math.max(dueAtMs, performance.now());
      queue.push(frame);
      queuedBytes += costBytes(frame);
      if (timer === undefined) flush();
      // Sent frames are removed in batches: shifting a long array is slow.
      if (head > 1024 && head * 2 > queue.length) {
        queue = queue.slice(head);
        head = 0;
      }
    },
    start() {
      if (state !== "held") return;
      state = "flowing";
      dueAtMs = performance.now();
      flush();
    },
    stop,
  };
}

const MOST_UNSENT_BYTES = 4 * 1024 * 1024;
const CATCH_UP_MS = 20;

// An empty frame takes room, too.
function costBytes(frame: Frame): number {
  return frame.bytes.length + 4;
}

// The socket reports a failed send by its own error and close events.
function ignoreError(): void {}
