import { describe, expect, it } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import {
  bootGateway,
  countsOf,
  expectReceivedAtLeastOnce,
  goOnline,
  noise,
  onlineGateway,
  textsOf,
} from "../helpers/gateway.ts";

/** What the k-th allocation of the VM does to the gateway when it fails in a bad moment. */

/** Lets time pass. The k-th allocation in it fails, if there are that many. */
function runShortOfMemory(module: SimulatedModule, k: number, ms: number): void {
  module.board.failAllocation(k);
  module.run(ms);
  module.board.heap?.failAllocation(undefined);
}

describe.each(["2024", "2025-08", "2025-12"] as const)(
  "an allocation fails while a link ends, firmware of %s",
  (era) => {
    it("and nothing that was in flight is confirmed unsent, whichever it is", async () => {
      let failed = 0;
      for (let k = 1; k <= 24; k++) {
        const module = await onlineGateway({ era, settings: { "packing.maximumBytes": 300 } });
        module.run(1500);
        module.network.stall(600);
        const bytes = noise(5000, k);
        module.serialSend(bytes);
        module.run(595);
        module.server.reset();
        runShortOfMemory(module, k, 100);
        failed += module.logText().includes("not enough memory") ? 1 : 0;
        goOnline(module, 130000);
        module.run(10000);
        expectReceivedAtLeastOnce(module, bytes);
        expect(countsOf(module).outbox).toMatchObject({ confirmed: 5000, dropped: 0, inFlight: 0, queued: 0 });
        expect(module.reboots).toHaveLength(1);
        module.dispose();
      }
      expect(failed).toBeGreaterThan(10);
    });
  },
);

it("with a delimiter, a frame that lost bytes to short memory is dropped whole", async () => {
  let failed = 0;
  for (let k = 1; k <= 6; k++) {
    const settings = { "packing.delimiter": "\r\n", "packing.idleGapMs": 200, "packing.maximumDelayMs": 0 };
    const module = await onlineGateway({ settings });
    module.run(3000);
    module.serialSend("a".repeat(100));
    module.run(60);
    module.serialSend("b".repeat(100));
    runShortOfMemory(module, k, 30);
    module.serialSend(`${"c".repeat(100)}\r\nnext\r\n`);
    module.run(8000);
    const whole = `${"a".repeat(100)}${"b".repeat(100)}${"c".repeat(100)}\r\n`;
    const { outbox, errors } = countsOf(module);
    expect(textsOf(module)).toEqual(errors > 0 ? ["next\r\n"] : [whole, "next\r\n"]);
    expect(outbox).toMatchObject({ received: 308, dropped: errors > 0 ? 302 : 0, queued: 0 });
    failed += errors;
    module.dispose();
  }
  expect(failed).toBeGreaterThan(1);
});

it("the way down goes on after a moment in which neither the UART nor a timer could be had", async () => {
  const prelude = `
    short = false
    sys.subscribe("SHORT", function(on) short = on end)
    local tx, start = uart.tx, rtos.timer_start
    standIn("uart", { tx = function(...) if short then return 0 end return tx(...) end })
    standIn("rtos", { timer_start = function(id, ms, ...)
      if short and ms == 50 then return 0 end
      return start(id, ms, ...)
    end })`;
  const module = await onlineGateway({ prelude });
  module.run(1000);
  module.board.publish("SHORT", true);
  module.run(10);
  module.server.send("first ");
  module.run(300);
  module.board.publish("SHORT", false);
  module.server.send("second");
  module.run(6000);
  expect(Buffer.from(module.serialReceived()).toString()).toBe("first second");
});

it("an outbox that the core does not make smaller is not said to be halved", async () => {
  const prelude = `
    local create = zbuff.create
    standIn("zbuff", { create = function(size, ...)
      local buffer = create(size, ...)
      if size == 65536 then getmetatable(buffer).__index = (function(index)
        return function(self, name)
          if name == "resize" and self == buffer then return function() end end
          return type(index) == "function" and index(self, name) or index[name]
        end
      end)(getmetatable(buffer).__index) end
      return buffer
    end })`;
  const module = await bootGateway({ prelude });
  module.network.serve("echo.airtun.air32.cn", undefined);
  module.run(340000);
  expect(module.logText()).not.toContain("halved");
  expect(module.reboots).toHaveLength(1);
});
