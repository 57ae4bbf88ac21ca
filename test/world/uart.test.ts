import { describe, expect, it } from "vitest";
import { bootLuaModule, type LuaModule, type LuaModuleOptions } from "../helpers/lua-module.ts";

/**
 * The UART as a script sees it. One byte at 115200 baud takes 0.0868 ms. The core reports an idle line three bytes
 * later.
 */

async function open(settings = "115200", options: LuaModuleOptions = {}): Promise<LuaModule> {
  return bootLuaModule(
    `
function open(...) return uart.setup(1, ...) end
open(${settings})
uart.on(1, "receive", function(_, count) tell("receive", count) if onReceive then onReceive(count) end end)
uart.on(1, "sent", function() tell("sent") end)`,
    options,
  );
}

const byteMs = 10 / 115.2;

describe("a notification", () => {
  it("comes when the line is idle, once for what came without a pause", async () => {
    const booted = await open();
    booted.module.serial.send(new Uint8Array(1000));
    booted.module.run(1003 * byteMs - 0.001);
    expect(booted.heard).toEqual([]);
    booted.module.run(0.002);
    expect(booted.heard).toEqual(["receive 1000"]);
  });

  it("reports how many bytes there were at that time", async () => {
    const booted = await open();
    booted.module.serial.send("12345");
    booted.module.serial.pause(1);
    booted.module.serial.send("678");
    booted.module.run(10);
    expect(booted.heard).toEqual(["receive 5", "receive 8"]);
  });

  it("does not come for pauses of less than three bytes", async () => {
    const booted = await open();
    booted.module.serial.trickle("123456", 2.9 * byteMs);
    booted.module.run(10);
    expect(booted.heard).toEqual(["receive 6"]);
  });

  it("comes when more is there than the buffer's size, and again with each piece that follows", async () => {
    const booted = await open("115200, 8, 1, uart.None, uart.LSB, 2048");
    booted.module.serial.send(new Uint8Array(2200));
    booted.module.run(2048 * byteMs);
    expect(booted.heard).toEqual([]);
    booted.module.run(100 * byteMs);
    expect(booted.heard).toEqual(["receive 2070", "receive 2100", "receive 2130"]);
  });

  it("is stale when the script has read meanwhile: what is left at the end of a stream may be nothing, and is a sent", async () => {
    const booted = await open();
    booted.module.serial.send("0123456789".repeat(3));
    booted.module.run(30 * byteMs + 0.01);
    expect(booted.lua("return uart.read(1, 30)")).toBe("0123456789".repeat(3));
    booted.module.run(10);
    expect(booted.heard).toEqual(["sent"]);
  });

  it("of a UART that wakes up reports -1 bytes", async () => {
    const booted = await open();
    booted.module.uart.wakeUp();
    booted.module.run(0);
    booted.module.uart.wakeUpChance = 1;
    booted.module.serial.send("12345");
    booted.module.run(10);
    expect(booted.heard).toEqual(["receive -1", "receive -1", "receive 5"]);
  });

  it("waits with five others at the most; more are dropped until the script reads all", async () => {
    const booted = await open();
    const { module } = booted;
    // All arrive at one moment, before the script gets the first event.
    for (let count = 0; count < 9; count++) {
      module.uart.wakeUp();
    }
    module.run(10);
    expect(booted.heard).toHaveLength(6);
    expect(module.uart.droppedNotifications).toBe(3);
    module.uart.wakeUp();
    module.run(10);
    expect(booted.heard).toHaveLength(7);
  });
});

describe("a script that reads", () => {
  it("gets what has arrived by then in pieces of 30 bytes, and the rest when the line is idle", async () => {
    const booted = await open();
    booted.module.serial.send("0123456789".repeat(7));
    booted.module.run(29.9 * byteMs);
    expect(booted.lua("return uart.rxSize(1)")).toBe("0");
    booted.module.run(15 * byteMs);
    expect(booted.lua("return uart.rxSize(1)")).toBe("30");
    expect(booted.lua("return uart.read(1, 29)")).toHaveLength(29);
    expect(booted.lua("return uart.read(1)")).toBe("9");
    booted.module.run(25 * byteMs);
    expect(booted.lua("return uart.read(1)")).toBe("0123456789".repeat(3));
    booted.module.run(4 * byteMs);
    expect(booted.lua("return uart.read(1)")).toBe("0123456789");
  });

  it("gets every byte after weeks, when times are no longer exact", async () => {
    const booted = await open("921600, 8, 1, uart.None, uart.LSB, 8192");
    booted.module.run(30 * 24 * 3600 * 1000);
    let sent = 0;
    let got = 0;
    for (let turn = 0; turn < 300; turn++) {
      for (const count of [1 + turn, 300 - turn, 7 * turn]) {
        booted.module.serial.send(new Uint8Array(count));
        sent += count;
      }
      booted.module.run(50.123);
      got += Number(booted.lua("return #uart.read(1, 8192)"));
    }
    expect(got).toBe(sent);
  });

  it.each([
    ["Air780E", 100, 2048],
    ["Air780E", 20000, 8192],
    ["Air700ECQ", 100, 2048],
    ["Air700ECQ", 20000, 16384],
  ] as const)(
    "too late on an %s with a buffer of %d bytes loses what exceeds twice %d",
    async (model, size, clamped) => {
      const booted = await open(`921600, 8, 1, uart.None, uart.LSB, ${size}`, { model });
      booted.module.serial.send(new Uint8Array(50000));
      booted.module.run(1000);
      expect(booted.module.uart.overrunBytes).toBe(50000 - 2 * clamped);
      expect(booted.lua("return uart.rxSize(1)")).toBe(String(2 * clamped));
    },
  );
});

describe("a line error", () => {
  it("throws away what is buffered, by default", async () => {
    const booted = await open();
    booted.module.serial.send("lost");
    booted.module.serial.sendError();
    booted.module.serial.send("kept");
    booted.module.run(10);
    expect(booted.lua("return uart.read(1)")).toBe("kept");
    expect(booted.module.uart.errorDroppedBytes).toBe(4);
  });

  it("leaves one wrong byte when the script does not want that", async () => {
    const booted = await open("115200, 8, 1, uart.None, uart.LSB, 1024, nil, nil, nil, nil, 0");
    booted.module.serial.send("one");
    booted.module.serial.sendError();
    booted.module.serial.send("two");
    booted.module.run(10);
    expect(booted.lua('return (uart.read(1):gsub("%z", "?"))')).toBe("one?two");
  });
});

describe("uart.setup", () => {
  it.each([
    ["9600", 10 / 9.6],
    ["9600, 8, 1, uart.Even", 11 / 9.6],
    ["9600, 7, 2, uart.Odd", 11 / 9.6],
    ["9600, 7, 1, uart.None", 9 / 9.6],
    ["115200, 8, 2", 11 / 115.2],
    ["921600", 10 / 921.6],
  ])("(%s): a byte takes %f ms, both ways", async (settings, ms) => {
    const booted = await open(settings);
    const { module } = booted;
    module.serial.send(new Uint8Array(30));
    module.run(29.9 * ms);
    expect(booted.lua("return uart.rxSize(1)")).toBe("0");
    module.run(0.1 * ms);
    expect(booted.lua("return uart.rxSize(1)")).toBe("30");
    const start = module.clock.now();
    booted.lua('uart.write(1, ("x"):rep(1000))');
    module.runUntil("sent", () => booted.heard.includes("sent"));
    expect(module.clock.now() - start).toBeCloseTo(1000 * ms, 3);
    const out = module.serialTraffic().filter(({ direction }) => direction === "out");
    expect(out[0]?.startMs).toBeCloseTo(start, 6);
    expect(out.at(-1)?.timeMs).toBeCloseTo(start + 1000 * ms, 3);
  });

  it("of seven data bits takes the eighth away", async () => {
    const booted = await open("115200, 7");
    booted.module.serial.send(Buffer.from([0xc1, 0x42]));
    booted.lua('uart.write(1, "\\xc3D")');
    booted.module.run(10);
    expect(booted.lua("return uart.read(1)")).toBe("AB");
    expect(Buffer.from(booted.module.serialReceived()).toString()).toBe("CD");
  });

  it("again forgets what was buffered", async () => {
    const booted = await open();
    booted.module.serial.send("old");
    booted.module.run(10);
    booted.lua("open(115200)");
    booted.module.serial.send("new");
    booted.module.run(10);
    expect(booted.lua("return uart.read(1)")).toBe("new");
  });
});

describe("an RS-485 line", () => {
  it.each([
    ["0, 20000", 0, 20],
    ["1, 5000", 1, 5],
    ["0", 0, 1],
  ])("(%s) is driven while it sends, and given back a while later", async (direction, receiveLevel, turnaroundMs) => {
    const booted = await open(`115200, 8, 1, uart.None, uart.LSB, 1024, 10, ${direction}`);
    const { module } = booted;
    module.run(100);
    const start = module.clock.now();
    booted.lua('uart.write(1, ("x"):rep(100))');
    module.run(100);
    const changes = module.board.pins.log.map(({ timeMs, pin, level }) => [pin, level, timeMs]);
    expect(changes).toEqual([
      [10, receiveLevel, 0],
      [10, 1 - receiveLevel, start],
      [10, receiveLevel, expect.closeTo(start + 100 * byteMs + turnaroundMs, 6)],
    ]);
    expect(booted.heard).toEqual(["sent"]);
  });
});

describe("uart.write", () => {
  it("may fail, as when memory is short", async () => {
    const booted = await open();
    booted.module.uart.failWrites(0, -1);
    expect(booted.lua('return uart.write(1, "a")')).toBe("0");
    expect(booted.lua('return uart.write(1, "b")')).toBe("-1");
    expect(booted.lua('return uart.write(1, "c")')).toBe("1");
    booted.module.run(10);
    expect(Buffer.from(booted.module.serialReceived()).toString()).toBe("c");
    booted.module.uart.failWrites(0, 0);
    booted.module.uart.failWrites();
    expect(booted.lua('return uart.write(1, "d")')).toBe("1");
  });

  it("reports its end once, also for what was written meanwhile", async () => {
    const booted = await open();
    booted.lua('uart.write(1, ("a"):rep(100)) uart.write(1, ("b"):rep(100))');
    booted.module.run(100);
    expect(booted.heard).toEqual(["sent"]);
    expect(booted.module.serialReceived()).toHaveLength(200);
  });
});

describe("the serial peer", () => {
  it("sends trickles, bursts and pauses, each byte in its time", async () => {
    const { module } = await open();
    module.serial.trickle("ab", 15);
    module.serial.bursts("cdefgh", 3, 50);
    module.serial.pause(7);
    module.serial.send("i");
    module.run(1000);
    const times = module.serialTraffic().map(({ startMs, bytes }) => [Buffer.from(bytes).toString(), startMs]);
    expect(times).toEqual([
      ["a", 0],
      ["b", expect.closeTo(byteMs + 15, 6)],
      ["cde", expect.closeTo(2 * byteMs + 30, 6)],
      ["fgh", expect.closeTo(5 * byteMs + 80, 6)],
      ["i", expect.closeTo(8 * byteMs + 137, 6)],
    ]);
  });

  it("may send slower than the UART is set up", async () => {
    const booted = await open();
    booted.module.serial.baudRate = 1000;
    booted.module.serial.send("123");
    booted.module.run(25);
    expect(booted.lua("return uart.read(1)")).toBe("12");
  });
});
