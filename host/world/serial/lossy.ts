import type { Writable } from "node:stream";

/** Writes a copy of the bytes, or loses them when the stream is closed or its reader is far behind. Never throws. */
export function writeOrLose(stream: Writable, bytes: Uint8Array): void {
  if (!stream.writable || stream.writableLength > MOST_WAITING_BYTES) return;
  // A copy: the caller may use its buffer again before the stream has taken it.
  stream.write(Buffer.from(bytes));
}

// Some six seconds at 115200 baud.
const MOST_WAITING_BYTES = 65_536;
