/** The first 64 bytes of a text for a log line. Characters that a terminal would interpret become ".". */
export function printable(text: string | Uint8Array): string {
  const bytes = typeof text === "string" ? Buffer.from(text) : Buffer.from(text.buffer, text.byteOffset, text.length);
  if (bytes.length <= MOST_BYTES) return clean(bytes);
  return `${clean(bytes.subarray(0, characterStart(bytes, MOST_BYTES)))}…`;
}

/** The last position at or before `index` where a UTF-8 character starts. */
export function characterStart(bytes: Uint8Array, index: number): number {
  let start = index;
  while (start > 0 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1;
  return start;
}

const MOST_BYTES = 64;

// \p{C} covers control characters and those that change the writing direction.
function clean(bytes: Buffer): string {
  return bytes.toString("utf8").replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ".");
}
