import { describe, expect, it } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import { countsOf, expectNoErrors, expectSameBytes, goOnline, noise, onlineGateway } from "../helpers/gateway.ts";

const allBytes = Buffer.from(Array.from({ length: 256 }, (_, value) => value));

/** The bytes that came out of the UART are exactly these. */
function expectWritten(module: SimulatedModule, bytes: Uint8Array): void {
  expectSameBytes(module.serialReceived(), bytes);
}

/** Sends bytes down in frames of a size, each as soon as the one before should have left the UART. */
function sendPaced(module: SimulatedModule, bytes: Buffer, size: number, periodMs = size / 11): void {
  for (let start = 0; start < bytes.length; start += size) {
    module.server.send(bytes.subarray(start, start + size));
    module.run(periodMs);
  }
}

describe("server to UART", () => {
  it("writes what binary and text frames hold, in order, and nothing else", async () => {
    const module = await onlineGateway();
    module.server.send(allBytes);
    module.server.send("text: ä\0\r\n");
    module.server.send(Buffer.from([0xff, 0xfe, 0x00]));
    module.server.send("");
    module.server.send('"echo"');
    module.run(500);
    expectWritten(
      module,
      Buffer.concat([allBytes, Buffer.from("text: ä\0\r\n"), Buffer.from([0xff, 0xfe, 0x00]), Buffer.from('"echo"')]),
    );
    expect(module.server.frames).toEqual([]);
    expectNoErrors(module);
  });

  it("writes fragments in the order in which they come", async () => {
    const module = await onlineGateway();
    module.server.send(Buffer.from("one "), { fin: false });
    module.server.send(Buffer.from("two "), { fin: false, opcode: 0 });
    module.server.send(Buffer.alloc(0), { fin: false, opcode: 0 });
    module.run(200);
    module.server.send(Buffer.from("three "), { fin: true, opcode: 0 });
    module.server.send("four");
    module.run(200);
    expectWritten(module, Buffer.from("one two three four"));
    expectNoErrors(module);
  });

  it("answers a ping, and passes no ping or pong on to the UART", async () => {
    const module = await onlineGateway();
    module.server.send(Buffer.from("are you there"), { opcode: 9 });
    module.server.send(Buffer.from("yes"), { opcode: 10 });
    module.run(500);
    expectWritten(module, Buffer.alloc(0));
    expect(module.server.requests).toHaveLength(1);
  });

  it("carries a long stream at the pace of the UART", async () => {
    const module = await onlineGateway({ settings: {} });
    const bytes = noise(200000);
    sendPaced(module, bytes, 1000);
    module.run(3000);
    expectWritten(module, bytes);
    expect(countsOf(module).inbox).toEqual({ received: bytes.length, written: bytes.length, dropped: 0 });
    expectNoErrors(module);
  });

  it.each([
    ["2024", 4096],
    ["2025-08", 8192],
    ["2025-12", 8192],
  ] as const)("takes the largest frame that firmware of %s takes: %i bytes", async (era, size) => {
    const module = await onlineGateway({ era });
    const bytes = noise(size);
    module.server.send(bytes);
    module.run(2000);
    expectWritten(module, bytes);
  });

  it.each([
    ["2024", 4097, "disconnected"],
    ["2025-12", 8193, "disconnected (rx): closed, or a frame above the core's limit"],
  ] as const)("survives a larger one on firmware of %s: the link ends and is made again", async (era, size, reason) => {
    const module = await onlineGateway({ era });
    module.server.send(noise(size));
    module.run(100);
    expect(module.logText()).toContain(`W/user.link ${reason}\n`);
    goOnline(module, 2000);
    module.server.send("still there");
    module.run(500);
    expectWritten(module, Buffer.from("still there"));
  });

  it("holds 16 KiB; what finds no room is dropped in whole pieces, counted and logged", async () => {
    const module = await onlineGateway({ settings: {} });
    const pieces = Array.from({ length: 40 }, (_, index) => noise(1000, index + 1));
    for (const piece of pieces) {
      module.server.send(piece);
    }
    module.run(10000);
    // The first piece is with the UART at once, and the UART is slow: 16 more wait.
    expectWritten(module, Buffer.concat(pieces.slice(0, 17)));
    expect(countsOf(module).inbox).toEqual({ received: 40000, written: 17000, dropped: 23000 });
    expect(module.logText()).toContain("W/user.gateway 23000 bytes dropped on their way down; 23000 since boot");
    module.server.send("afterwards");
    module.run(500);
    expect(Buffer.from(module.serialReceived().subarray(-10)).toString()).toBe("afterwards");
  });

  it("always has room for the largest frame that the core takes, when nothing waits", async () => {
    const module = await onlineGateway({ settings: { "inbox.sizeBytes": 8192 } });
    const bytes = noise(8192);
    module.server.send(bytes);
    module.run(2000);
    expectWritten(module, bytes);
  });

  it.each([300, 9600, 921600])(
    "keeps order at %i baud, and hands the UART no more than it can send",
    async (baudRate) => {
      // The core's own queue is not bounded: what has been handed over and has not left yet is asked of the wire.
      const module = await onlineGateway({ settings: { "uart.baudRate": baudRate } });
      const bytes = noise(3000);
      for (let start = 0; start < bytes.length; start += 500) {
        module.server.send(bytes.subarray(start, start + 500));
      }
      const end = module.clock.now() + (bytes.length * 10000) / baudRate + 2000;
      while (module.clock.now() < end) {
        module.run(100);
        const { written } = countsOf(module).inbox;
        expect(written - module.serialReceived().length).toBeLessThanOrEqual(500);
      }
      expectWritten(module, bytes);
    },
  );
});

describe("a UART with bad manners", () => {
  const bytes = noise(30000);

  it("that takes only a part, or nothing, loses nothing", async () => {
    const prelude = `
      local tx, calls = uart.tx, 0
      standIn("uart", { tx = function(id, buffer, start, count)
        calls = calls + 1
        if calls % 3 == 0 then return 0 end
        if calls % 7 == 0 then return -1 end
        return tx(id, buffer, start, 1 + count // 2)
      end })`;
    const module = await onlineGateway({ prelude });
    sendPaced(module, bytes, 400, 400);
    module.run(10000);
    expectWritten(module, bytes);
    expectNoErrors(module);
  });

  it("that never says sent is written to all the same", async () => {
    const prelude = `
      local on = uart.on
      standIn("uart", { on = function(id, event, callback)
        if event ~= "sent" then return on(id, event, callback) end
      end })`;
    const module = await onlineGateway({ prelude });
    sendPaced(module, bytes, 1000, 700);
    module.run(5000);
    expectWritten(module, bytes);
    expectNoErrors(module);
  });

  it("that says sent too often keeps the order", async () => {
    const prelude = `
      local on = uart.on
      standIn("uart", { on = function(id, event, callback)
        on(id, event, callback)
        if event == "sent" then sys.timerLoopStart(callback, 13, id) end
      end })`;
    const module = await onlineGateway({ prelude });
    sendPaced(module, bytes, 400);
    module.run(5000);
    expectWritten(module, bytes);
    expectNoErrors(module);
  });
});

it("what is passed on needs no memory of the Lua heap, so that none can be lacking", async () => {
  const module = await onlineGateway();
  module.run(2000);
  const before = module.board.heap?.allocations ?? Number.NaN;
  for (let count = 0; count < 40; count++) {
    module.server.send(noise(2500, count));
    module.run(300);
  }
  expect(module.board.heap?.allocations).toBe(before);
  expectWritten(module, Buffer.concat(Array.from({ length: 40 }, (_, count) => noise(2500, count))));
});

it("an RS-485 transceiver is set up as configured; line errors drop nothing", async () => {
  const prelude = `
    local setup = uart.setup
    standIn("uart", { setup = function(...)
      local words = {}
      for index = 1, select("#", ...) do words[index] = tostring((select(index, ...))) end
      log.info("spy", table.concat(words, " "))
      return setup(...)
    end })`;
  const plain = await onlineGateway({ prelude });
  expect(plain.logText()).toContain("I/user.spy 1 115200 8 1 0 0 16384 nil nil nil nil 0\n");
  const rs485 = { pin: 25, receiveLevel: 1, turnaroundUs: 2000 };
  const other = await onlineGateway({ prelude, settings: { "uart.rs485": rs485 } });
  expect(other.logText()).toContain("I/user.spy 1 115200 8 1 0 0 16384 25 1 2000 nil 0\n");
});

it("the USB port, which never says that it has sent, is paced by its baud rate", async () => {
  const module = await onlineGateway({ settings: { "uart.id": 32 } });
  const bytes = noise(80000);
  sendPaced(module, bytes, 1000, 125);
  module.run(2000);
  const out = module.serialTraffic(32).filter(({ direction }) => direction === "out");
  expectSameBytes(Buffer.concat(out.map((piece) => piece.bytes)), bytes);
  expectNoErrors(module);
});
