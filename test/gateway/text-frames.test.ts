import { describe, expect, it } from "vitest";
import { countsOf, expectNoErrors, onlineGateway } from "../helpers/gateway.ts";

/** Frames as text: they end between characters, and what is not UTF-8 goes as binary. */

describe('frames: "text"', () => {
  const text = "网关把串口的字节变成帧。".repeat(10);

  it("360 bytes of Chinese at 9600 baud arrive intact, each frame a text of whole characters", async () => {
    const module = await onlineGateway({ settings: { frames: "text", "uart.baudRate": 9600 } });
    module.server.onFrame = ({ opcode, payload }) => {
      if (opcode === 1 && !new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(payload)) {
        module.server.closePolitely(1007);
      }
    };
    expect(Buffer.byteLength(text)).toBe(360);
    module.serialSend(text);
    module.run(5000);
    expect(module.server.receivedText()).toBe(text);
    expect(module.server.frames.length).toBeGreaterThan(2);
    expect(module.server.frames.map(({ opcode }) => opcode)).toEqual(module.server.frames.map(() => 1));
    expect(countsOf(module)).toMatchObject({ invalidFrames: 0 });
    expectNoErrors(module);
  });

  // The idle gap, the baud rate; bytes of a piece, and the pause behind it, which is shorter than the idle gap.
  it.each([
    [20, 9600, 2, 14],
    [20, 9600, 5, 8],
    [20, 9600, 1, 12],
    [50, 1200, 2, 20],
    [50, 2400, 4, 30],
    [50, 115200, 7, 44],
    [100, 115200, 5, 90],
  ])(
    "end at no pause below the idle gap of %i ms: %i baud, %i bytes, then %i ms",
    async (gapMs, baudRate, bytes, pauseMs) => {
      const settings = { frames: "text", "uart.baudRate": baudRate, "packing.idleGapMs": gapMs };
      const module = await onlineGateway({ settings: { ...settings, "packing.maximumDelayMs": 5 * gapMs } });
      module.run(1000);
      const data = Buffer.from(text);
      for (let place = 0; place < data.length; place += bytes) {
        module.serialSend(data.subarray(place, place + bytes));
        module.run(Math.ceil((bytes * 10000) / baudRate) + pauseMs);
      }
      module.run(3000);
      expect(module.server.receivedText()).toBe(text);
      expect(countsOf(module)).toMatchObject({ invalidFrames: 0 });
    },
  );

  it.each([
    [300, 100],
    [1200, 1],
    [1200, 100],
    [2400, 100],
    [9600, 25],
    [115200, 1],
  ])(
    "end between characters while text comes without a pause: %i baud, maximum delay %i ms",
    async (baudRate, delayMs) => {
      const settings = { frames: "text", "uart.baudRate": baudRate, "packing.maximumDelayMs": delayMs };
      const module = await onlineGateway({ settings });
      module.run(1000);
      const mixed = "xy中é😀".repeat(40);
      module.serialSend(mixed);
      module.run(30000);
      expect(module.server.receivedText()).toBe(mixed);
      expect(countsOf(module)).toMatchObject({ invalidFrames: 0 });
    },
  );

  it("end by their maximum delay, however long the idle gap is", async () => {
    const settings = { frames: "text", "packing.idleGapMs": 1000, "packing.maximumDelayMs": 100 };
    const module = await onlineGateway({ settings });
    module.run(1000);
    for (let sent = 0; sent < 100; sent++) {
      module.serialSend("ab");
      module.run(20);
    }
    module.run(3000);
    expect(module.server.receivedText()).toBe("ab".repeat(100));
    expect(module.server.frames.length).toBeGreaterThan(12);
  });

  it.each([1, 2, 3, 4, 5, 7])("frames of %i bytes at most end between characters where they can", async (most) => {
    const module = await onlineGateway({ settings: { frames: "text", "packing.maximumBytes": most } });
    const mixed = "aé网😀z".repeat(8);
    module.serialSend(mixed);
    module.run(30000);
    expect(module.server.receivedText()).toBe(mixed);
    for (const { opcode, payload } of module.server.frames) {
      expect(opcode).toBe(Buffer.from(payload).toString().includes("\ufffd") ? 2 : 1);
      expect(payload.length).toBeLessThanOrEqual(most);
    }
    if (most >= 4) {
      expect(module.server.frames.map(({ opcode }) => opcode)).toEqual(module.server.frames.map(() => 1));
    }
  });

  it("what is not UTF-8 goes as binary, counted, and said at most once in five seconds", async () => {
    const module = await onlineGateway({ settings: { frames: "text" } });
    module.run(1000);
    const packets = ["fine", [0xff, 0xfe], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xf8, 0x88, 0x80, 0x80, 0x80], "网"];
    for (const packet of packets) {
      module.serialSend(typeof packet === "string" ? packet : Buffer.from(packet));
      module.run(100);
    }
    module.run(6000);
    expect(module.server.frames.map(({ opcode }) => opcode)).toEqual([1, 2, 2, 2, 2, 1]);
    expect(countsOf(module).invalidFrames).toBe(4);
    expect(module.logText().match(/W\/user\.gateway 4 frames went as binary: they are not valid UTF-8/g)).toHaveLength(
      1,
    );
  });

  it.each([
    ["中", [0xd6, 0xd0]],
    ["温度", [0xce, 0xc2, 0xb6, 0xc8]],
    ["t=温", [0x74, 0x3d, 0xce, 0xc2]],
  ])("a packet of another code, %s in GBK, stays whole", async (_, packet) => {
    const module = await onlineGateway({ settings: { frames: "text" } });
    module.run(1000);
    module.serialSend(Buffer.from(packet));
    module.run(300);
    expect(module.server.frames.map(({ opcode, payload }) => [opcode, [...payload]])).toEqual([[2, packet]]);
  });

  it("when memory is short, a frame is dropped whole and counted, or goes out whole", async () => {
    const text = "中文字符测试数据".repeat(25);
    for (let allocation = 1; allocation <= 3; allocation++) {
      for (let atMs = 95; atMs <= 125; atMs += 3) {
        const module = await onlineGateway({ settings: { frames: "text", "uart.baudRate": 9600 } });
        module.run(1000);
        module.serialSend(text);
        module.run(atMs);
        module.board.failAllocation(allocation);
        module.run(12);
        module.board.heap?.failAllocation(undefined);
        module.run(8000);
        const { received, confirmed, dropped } = countsOf(module).outbox;
        expect(received).toBe(Buffer.byteLength(text));
        expect(confirmed + dropped).toBe(received);
        expect(module.server.receivedText()).toHaveLength(confirmed / 3);
        for (const { opcode, payload } of module.server.frames) {
          expect(opcode).toBe(1);
          expect(text).toContain(Buffer.from(payload).toString());
        }
        module.dispose();
      }
    }
  });

  it("a character that never ends goes out after another idle gap", async () => {
    const module = await onlineGateway({ settings: { frames: "text" } });
    module.run(1000);
    module.serialSend(Buffer.from([0x61, 0xe7, 0xbd]));
    module.run(300);
    expect(module.server.frames.map(({ opcode, payload }) => [opcode, [...payload]])).toEqual([
      [1, [0x61]],
      [2, [0xe7, 0xbd]],
    ]);
  });

  it("a hook gets each byte once, in frames that end between characters", async () => {
    const hooks = `
import type { Hooks } from "./hooks-type";
export const hooks: Hooks = { up: (frame) => [frame, \`<\${frame}>\`] };
`;
    const module = await onlineGateway({ hooks, settings: { frames: "text", "uart.baudRate": 9600 } });
    module.run(1000);
    const text = "网关把串口的字节送到服务器".repeat(9);
    module.serialSend(Buffer.from(text));
    module.run(5000);
    expect(module.server.frames.map(({ opcode }) => opcode)).toEqual(module.server.frames.map(() => 1));
    const frames = module.server.frames.map(({ payload }) => Buffer.from(payload).toString());
    const given = frames.filter((_, index) => index % 2 === 0);
    expect(given.join("")).toBe(text);
    expect(frames.filter((_, index) => index % 2 === 1)).toEqual(given.map((frame) => `<${frame}>`));
    expect(countsOf(module).invalidFrames).toBe(0);
  });
});
