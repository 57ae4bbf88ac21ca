/**
 * A unit holds its position in five bytes. The first byte has its top bit set. Each byte holds seven bits, the highest
 * first.
 */
export const unitBytes = 5;
const mark = 0x80;

/**
 * An endless stream whose bytes tell their place: it consists of units of five bytes, and each unit holds its own
 * number. Any nine consecutive bytes contain a whole unit.
 */
export function streamBytes(start: number, count: number): Buffer {
  const bytes = Buffer.allocUnsafe(count);
  let unit = Math.floor(start / unitBytes);
  let at = start - unit * unitBytes;
  for (let index = 0; index < count; unit++) {
    const high = Math.floor(unit / 2 ** 28);
    const digits = [mark | high, (unit >>> 21) & 0x7f, (unit >>> 14) & 0x7f, (unit >>> 7) & 0x7f, unit & 0x7f];
    for (; at < unitBytes && index < count; at++) {
      bytes[index++] = digits[at] as number;
    }
    at = 0;
  }
  return bytes;
}

/** Whether bytes equal the stream from this place on. */
export function standsAt(bytes: Uint8Array, start: number): boolean {
  return streamBytes(start, bytes.length).equals(bytes);
}

/** The place of bytes in the stream. Undefined when they contain no whole unit, or are not from the stream. */
export function placeOf(bytes: Uint8Array): number | undefined {
  const at = bytes.findIndex((byte) => byte >= mark);
  if (at < 0 || at >= unitBytes || at + unitBytes > bytes.length) {
    return undefined;
  }
  let unit = (bytes[at] as number) & 0x7f;
  for (let index = 1; index < unitBytes; index++) {
    unit = unit * 128 + (bytes[at + index] as number);
  }
  const start = unit * unitBytes - at;
  return start >= 0 && standsAt(bytes, start) ? start : undefined;
}
