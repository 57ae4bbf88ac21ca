import type { Writable } from "node:stream";

/** Writes a copy of the bytes, or drops them when the stream is closed or its reader is far behind. Never throws. */
export function writeOrLose(stream: Writable, bytes: Uint8Array): void {
  if (!stream.writable || stream.writableLength > MOST_WAITING_BYTES) return;
  // The caller may reuse its buffer before the stream has taken the bytes.
  stream.write(Buffer.from(bytes));
}

// Some six seconds at 115200 baud.
const MOST_WAITING_BYTES = 65_536;
