import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeFrame } from "../../host/world/virtual-server.ts";
import { type StreamFrame, WebSocketStream } from "../../host/world/websocket-stream.ts";

const head = "GET / HTTP/1.1\r\nUpgrade: websocket";

/** A frame as a client sends it. */
function masked(opcode: number, payload: Buffer, mask: Buffer): Buffer {
  const plain = Buffer.from(encodeFrame(opcode, payload, true));
  const header = plain.subarray(0, plain.length - payload.length);
  header.writeUInt8(header.readUInt8(1) | 0x80, 1);
  return Buffer.concat([header, mask, payload.map((byte, index) => byte ^ (mask[index & 3] as number))]);
}

describe("what passes in a WebSocket stream", () => {
  it("is reported frame by frame, however it is cut", () => {
    const frames = fc.array(
      fc.record({
        opcode: fc.constantFrom(0, 1, 2, 8, 9, 10),
        payload: fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.constantFrom(0, 125, 126, 1000).map((length) => new Uint8Array(length).fill(7)),
        ),
        mask: fc.option(fc.uint8Array({ minLength: 4, maxLength: 4 })),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(frames, fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1 }), (sent, cuts) => {
        const bytes = Buffer.concat([
          Buffer.from(`${head}\r\n\r\n`),
          ...sent.map(({ opcode, payload, mask }) =>
            mask === null
              ? encodeFrame(opcode, payload, true)
              : masked(opcode, Buffer.from(payload), Buffer.from(mask)),
          ),
        ]);
        const heads: string[] = [];
        const heard: StreamFrame[] = [];
        const stream = new WebSocketStream({
          head: (text) => void heads.push(text),
          frame: (frame) => void heard.push(frame),
        });
        for (let at = 0, index = 0; at < bytes.length; index++) {
          const length = cuts[index % cuts.length] as number;
          stream.pass(bytes.subarray(at, at + length));
          at += length;
        }
        expect(heads).toEqual([head]);
        expect(heard.map(({ opcode, lengthBytes, payload }) => [opcode, lengthBytes, Buffer.from(payload)])).toEqual(
          sent.map(({ opcode, payload }) => [opcode, payload.length, Buffer.from(payload)]),
        );
        expect(stream.isBetweenFrames).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("has no frames where a page answers the handshake", () => {
    const heard: string[] = [];
    const stream = new WebSocketStream({
      head: (text) => void heard.push(text),
      frame: () => void heard.push("frame"),
    });
    stream.pass(Buffer.from("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\nThere is nothing here."));
    stream.pass(Buffer.from(" Its paths: none."));
    expect(heard).toEqual(["HTTP/1.1 404 Not Found\r\nConnection: close"]);
  });

  it("is bounded, whatever it contains", () => {
    const heard: StreamFrame[] = [];
    const stream = new WebSocketStream({ head: () => {}, frame: (frame) => void heard.push(frame) });
    stream.pass(Buffer.from(`${head}\r\n\r\n`));
    stream.pass(encodeFrame(2, new Uint8Array(200_000), true));
    expect(heard.map(({ lengthBytes, payload }) => [lengthBytes, payload.length])).toEqual([[200_000, 65_536]]);
    const noHttp = new WebSocketStream({ head: () => heard.push(), frame: () => {} });
    for (let count = 0; count < 100; count++) {
      noHttp.pass(new Uint8Array(1000));
    }
    expect(noHttp.isBetweenFrames).toBe(false);
  });
});
