import { describe, expect, it } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import { bootGateway, goOnline, onlineGateway } from "../helpers/gateway.ts";
import { hooked } from "../helpers/hooks.ts";

/**
 * A fault inside the module that no new link mends ends in a restart after its time, with its reason kept for the next
 * start.
 */

/** `BREAK`: from then on what `lua` replaces is broken, until the next boot. */
const breaking = (lua: string): string => `
  local broken = false
  sys.subscribe("BREAK", function() broken = true end)
  ${lua}`;

/** Clients that run `lua` before each call of a method. */
const clientsWith = (lua: string): string =>
  breaking(`
  local create = websocket.create
  standIn("websocket", { create = function(...)
    local client, stand = create(...), {}
    return setmetatable(stand, { __index = function(_, method)
      return function(_, first, ...)
        ${lua}
        if method == "on" then local own = first first = function(_, ...) return own(stand, ...) end end
        return client[method](client, first, ...)
      end
    end })
  end })`);

const noMemory = clientsWith('if method == "send" and broken then return false end');

const noClient = breaking(`
  local create = websocket.create
  standIn("websocket", { create = function(...) if not broken then return create(...) end end })`);

const raisingClient = breaking(`
  local create = websocket.create
  standIn("websocket", { create = function(...) if broken then error("not enough memory") end return create(...) end })`);

const raisingIn = (method: string): string => clientsWith(`if method == "${method}" and broken then error("no") end`);

const deafUart = breaking(`
  local tx = uart.tx
  standIn("uart", { tx = function(...) if broken then return 0 end return tx(...) end })`);

const emptyHandedUart = breaking(`
  local rxSize, read = uart.rxSize, uart.read
  standIn("uart", {
    rxSize = function(...) if broken then return 0 end return rxSize(...) end,
    read = function(...) if broken then return 0 end return read(...) end,
  })`);

const noTimers = breaking(`
  local start = rtos.timer_start
  standIn("rtos", { timer_start = function(...) if broken then return 0 end return start(...) end })`);

const resetLink = (module: SimulatedModule): void => {
  if (module.server.connected) {
    module.server.reset();
  }
};

const faults: [reason: string, prelude: string, meanwhile: (module: SimulatedModule) => void][] = [
  ["the core takes no frame", noMemory, (module) => module.serialSend("waits")],
  ["the core makes no WebSocket object", noClient, resetLink],
  ["the core makes no WebSocket object", raisingClient, resetLink],
  ["the core makes no WebSocket object", raisingIn("connect"), resetLink],
  ["the core makes no WebSocket object", raisingIn("close"), resetLink],
  ["the UART takes nothing", deafUart, (module) => module.server.connected && module.server.send("down")],
  ["the UART announces bytes and gives none", emptyHandedUart, (module) => module.serialSend("up")],
  ["timers do not fire", noTimers, () => {}],
];

/** A minute of the fault, again and again. */
function suffer(module: SimulatedModule, meanwhile: (module: SimulatedModule) => void, minutes: number): void {
  for (let passed = 0; passed < 4 * minutes && module.reboots.length === 1; passed++) {
    meanwhile(module);
    module.run(15000);
  }
}

describe.each(faults)("%s", (reason, prelude, meanwhile) => {
  it("for as long as is configured: the module restarts, and the next start says why", async () => {
    const module = await bootGateway({ prelude, settings: { restartAfterMinutes: 3 } });
    goOnline(module);
    module.run(2000);
    module.board.publish("BREAK");
    const start = module.clock.now();
    suffer(module, meanwhile, 6);
    expect(module.reboots.map(({ reason: why }) => why)).toEqual(["power on", "script"]);
    const restartMs = (module.reboots[1]?.timeMs ?? 0) - start;
    expect(restartMs).toBeGreaterThan(170000);
    expect(restartMs).toBeLessThan(230000);
    module.run(1000);
    expect(module.logText()).toContain(`E/user.boot restart: ${reason}`);
    expect(module.logText()).toContain(`W/user.boot the gateway had restarted the module: ${reason}`);
    goOnline(module);
  });

  it("for less: nothing restarts", async () => {
    const module = await bootGateway({ prelude });
    goOnline(module);
    module.run(2000);
    module.board.publish("BREAK");
    suffer(module, meanwhile, 10);
    expect(module.reboots).toHaveLength(1);
  });
});

describe.each(["2024", "2025-08", "2025-12"] as const)("a core of %s that has taken no frame since boot", (era) => {
  it.each([
    ["while the gateway has nothing to send", {}, () => {}],
    ["while data waits", {}, (module: SimulatedModule) => module.serialSend("waits")],
    ["without a probe", { "probe.send": "nothing" }, (module: SimulatedModule) => module.serialSend("waits")],
  ])("restarts the module after the same time %s", async (_, settings, meanwhile) => {
    const module = await bootGateway({ era, settings: { restartAfterMinutes: 4, ...settings } });
    module.board.websockets.faults.failedAllocations = 1e9;
    suffer(module, meanwhile, 8);
    expect(module.reboots.map(({ reason }) => reason)).toEqual(["power on", "script"]);
    expect(module.reboots[1]?.timeMs).toBeGreaterThan(230000);
    expect(module.reboots[1]?.timeMs).toBeLessThan(360000);
    expect(module.logText()).toMatch(/E\/user\.boot\s+restart:\s+the core takes no frame/);
    module.dispose();
  });
});

it.each([
  [1, 1],
  [1, 10],
  [2, 5],
  [2, 10],
])("%i attempts without an object, and then none for long, are no fault of %i minutes", async (failing, minutes) => {
  const prelude = `
    local create, fails = websocket.create, 0
    standIn("websocket", { create = function(...)
      fails = fails - 1
      if fails < 0 then return create(...) end
    end })
    sys.subscribe("BREAK", function() fails = ${failing} end)`;
  const module = await bootGateway({ prelude, settings: { restartAfterMinutes: minutes } });
  goOnline(module);
  if (failing > 1) {
    module.server.reset();
  }
  module.board.publish("BREAK");
  module.run(failing > 1 ? 800 : 0);
  module.board.setAddress(false);
  // Without an address, the network's own limit is 15 minutes.
  module.run(13 * 60000);
  expect(module.logText().match(/websocket\.create failed/g)).toHaveLength(failing);
  expect(module.reboots.map(({ reason }) => reason)).toEqual(["power on"]);
});

describe("what is not a fault inside the module never restarts it", () => {
  it.each([
    [
      "a server that is not there",
      (module: SimulatedModule) => module.network.serve("echo.airtun.air32.cn", undefined),
    ],
    [
      "a server that refuses",
      (module: SimulatedModule) => {
        module.server.manner = "forbid";
      },
    ],
    [
      "a server that stays silent",
      (module: SimulatedModule) => {
        module.server.manner = "mute";
      },
    ],
    [
      "a server whose program stands still",
      (module: SimulatedModule) => {
        module.server.frozen = true;
      },
    ],
  ])("%s, for a day, with data that waits", async (_, act) => {
    const module = await onlineGateway();
    module.run(5000);
    act(module);
    if (module.server.connected && !module.server.frozen) {
      module.server.reset();
    }
    for (let hour = 0; hour < 24; hour++) {
      module.serialSend("x".repeat(3000));
      module.run(3600000);
    }
    expect(module.reboots).toHaveLength(1);
  });

  it.each(["2024", "2025-08", "2025-12"] as const)(
    "a frame that the core refused once on a link, with no probe and nothing more to send, core of %s",
    async (era) => {
      const settings = { delivery: "answers", "outbox.unconfirmed": "drop", "probe.send": "nothing" };
      const module = await onlineGateway({ era, settings });
      module.server.answersProbes = false;
      module.run(1000);
      module.serialSend("hello");
      module.run(500);
      module.board.websockets.faults.failedTransmits = 1;
      module.run(3600000);
      expect(module.reboots).toHaveLength(1);
      expect(module.server.requests.length).toBeLessThan(5);
    },
  );

  it.each(["closePolitely", "closeRudely", "reset"] as const)(
    "an answer to a request behind which the link ends with %s, with no probe and nothing more to send",
    async (end) => {
      const module = await onlineGateway({
        settings: { control: { key: "0123456789abcdef" }, "probe.send": "nothing" },
      });
      module.run(60000);
      module.server.send('{"method":"status"}');
      module.server[end]();
      module.run(3600000);
      expect(module.reboots).toHaveLength(1);
      expect(module.server.requests.length).toBe(2);
    },
  );

  it.each([1, 3, 5])("stale notifications before a quiet hour, with a limit of %i minutes", async (minutes) => {
    const module = await onlineGateway({ settings: { restartAfterMinutes: minutes } });
    module.serialSend("x");
    module.run(1000);
    for (let count = 0; count < 3; count++) {
      module.uart.wakeUp();
      module.run(200);
    }
    module.run(3600000);
    expect(module.reboots).toHaveLength(1);
  });

  it("bursts of lines for a hook that takes long", async () => {
    const module = await hooked({ settings: { "packing.delimiter": "\n", restartAfterMinutes: 1 } });
    // The hook takes seconds for a line with this letter.
    const lines = "s\n".repeat(2) + "quick\n".repeat(6);
    for (let minute = 0; minute < 5; minute++) {
      for (const line of lines.match(/.+\n/g) ?? []) {
        module.serialSend(line);
        module.run(20);
      }
      module.run(20000);
    }
    expect(module.server.receivedText()).toBe(lines.repeat(5));
    expect(module.reboots).toHaveLength(1);
  });

  it("a serial peer that says nothing for a day, after stale notifications", async () => {
    const module = await onlineGateway();
    for (let count = 0; count < 50; count++) {
      module.serialSend("x");
      module.run(137);
    }
    module.run(86400000);
    expect(module.reboots).toHaveLength(1);
  });
});

it("three announcements of the UART without a byte, and none after them, are no fault", async () => {
  const module = await onlineGateway();
  module.serialSend("hello");
  module.run(1000);
  for (let notice = 0; notice < 3; notice++) {
    module.uart.wakeUp();
    module.run(200);
  }
  module.run(1200000);
  expect(module.reboots).toHaveLength(1);
});
