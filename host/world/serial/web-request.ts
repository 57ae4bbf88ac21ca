/** How long a serial peer may have to wait when its first bytes look like the start of a browser's request. */
export const doubtMs = 100;

const methods = ["GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT"].map((name) =>
  Buffer.from(`${name} /`),
);
const helloBytes = 9;

/**
 * Whether the first bytes of a connection come from a browser: an HTTP request, including a WebSocket's, or the start
 * of TLS. Undefined: too few bytes to tell.
 */
export function isWebRequest(first: Uint8Array): boolean | undefined {
  const bytes = Buffer.from(first);
  const answers = [...methods.map((start) => begins(bytes, start)), isHello(bytes)];
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}

function begins(bytes: Buffer, start: Buffer): boolean | undefined {
  const count = Math.min(bytes.length, start.length);
  return bytes.compare(start, 0, count, 0, count) !== 0 ? false : count === start.length ? true : undefined;
}

/** A TLS record that holds exactly one ClientHello. Its lengths must agree, which those of a Modbus frame do not. */
function isHello(bytes: Buffer): boolean | undefined {
  const [kind, major, , , , hello, zero] = bytes;
  const isOther = [kind ?? 0x16, major ?? 3, hello ?? 1, zero ?? 0].some((byte, at) => byte !== [0x16, 3, 1, 0][at]);
  if (isOther) {
    return false;
  }
  return bytes.length < helloBytes ? undefined : bytes.readUInt16BE(3) === bytes.readUInt16BE(7) + 4;
}
