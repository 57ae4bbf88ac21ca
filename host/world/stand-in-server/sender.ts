import type { WebSocket } from "ws";
import type { Frame } from "./answers.ts";

/** The way out to one client: an ordered, bounded queue. */
export interface Sender {
  /** Bytes that wait here and in the socket. */
  readonly unsentBytes: number;
  /** Queues a frame and sends what may go now. Never throws. */
  send(frame: Frame): void;
  /** Lets frames go. Until then they wait. */
  start(): void;
  /** Forgets what waits, and whatever comes after. */
  stop(): void;
}

/** The largest frame for a paced client: half of a module's smallest UART buffer. */
export const LARGEST_PACED_BYTES = 1024;

/** Makes the way out to a WebSocket, at a rate or as fast as the client reads. Above 4 MiB it closes with 1009. */
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
        // A late timer may be caught up, a stall may not: that would be a burst.
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
      // Time in which nothing waited is no credit.
      if (head === queue.length) dueAtMs = Math.max(dueAtMs, performance.now());
      queue.push(frame);
      queuedBytes += costBytes(frame);
      if (timer === undefined) flush();
      // What is sent is let go now and then, not one by one: shifting a long array is slow.
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

// An empty frame takes room as well.
function costBytes(frame: Frame): number {
  return frame.bytes.length + 4;
}

// A failed send is followed by the socket's own error and close.
function ignoreError(): void {}
