/** Bytes for people, in one line: as text where they are UTF-8, with control characters escaped, else as hex digits. */
export function shownBytes(bytes: Uint8Array, mostBytes = Number.POSITIVE_INFINITY): string {
  const part = Buffer.from(bytes.subarray(Math.max(0, bytes.length - mostBytes)));
  const text = part.toString();
  const shown = Buffer.from(text).equals(part) ? text.replaceAll(/\p{C}|\p{Zl}|\p{Zp}/gu, escaped) : hexOf(part);
  return part.length < bytes.length ? `…${shown}` : shown;
}

function escaped(character: string): string {
  return JSON.stringify(character).length > 3
    ? JSON.stringify(character).slice(1, -1)
    : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function hexOf(bytes: Buffer): string {
  return `hex ${bytes.toString("hex")}`;
}
