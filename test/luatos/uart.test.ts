import { describe, expect, it } from "vitest";
import { usbPortId } from "../../host/board/usb-port.ts";
import { testedEngines } from "../helpers/engines.ts";
import { evaluate } from "../helpers/lua-board.ts";
import { bootScenario } from "../helpers/modules.ts";

/** The module `uart`: what it takes, and the port that has no pins. */

const { there } = await testedEngines();

describe.each(there)("uart on $name", ({ engines }) => {
  it("writes what is text, and nothing of what is none", () => {
    const wanted = {
      "uart.write(1, 'abc'), uart.write(1, 'abc', 2), uart.write(1, 12)": "3: 3, 2, 2",
      "uart.write(1, 'abc', -1), uart.write(1, 'abc', 9), uart.write(1, 'abc', nil)": "3: 3, 3, 3",
      "uart.write(1, nil), uart.write(1), uart.write(1, true), uart.write(1, {})": "4: 0, 0, 0, 0",
      "uart.write(1, io.open('/luadb/main.lua'))": "raises: bad argument #2 to 'write' (ZBUFF* expected, got FILE*)",
      "uart.write(nil, 'a')": "raises: bad argument #1 to 'write' (number expected, got nil)",
      "uart.write()": "raises: bad argument #1 to 'write' (number expected, got no value)",
    };
    expect(evaluate(engines, Object.keys(wanted), { before: "uart.setup(1, 115200)" })).toEqual(wanted);
  });

  it("has a port on USB, without a speed: all comes and goes at once, and nothing says that it has gone", async () => {
    const module = await bootScenario({
      engines,
      lua: `
sys = require("sys")
local id = uart.VUART_0
print("early", uart.write(id, "early"))
uart.on(id, "sent", function() print("sent") end)
uart.on(id, "receive", function(id, count)
  print("receive", id == uart.VUART_0, count)
  uart.write(id, uart.read(id, 100):upper())
end)
sys.timerStart(function() print("setup", uart.setup(id)) end, 100)
sys.run()`,
    });
    const lines = (): string[] => module.log.map(({ text }) => text);
    module.usb.send("unheard");
    module.run(200);
    expect(lines()).toEqual(["early 5", "setup 0"]);
    module.usb.send("x".repeat(60));
    module.usb.send("y");
    module.run(1);
    expect(lines().slice(2)).toEqual(["receive true 60", "receive true 1"]);
    const left = module.serialTraffic(usbPortId).filter(({ direction }) => direction === "out");
    expect(Buffer.concat(left.map(({ bytes }) => bytes)).toString()).toBe(`early${"X".repeat(60)}Y`);
  });
});
