import { expect, it } from "vitest";
import { usbPortId } from "../host/board/usb-port.ts";
import { type BootOptions, bootModule } from "../host/index.ts";

it.each([
  [{ model: "Air780X" }, /^bootModule: model is "Air780X", but must be "Air780E" or "Air700ECQ"/],
  [{ era: "2023" }, /era is "2023", but must be "2024" or "2025-08" or "2025-12" or "2026-08"/],
  [{ heapBytes: -1 }, /heapBytes is -1, but must be a whole number from 1 on/],
  [{ microsecondsPer1000Instructions: Number.NaN }, /microsecondsPer1000Instructions is null, but must be a number/],
  [{ addressAfterMs: -1 }, /addressAfterMs is -1, but must be a whole number from 0 on/],
  [{ seed: 1.5 }, /seed is 1\.5, but must be a whole number from 0 on/],
  [
    { lua: undefined },
    /lua is undefined, but must be the text of a main\.lua, \{ file: where it is \}, or a firmware of buildFirmware/,
  ],
])("bootModule says which option cannot be: %j", async (options, says) => {
  const given = { lua: 'require("sys").run()', ...options } as unknown as BootOptions;
  await expect(bootModule(given)).rejects.toThrow(says);
  await expect(bootModule(given)).rejects.toBeInstanceOf(RangeError);
});

it("bootModule gives the module its address 2.5 s after boot, or after addressAfterMs", async () => {
  const lua = `
sys = require("sys")
sys.subscribe("IP_READY", function() print(mcu.ticks(), "ready") end)
sys.run()`;
  const when = async (options: Partial<BootOptions>): Promise<string[]> => {
    const module = await bootModule({ lua, ...options });
    module.run(20_000);
    module.dispose();
    return module.log.map(({ text }) => text.replaceAll("\t", " "));
  };
  expect(await when({})).toEqual(["2500 ready"]);
  expect(await when({ addressAfterMs: 9000 })).toEqual(["9000 ready"]);
  expect(await when({ addressAfterMs: 0 })).toEqual(["0 ready"]);
  expect(await when({ network: false })).toEqual([]);
});

it("bootModule takes a main.lua whose text is larger than the heap: the text lies in flash", async () => {
  const lua = `
sys = require("sys")
sys.timerStart(function() print("runs") end, 1000)
sys.run()
-- ${"x".repeat(200_000)}`;
  const module = await bootModule({ lua, heapBytes: 100_000 });
  module.run(2000);
  expect(module.logText()).toContain("runs");
  module.dispose();
});

it("bootModule takes a firmware with its source map, which gives the log and errors positions in TypeScript", async () => {
  const map = JSON.stringify({ version: 3, sources: ["../src/main.ts"], names: [], mappings: "AAAA;AAOA;AACA" });
  const firmware = { lua: 'sys = require("sys")\nprint(debug.traceback("here"))\nsys.run()', map };
  const module = await bootModule({ lua: firmware });
  module.run(100);
  expect(module.logText()).toContain("main.lua:2: in");
  expect(module.tracedLog()).toContain("src/main.ts:8: in");
  expect(module.tracedLog()).not.toMatch(/luatos:|\[C\]:\d/);
  expect(() => module.runUntil("never", () => false, 10)).toThrow("src/main.ts:8: in");
  module.dispose();

  const untraced = await bootModule({ lua: firmware, maps: {} });
  untraced.run(100);
  expect(untraced.tracedLog()).toContain("main.lua:2: in");
  untraced.dispose();
});

it("bootModule runs a prelude first, and the lines of main.lua keep their numbers", async () => {
  const lua = `sys = require("sys")
print(i2c.setup(0), type(i2c.send))
print(debug.traceback("here"))
sys.run()`;
  const prelude = `-- A stand-in
i2c = setmetatable({ setup = function() return 1 end, send = print }, { __index = i2c })`;
  const module = await bootModule({ lua, prelude });
  module.run(100);
  expect(module.log[0]?.text).toBe("1 function");
  expect(module.logText()).toContain("main.lua:3: in");
  module.dispose();
});

it("bootModule runs a prelude before a main.lua with a byte order mark, and refuses a second prelude.lua", async () => {
  const prelude = "answer = 42";
  const module = await bootModule({ lua: "\ufeff#! lua\nprint(answer)\nsys.run()", prelude });
  expect(module.log[0]?.text).toBe("42");
  module.dispose();
  await expect(bootModule({ lua: "sys.run()", prelude, scripts: { "prelude.lua": "" } })).rejects.toThrow(
    "the script folder has a prelude.lua of its own, so there can be no prelude. Rename that file",
  );
});

it("bootModule gives one peer for each port: on USB, too, everything is queued in one order", async () => {
  const lua = `
sys = require("sys")
uart.on(uart.VUART_0, "receive", function(id) print(uart.read(id, 100)) end)
uart.setup(uart.VUART_0)
sys.run()`;
  const module = await bootModule({ lua });
  expect(module.serialPeer(1) === module.serial).toBe(true);
  expect(module.serialPeer(usbPortId) === module.usb).toBe(true);
  module.usb.pause(100);
  module.serialPeer(usbPortId).send("after the pause");
  module.run(99);
  expect(module.log).toEqual([]);
  module.run(2);
  expect(module.log.map(({ text }) => text)).toEqual(["after the pause"]);
  module.dispose();
});
