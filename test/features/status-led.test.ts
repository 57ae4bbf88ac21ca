import { describe, expect, it } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import { bootGateway, expectNoErrors, goOnline, noise, onlineGateway, textsOf } from "../helpers/gateway.ts";

/** The status LED, as somebody sees it who stands before the module. */

const pin = 27;
const settings = { statusLed: { pin } };

/** How long each level lasted, of those that begin and end within this time. */
function levelsFor(module: SimulatedModule, ms: number): { level: number; ms: number }[] {
  const before = module.board.pins.log.length;
  module.run(ms);
  const changes = module.board.pins.log.slice(before).filter((change) => change.pin === pin);
  return changes.slice(1).map(({ timeMs }, index) => ({
    level: changes[index]?.level ?? -1,
    ms: Math.round((timeMs - (changes[index]?.timeMs ?? 0)) / 10) * 10,
  }));
}

describe.each(["2024", "2025-08", "2025-12"] as const)("the status LED on a core of %s", (era) => {
  it("blinks slowly without a network, fast while connecting, and is on when online", async () => {
    const module = await bootGateway({ era, settings, network: false });
    module.run(2000);
    const searching = levelsFor(module, 10000);
    expect(searching.length).toBeGreaterThan(6);
    expect(new Set(searching.map(({ ms }) => ms))).toEqual(new Set([1000]));
    module.server.manner = "mute";
    module.board.setAddress(true);
    module.run(500);
    const connecting = levelsFor(module, 3000);
    expect(connecting.length).toBeGreaterThan(20);
    expect(new Set(connecting.map(({ ms }) => ms))).toEqual(new Set([100]));
    module.server.manner = "accept";
    goOnline(module);
    module.run(1000);
    expect(levelsFor(module, 60000)).toEqual([]);
    expect(module.board.pins.level(pin)).toBe(1);
    expectNoErrors(module);
  });

  it("goes off for a moment with traffic, whichever way, and is mostly on however much there is", async () => {
    const module = await onlineGateway({ era, settings });
    module.run(2000);
    module.serialSend("up");
    expect(levelsFor(module, 2000)).toEqual([{ level: 0, ms: 100 }]);
    module.server.send("down");
    expect(levelsFor(module, 2000)).toEqual([{ level: 0, ms: 100 }]);
    module.serialSend(noise(50000));
    const busy = levelsFor(module, 4000);
    expect(busy.length).toBeGreaterThan(8);
    for (const { level, ms } of busy) {
      expect(ms).toBe(level === 0 ? 100 : 400);
    }
    module.run(5000);
    expect(module.board.pins.level(pin)).toBe(1);
  });
});

it("lights with a low level where that is set", async () => {
  const module = await onlineGateway({ settings: { statusLed: { pin, activeLevel: 0 } } });
  module.run(1000);
  expect(module.board.pins.level(pin)).toBe(0);
  module.serialSend("up");
  expect(levelsFor(module, 2000)).toEqual([{ level: 1, ms: 100 }]);
});

it("shows that a link is lost", async () => {
  const module = await onlineGateway({ settings });
  module.run(1000);
  module.server.manner = "forbid";
  module.server.reset();
  module.run(200);
  expect(levelsFor(module, 1000).length).toBeGreaterThan(5);
  module.board.setAddress(false);
  module.run(1200);
  expect(new Set(levelsFor(module, 5000).map(({ ms }) => ms))).toEqual(new Set([1000]));
});

it("has the pins of the model: an Air700ECQ drives those up to 20", async () => {
  const module = await onlineGateway({ model: "Air700ECQ", settings: { statusLed: { pin: 20 } } });
  module.run(1000);
  expect(module.board.pins.level(20)).toBe(1);
  expectNoErrors(module);
  const other = await onlineGateway({ model: "Air700ECQ", settings: { statusLed: { pin: 21 } } });
  expect(other.logText()).toContain("E/user.led this core does not drive pin 21");
});

it.each([
  ["without gpio", "gpio = nil"],
  ["that does not drive the pin", 'standIn("gpio", { setup = function() end })'],
])("a core %s is told of, and the gateway goes on", async (_, prelude) => {
  const module = await onlineGateway({ settings, prelude });
  module.serialSend("data");
  module.run(2000);
  expect(textsOf(module)).toEqual(["data"]);
  expect(module.logText()).toContain(`E/user.led this core does not drive pin ${pin}`);
  expect(module.reboots).toHaveLength(1);
});

it("takes one timer, and none when it is off", async () => {
  const on = await onlineGateway({ settings });
  const off = await onlineGateway({ settings: {} });
  on.run(5000);
  off.run(5000);
  expect(on.timers - off.timers).toBe(1);
  expect(off.board.pins.log).toEqual([]);
});

it("goes on when requests of the VM fail", async () => {
  const module = await onlineGateway({ settings });
  for (let k = 1; k <= 20; k++) {
    module.board.failAllocation(1 + (k % 5));
    module.serialSend(noise(100, k));
    module.run(1000);
  }
  expect(module.reboots).toHaveLength(1);
  module.run(2000);
  module.serialSend("up");
  expect(levelsFor(module, 2000)).toEqual([{ level: 0, ms: 100 }]);
});
