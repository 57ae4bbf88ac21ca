import { describe, expect, it } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import {
  bootGateway,
  countsOf,
  expectNoErrors,
  expectReceived,
  framesOf,
  noise,
  onlineGateway,
  textsOf,
} from "../helpers/gateway.ts";

/** Only one rule is on. */
const alone = { "packing.idleGapMs": 0, "packing.maximumDelayMs": 0, "packing.maximumBytes": 1300 };
const lengthsOf = (module: SimulatedModule): number[] => framesOf(module).map((frame) => frame.length);
/** From here to there, one way. */
const pathMs = 30;

/** Sends bytes one by one, with a gap from each to the next. */
function trickle(module: SimulatedModule, bytes: Uint8Array, gapMs: number): void {
  for (const byte of bytes) {
    module.serialSend(Buffer.from([byte]));
    module.run(gapMs);
  }
}

describe("the idle gap", () => {
  it("ends a frame: packets stay apart, and pauses that are shorter do not part one", async () => {
    const module = await onlineGateway();
    module.serialSend("one");
    module.run(30);
    module.serialSend("two ");
    module.run(15);
    module.serialSend("and ");
    module.run(15);
    module.serialSend("three");
    module.run(300);
    expect(textsOf(module)).toEqual(["one", "two and three"]);
  });

  it("passes a packet on neither early nor late", async () => {
    const module = await onlineGateway();
    module.run(1000);
    const start = module.clock.now();
    module.serialSend("x");
    module.run(500);
    const delay = (module.server.frames[0]?.timeMs ?? 0) - start - pathMs;
    expect(delay).toBeGreaterThanOrEqual(20);
    expect(delay).toBeLessThan(25);
  });

  it("has the length that is configured", async () => {
    const module = await onlineGateway({ settings: { "packing.idleGapMs": 60, "packing.maximumDelayMs": 0 } });
    module.serialSend("one ");
    module.run(50);
    module.serialSend("packet");
    module.run(75);
    module.serialSend("another");
    module.run(300);
    expect(textsOf(module)).toEqual(["one packet", "another"]);
  });

  it("can be switched off: then the maximum delay ends the frame", async () => {
    const module = await onlineGateway({ settings: { "packing.idleGapMs": 0 } });
    module.run(1000);
    const start = module.clock.now();
    module.serialSend("one ");
    module.run(60);
    module.serialSend("two");
    module.run(500);
    expect(textsOf(module)).toEqual(["one two"]);
    const delay = (module.server.frames[0]?.timeMs ?? 0) - start - pathMs;
    expect(delay).toBeGreaterThanOrEqual(100);
    expect(delay).toBeLessThan(105);
  });
});

describe("the maximum delay", () => {
  it("ends a frame under a trickle that never pauses for the idle gap", async () => {
    const module = await onlineGateway();
    module.run(1000);
    const bytes = noise(200);
    const start = module.clock.now();
    trickle(module, bytes, 15);
    module.run(500);
    expectReceived(module, bytes);
    // Byte k has left at start + 15 k: none may wait for longer than the delay, the path and a burst before it.
    let sent = 0;
    for (const { timeMs, payload } of module.server.frames) {
      expect(timeMs - (start + 15 * sent)).toBeLessThan(100 + 3 * pathMs + 5);
      sent += payload.length;
    }
    expect(Math.max(...lengthsOf(module))).toBeLessThanOrEqual(8);
    expect(lengthsOf(module).filter((length) => length >= 6).length).toBeGreaterThan(20);
  });

  it("ends a frame of a stream that never pauses at its time, not when the frame is full", async () => {
    const module = await onlineGateway();
    module.run(1000);
    module.serialSend(noise(3 * 11520));
    module.run(3500);
    const lengths = lengthsOf(module);
    // 11.52 bytes each millisecond.
    expect(Math.max(...lengths)).toBeLessThan(11.52 * 110);
    expect(lengths.filter((length) => length > 11.52 * 95).length).toBeGreaterThan(20);
  });

  it("can be switched off: then a trickle waits for its pause", async () => {
    const module = await onlineGateway({ settings: { "packing.maximumDelayMs": 0 } });
    const bytes = noise(200);
    trickle(module, bytes, 15);
    expect(module.server.frames).toEqual([]);
    module.run(500);
    expect(framesOf(module)).toEqual([bytes]);
  });
});

/** A UART that notifies as real ones do: only when the line has gone idle or the buffer is full. */
const taciturn = `
  local on = uart.on
  standIn("uart", { on = function(id, event, callback)
    if event ~= "receive" then return on(id, event, callback) end
    local told, size = false, 0
    local function whenIdle()
      if uart.rxSize(id) == size then told = false callback(id, size) else size = uart.rxSize(id) sys.timerStart(whenIdle, 4) end
    end
    return on(id, event, function()
      if uart.rxSize(id) >= 8192 then return callback(id, -1) end
      if not told then told = true size = uart.rxSize(id) sys.timerStart(whenIdle, 4) end
    end)
  end })`;

describe("a UART that reports nothing while the line is busy", () => {
  it("is looked at while bytes come: a stream that never pauses keeps flowing in full frames", async () => {
    const module = await onlineGateway({ prelude: taciturn });
    module.run(1000);
    const bytes = noise(5 * 11520);
    const start = module.clock.now();
    module.serialSend(bytes);
    module.run(7000);
    expectReceived(module, bytes);
    // Byte k has left at start + k / 11.52. The first look may take half a second.
    let sent = 0;
    for (const { timeMs, payload } of module.server.frames) {
      const waitedMs = timeMs - (start + sent / 11.52);
      expect(waitedMs).toBeLessThan(sent < 11520 ? 700 : 100 + 20 + 3 * pathMs);
      sent += payload.length;
    }
    expect(module.server.frames.length).toBeLessThan(80);
    expectNoErrors(module);
  });

  it("has its packets parted by the idle gap all the same", async () => {
    const module = await onlineGateway({ prelude: taciturn });
    const packets = [256, 1, 700, 30, 600].map((length) => noise(length, length));
    const often = Array.from({ length: 20 }, () => packets).flat();
    for (const packet of often) {
      module.serialSend(packet);
      module.run(packet.length / 11.52 + 60);
    }
    module.run(500);
    expect(framesOf(module)).toEqual(often);
  });
});

describe("the maximum size", () => {
  it("ends a frame of 1300 bytes, one TCP segment", async () => {
    const module = await onlineGateway({ settings: { "packing.maximumDelayMs": 0 } });
    const bytes = noise(5000);
    module.serialSend(bytes);
    module.run(2000);
    expectReceived(module, bytes);
    expect(lengthsOf(module)).toEqual([1300, 1300, 1300, 1100]);
  });

  it.each([1, 2, 7, 64, 4000])("of %i bytes is kept, and is alone enough to end frames", async (size) => {
    const module = await onlineGateway({ settings: { ...alone, "packing.maximumBytes": size } });
    const bytes = noise(size * 5);
    module.serialSend(bytes);
    module.run(4000);
    expectReceived(module, bytes);
    expect(lengthsOf(module)).toEqual([size, size, size, size, size]);
    expectNoErrors(module);
  });

  it("alone leaves the rest where it is until the frame is full", async () => {
    const module = await onlineGateway({ settings: { ...alone, "packing.maximumBytes": 100 } });
    const bytes = noise(250);
    module.serialSend(bytes);
    module.run(10000);
    expect(lengthsOf(module)).toEqual([100, 100]);
    module.serialSend(noise(50, 9));
    module.run(1000);
    expectReceived(module, Buffer.concat([bytes, noise(50, 9)]));
  });
});

describe("the delimiter", () => {
  it("ends a frame and stays in it; what follows waits for its own end", async () => {
    const module = await onlineGateway({ settings: { ...alone, "packing.delimiter": "\r\n" } });
    module.serialSend("first\r\nsecond\r\n\r\nthe rest");
    module.run(500);
    expect(textsOf(module)).toEqual(["first\r\n", "second\r\n", "\r\n"]);
    module.serialSend(" of it\r\n");
    module.run(500);
    expect(textsOf(module)).toEqual(["first\r\n", "second\r\n", "\r\n", "the rest of it\r\n"]);
  });

  it("is found when its bytes come apart, and not in half of it", async () => {
    const module = await onlineGateway({ settings: { ...alone, "packing.delimiter": "<END>" } });
    for (const piece of ["a<E", "ND", ">b<EN", "<END>c", "<", "END", ">"]) {
      module.serialSend(piece);
      module.run(50);
    }
    module.run(200);
    expect(textsOf(module)).toEqual(["a<END>", "b<EN<END>", "c<END>"]);
  });

  it("is found where the maximum size has cut the frame inside it", async () => {
    const settings = { ...alone, "packing.delimiter": "\r\n", "packing.maximumBytes": 10 };
    const module = await onlineGateway({ settings });
    module.serialSend("123456789\r\nnext\r\nrest");
    module.run(500);
    expect(textsOf(module)).toEqual(["123456789\r", "\n", "next\r\n"]);
  });

  it.each(["\0", ".", "%", "\xff\xfe", "(["])("%j is taken as bytes, not as a pattern", async (delimiter) => {
    const bytes = Buffer.from(delimiter, "latin1");
    const module = await onlineGateway({ settings: { ...alone, "packing.delimiter": bytes } });
    const packets = [Buffer.concat([Buffer.from("abc"), bytes]), Buffer.concat([Buffer.from("d+"), bytes])];
    module.serialSend(Buffer.concat(packets));
    module.run(500);
    expect(framesOf(module)).toEqual(packets);
  });

  it("does not keep the other rules from ending a frame", async () => {
    const module = await onlineGateway({ settings: { "packing.delimiter": "\n", "packing.maximumBytes": 10 } });
    module.serialSend("a\nno end of a line");
    module.run(500);
    expect(textsOf(module)).toEqual(["a\n", "no end of ", "a line"]);
  });

  it("alone carries many short lines without loss", async () => {
    const module = await onlineGateway({ settings: { ...alone, "packing.delimiter": "\n" } });
    const text = Array.from({ length: 3000 }, (_, index) => `${index % 7 === 0 ? "" : index}\n`).join("");
    module.serialSend(text);
    module.run(10000);
    expectReceived(module, Buffer.from(text));
    expect(module.server.frames).toHaveLength(3000);
    expectNoErrors(module);
  });

  it("ends a frame that the maximum delay is late for: what follows has a delay of its own", async () => {
    for (let length = 80; length < 100; length++) {
      const module = await onlineGateway({ settings: { "packing.delimiter": "\n", "uart.baudRate": 9600 } });
      module.run(2000);
      const lines = [`${"x".repeat(length)}\n`, `${"y".repeat(48)}\n`];
      module.serialSend(lines.join(""));
      module.run(4000);
      // The first line may have waited too long. The second one has not.
      expect(textsOf(module).at(-1)).toBe(lines[1]);
      expect(textsOf(module).join("")).toBe(lines.join(""));
      module.dispose();
    }
  });

  it("drops nothing where the last line fits exactly", async () => {
    const settings = { "packing.delimiter": "\n", "outbox.sizeBytes": 2048, "packing.maximumBytes": 200 };
    const module = await bootGateway({ settings });
    module.network.serve("echo.airtun.air32.cn", undefined);
    // 20 lines of 100 bytes and one of 4, each with a header of 2, and the header of the open frame: 2048 bytes.
    const text = `${`${"x".repeat(99)}\n`.repeat(20)}xyz\n`;
    module.serialSend(text);
    module.run(3000);
    expect(countsOf(module).outbox).toMatchObject({ received: 2004, queued: 2004, dropped: 0 });
  });
});

it.each([1, 2, 3, 4])("goes on when memory was short where a frame was full: allocation %i", async (allocation) => {
  for (const atMs of [0.2, 1, 2, 3, 4]) {
    const settings = { "packing.delimiter": "\n", "packing.maximumBytes": 64, "packing.maximumDelayMs": 0 };
    const module = await onlineGateway({ settings });
    module.run(1000);
    module.serialSend("a".repeat(40));
    module.run(1);
    module.serialSend("b".repeat(24));
    module.run(atMs);
    module.board.failAllocation(allocation);
    module.run(6);
    module.board.heap?.failAllocation(undefined);
    for (let line = 0; line < 20; line++) {
      module.serialSend("a line of 20 bytes.\n");
      module.run(1000);
    }
    module.run(3000);
    expect(countsOf(module).outbox.received).toBe(64 + 400);
    module.dispose();
  }
});

/** The k-th text that the outbox makes of its memory, from ARM on, finds no memory. */
const shortOfText = `
  local left
  sys.subscribe("ARM", function(k) left = k end)
  local create = zbuff.create
  standIn("zbuff", { create = function(...)
    local buffer, problem = create(...)
    local methods = buffer and getmetatable(buffer)
    if methods and not methods.isShort then
      local find = methods.__index
      methods.isShort = true
      methods.__index = function(self, name)
        local method = type(find) == "function" and find(self, name) or find[name]
        if name ~= "toStr" then
          return method
        end
        return function(...)
          left = left and left - 1
          if left == 0 then
            error("not enough memory", 0)
          end
          return method(...)
        end
      end
    end
    return buffer, problem
  end })`;

it.each([1, 2, 3, 4, 5])("a line is whole, or dropped and counted, when memory is short: text %i", async (k) => {
  const settings = { "packing.delimiter": "\n", frames: "text", echoCommand: false };
  const module = await onlineGateway({ prelude: shortOfText, settings });
  module.run(1000);
  module.board.publish("ARM", k);
  module.run(2);
  const lines = ["T=21.5 line one\n", "T=21.6 line two\n", "T=21.7 line three\n", "T=21.8 line four\n"];
  module.serialSend(lines.slice(0, 3).join(""));
  module.run(10);
  module.serialSend(lines.slice(3).join(""));
  module.run(3000);
  for (const frame of textsOf(module)) {
    expect(lines).toContain(frame);
  }
  const { received, confirmed, dropped } = countsOf(module).outbox;
  expect(received).toBe(lines.join("").length);
  expect(confirmed + dropped).toBe(received);
  expect(confirmed).toBe(textsOf(module).join("").length);
});

it.each([
  [9600, 5, 1000, 30],
  [1200, 50, 1000, 20],
  [115200, 20, 0, 500],
])(
  "at %i baud, no two packets become one frame when the line is quiet for four idle gaps of %i ms",
  async (baudRate, idleGapMs, maximumDelayMs, bytes) => {
    const module = await onlineGateway({
      settings: {
        "uart.baudRate": baudRate,
        "packing.idleGapMs": idleGapMs,
        "packing.maximumDelayMs": maximumDelayMs,
      },
    });
    const packets = 1000;
    for (let packet = 0; packet < packets; packet++) {
      module.serialSend(String(packet).padStart(bytes, "x"));
      module.run((bytes * 10000) / baudRate + 4 * idleGapMs + 13.7);
    }
    module.run(3000);
    expect(framesOf(module)).toHaveLength(packets);
  },
);

it.each([
  [9600, 60],
  [4800, 40],
  [2400, 23],
  [57600, 500],
])("at %i baud, packets of %i bytes stay whole: their bytes come to light in pieces of 30", async (baudRate, bytes) => {
  const module = await onlineGateway({ settings: { "uart.baudRate": baudRate } });
  module.run(3000);
  const packets = 200;
  for (let packet = 0; packet < packets; packet++) {
    module.serialSend(noise(bytes, packet));
    module.run((bytes * 10000) / baudRate + 150 + packet);
  }
  module.run(3000);
  expect(lengthsOf(module)).toEqual(Array.from({ length: packets }, () => bytes));
});

it("a packet on USB stays whole at any baud rate, which only paces what goes down", async () => {
  const settings = { "uart.id": 32, "uart.baudRate": 300, "packing.idleGapMs": 20, "packing.maximumDelayMs": 100 };
  const module = await onlineGateway({ settings });
  for (let piece = 0; piece < 3; piece++) {
    module.usb.send(noise(400, piece));
    module.run(8);
  }
  module.run(1000);
  expect(lengthsOf(module)).toEqual([1200]);
});
