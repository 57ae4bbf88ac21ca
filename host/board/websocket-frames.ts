import type { ParsedUrl } from "./websocket-url.ts";

// The bytes of a link, as the core writes and reads them.

/** The request that opens a link. Its key is a constant. `headers`: lines, each with its line end. */
export function handshakeRequest({ path, host, port }: ParsedUrl, headers: string): Uint8Array {
  const request =
    `GET ${path} HTTP/1.1\r\nHost: ${host}:${port}\r\n${headers}` +
    "Upgrade: websocket\r\nConnection: Upgrade\r\n" +
    "Sec-WebSocket-Key: w4v7O6xFTi36lq3RNcgctw==\r\nSec-WebSocket-Version: 13\r\n\r\n";
  return Buffer.from(request, "latin1");
}

/** What the core makes of an answer to its request. It looks at nothing but the start and the end. */
export function judgeResponse(received: Uint8Array): "incomplete" | "refused" | "accepted" {
  const text = Buffer.from(received).toString("latin1");
  const start = "HTTP/1.1 101";
  if (text.length < start.length) {
    return "incomplete";
  }
  if (!text.startsWith(start)) {
    return "refused";
  }
  return text.includes("\r\n\r\n") ? "accepted" : "incomplete";
}

const mask = [0, 1, 2, 3] as const;

/** A frame of the core: FIN is 1, the mask is a constant. `payload`: below 65536 bytes. */
export function encodeFrame(opcode: number, payload: Uint8Array): Uint8Array {
  const header =
    payload.length < 126
      ? [0x80 | opcode, 0x80 | payload.length]
      : [0x80 | opcode, 0x80 | 126, payload.length >> 8, payload.length & 0xff];
  const frame = new Uint8Array(header.length + mask.length + payload.length);
  frame.set(header);
  frame.set(mask, header.length);
  const start = header.length + mask.length;
  for (let index = 0; index < payload.length; index++) {
    frame[start + index] = (payload[index] as number) ^ (index & 3);
  }
  return frame;
}

/** A received frame. */
export interface ReceivedFrame {
  opcode: number;
  fin: number;
  payload: Uint8Array;
  /** The length of the whole frame. */
  bytes: number;
}

/** Parses the first received frame. The core refuses lengths of 64 bits, and payloads above its limit. */
export function decodeFrame(received: Uint8Array, mostPayloadBytes: number): ReceivedFrame | "incomplete" | "refused" {
  const buffer = Buffer.from(received.buffer, received.byteOffset, received.length);
  if (buffer.length < 2) {
    return "incomplete";
  }
  let length = buffer.readUInt8(1) & 0x7f;
  let start = 2;
  if (length === 127) {
    return "refused";
  }
  if (length === 126) {
    if (buffer.length < 4) {
      return "incomplete";
    }
    length = buffer.readUInt16BE(2);
    start = 4;
  }
  if (length > mostPayloadBytes) {
    return "refused";
  }
  if (buffer.length < start + length) {
    return "incomplete";
  }
  const first = buffer.readUInt8(0);
  const payload = Uint8Array.from(buffer.subarray(start, start + length));
  return { opcode: first & 0x0f, fin: first >> 7, payload, bytes: start + length };
}
