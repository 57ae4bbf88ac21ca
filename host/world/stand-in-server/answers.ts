import { characterStart } from "./printable.ts";

/** One complete WebSocket message. */
export interface Frame {
  readonly kind: "text" | "binary";
  readonly bytes: Uint8Array;
}

/** The largest payload that the server sends. Older cores drop a link on anything above about 4 KiB. */
export const LARGEST_FRAME_BYTES = 4096;

/**
 * The answer of /ws/echo to one frame: the JSON object plus "server" for {"action":"echo"}, nothing for other frames.
 */
export function answerEcho(frame: Frame): Frame[] {
  if (frame.kind !== "text") return [];
  let answer: string;
  try {
    const message: unknown = JSON.parse(Buffer.from(frame.bytes).toString("utf8"));
    if (typeof message !== "object" || message === null || !("action" in message)) return [];
    if (message.action !== "echo") return [];
    answer = JSON.stringify({ ...message, server: SERVER_NAME });
  } catch (error) {
    // JSON.stringify fails on brackets nested too deep, but the frame is still an echo. Other errors: it is not JSON.
    return error instanceof RangeError ? [errorFrame("the object is nested too deeply")] : [];
  }
  const bytes = Buffer.from(answer);
  if (bytes.length <= LARGEST_FRAME_BYTES) return [{ kind: "text", bytes }];
  return [errorFrame(`the answer has ${bytes.length} bytes; at most ${LARGEST_FRAME_BYTES} go in one frame`)];
}

/** The answer of /ws/echo2 to one frame: the same bytes, in frames of at most `largestBytes`. */
export function answerEcho2(frame: Frame, largestBytes: number): Frame[] {
  const pieces: Frame[] = [];
  let start = 0;
  while (start < frame.bytes.length) {
    let end = Math.min(start + largestBytes, frame.bytes.length);
    if (frame.kind === "text" && end < frame.bytes.length) end = characterStart(frame.bytes, end);
    pieces.push({ kind: frame.kind, bytes: frame.bytes.subarray(start, end) });
    start = end;
  }
  return pieces;
}

const SERVER_NAME = "luatos-gateway stand-in";

function errorFrame(msg: string): Frame {
  return { kind: "text", bytes: Buffer.from(JSON.stringify({ action: "error", msg, server: SERVER_NAME })) };
}
