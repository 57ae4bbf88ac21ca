import { describe, expect, it } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import {
  bootGateway,
  expectNoErrors,
  expectReceived,
  expectReceivedAtLeastOnce,
  expectSameBytes,
  goOnline,
  noise,
  onlineGateway,
  stateOf,
  timesOf,
} from "../helpers/gateway.ts";

const host = "echo.airtun.air32.cn";

/** Takes the server away, or puts it back. */
function setServer(module: SimulatedModule, present: boolean): void {
  module.network.serve(host, present ? module.server : undefined);
}

/** How long the gateway waited before each attempt: from the end of one to the start of the next. */
function pausesOf(module: SimulatedModule): number[] {
  const ends = timesOf(module, "backing-off");
  return timesOf(module, "connecting")
    .slice(1)
    .map((start, index) => start - (ends[index] ?? Number.NaN));
}

/** The pauses of the first minute, without jitter. */
const firstPauses = [1000, 2000, 4000, ...Array.from({ length: 23 }, () => 5000)];

/** Backoff with jitter: from half of the full delay to all of it. */
function expectBackoff(pauses: number[], full: number[]): void {
  expect(pauses.length).toBeGreaterThanOrEqual(full.length);
  full.forEach((ms, index) => {
    expect(pauses[index], `pause ${index}`).toBeGreaterThanOrEqual(ms / 2);
    expect(pauses[index], `pause ${index}`).toBeLessThanOrEqual(ms);
  });
}

describe("a link that ends", () => {
  it.each([
    [
      "a polite close",
      "disconnected (rx): closed, or a frame above the core's limit",
      (module: SimulatedModule) => module.server.closePolitely(),
    ],
    ["a reset", "disconnected (connect)", (module: SimulatedModule) => module.server.reset()],
  ])("by %s is made again within a second or so", async (_, reason, end) => {
    const module = await onlineGateway();
    end(module);
    module.runUntil("backing off", () => stateOf(module) === "backing-off", 100);
    expect(module.logText()).toContain(`W/user.link ${reason}\n`);
    goOnline(module, 1300);
    expectBackoff(pausesOf(module), [1000]);
    module.serialSend("again");
    module.run(500);
    expect(Buffer.from(module.server.received()).toString()).toBe("again");
    expectNoErrors(module);
  });

  it.each<[string, string, (module: SimulatedModule) => void]>([
    ["a polite close", "closed, or a frame above the core's limit", (module) => module.server.closePolitely()],
    [
      "a frame above the limit",
      "closed, or a frame above the core's limit",
      (module) => module.server.send(Buffer.alloc(8193)),
    ],
    [
      "a reset, and then a refusal of each handshake",
      "the server refuses the handshake",
      (module) => {
        module.server.manner = "forbid";
        module.server.reset();
      },
    ],
  ])("by %s gives its first reason, though the core reports the end twice", async (_, why, end) => {
    const module = await onlineGateway();
    module.board.websockets.faults.doubleDisconnectChance = 1;
    end(module);
    module.run(20000);
    const lines = module.log.map(({ text }) => text).filter((text) => text.includes("disconnected ("));
    expect(lines.at(-1)).toBe(`W/user.link disconnected (rx): ${why}`);
  });

  it("is closed on our side before another is opened", async () => {
    const module = await bootGateway({ network: false });
    const openAtOnce: number[] = [];
    module.network.serve(host, {
      accept: (peer) => {
        openAtOnce.push(module.network.connections);
        return module.server.accept(peer);
      },
    });
    for (let count = 0; count < 5; count++) {
      module.board.setAddress(true);
      goOnline(module);
      module.board.setAddress(false);
      // It takes a moment until the core gets the event. Before that, it still counts as online.
      module.run(1 + count);
    }
    expect(openAtOnce).toEqual([1, 1, 1, 1, 1]);
  });

  it("over and over leaves no timer and no connection behind", async () => {
    const module = await onlineGateway();
    // A run of five minutes is noted as a long one, once.
    module.run(310000);
    const timers = module.board.timers.count;
    for (let count = 0; count < 300; count++) {
      module.server.reset();
      module.run(100);
      goOnline(module, 62000);
    }
    module.run(70000);
    expect(module.server.requests).toHaveLength(301);
    expect(module.board.timers.count).toBeLessThanOrEqual(timers);
    expectNoErrors(module);
  });
});

describe("a server that is not there", () => {
  it("is tried often for a minute, then less and less often, down to once a minute, forever", async () => {
    const module = await bootGateway();
    setServer(module, false);
    module.run(3600000);
    const full = [...firstPauses, 10000, 20000, 40000];
    expectBackoff(pausesOf(module), full);
    const later = pausesOf(module).slice(full.length);
    expect(later.length).toBeGreaterThan(50);
    expectBackoff(
      later,
      later.map(() => 60000),
    );
    expect(new Set(pausesOf(module).slice(6)).size).toBeGreaterThan(20);
    expect(stateOf(module)).not.toBe("online");
    expectNoErrors(module);
  });

  it.each([500, 3000, 9000, 20000, 40000, 59000])("is met within 5 s when it was away for %i ms", async (awayMs) => {
    for (const goes of ["refuses", "is gone"] as const) {
      const module = await onlineGateway();
      module.run(30000);
      if (goes === "refuses") {
        setServer(module, false);
        module.server.reset();
      } else {
        module.server.vanish();
        module.serialSend("asks");
        // A path that is dead is noticed in its time: here the link's end is what counts.
        module.board.setAddress(false);
        module.run(10);
        module.board.setAddress(true);
      }
      module.run(awayMs);
      setServer(module, true);
      module.server.comeBack();
      goOnline(module, 5000);
      module.dispose();
    }
  });

  it("gets what was kept for it when it comes back after minutes", async () => {
    const module = await onlineGateway();
    setServer(module, false);
    module.server.reset();
    const bytes = noise(30000);
    module.run(100000);
    module.serialSend(bytes);
    module.run(100000);
    expect(module.server.frames).toEqual([]);
    setServer(module, true);
    goOnline(module, 60200);
    module.run(3000);
    expectReceived(module, bytes);
    expectNoErrors(module);
  });
});

describe("a server that does not want us", () => {
  it("is asked again with backoff when it answers 403", async () => {
    const module = await bootGateway();
    module.server.manner = "forbid";
    module.run(40000);
    expectBackoff(pausesOf(module), [1000, 2000, 4000, 5000]);
    expect(module.logText()).toContain("W/user.link disconnected (rx): the server refuses the handshake");
    module.server.manner = "accept";
    goOnline(module);
    expectNoErrors(module);
  });

  it.each([
    [
      "stays silent",
      (module: SimulatedModule) => {
        module.server.manner = "mute";
      },
    ],
    ["is behind a dead path", (module: SimulatedModule) => module.network.setSilent(true)],
  ])("is given 10 seconds six times, then 30, when it %s", async (_, mute) => {
    const module = await bootGateway();
    mute(module);
    module.run(150000);
    const starts = timesOf(module, "connecting");
    const spans = timesOf(module, "backing-off").map((end, index) => Math.round((end - (starts[index] ?? 0)) / 1000));
    expect(spans).toEqual([10, 10, 10, 10, 10, 10, 30, 30]);
    module.server.manner = "accept";
    module.network.setSilent(false);
    goOnline(module, 40000);
    expectNoErrors(module);
  });

  it.each([3000, 11000, 23500, 47000, 59000])(
    "is met within five seconds when it was mute for %i ms",
    async (awayMs) => {
      const module = await onlineGateway();
      module.run(12000);
      module.server.manner = "mute";
      module.server.reset();
      module.run(awayMs);
      module.server.manner = "accept";
      goOnline(module, 5000);
      expectNoErrors(module);
    },
  );

  it("gets more than a minute of short attempts only once when its handshakes have become slow", async () => {
    const module = await onlineGateway();
    module.run(12000);
    module.network.latencyMs = 1500;
    module.server.reset();
    module.run(1600);
    goOnline(module, 80000);
    for (let count = 0; count < 3; count++) {
      module.run(20000);
      module.server.reset();
      module.run(1600);
      goOnline(module, 8000);
    }
    expectNoErrors(module);
  });
});

describe("a link that has stood", () => {
  /** Makes five links that end at once. */
  async function afterFiveFailures(): Promise<SimulatedModule> {
    const module = await onlineGateway();
    for (let count = 0; count < 5; count++) {
      module.server.reset();
      module.run(40);
      goOnline(module);
    }
    return module;
  }

  it.each([10500, 13000, 60000])("for %i ms is followed by an attempt within a second", async (stoodMs) => {
    const module = await afterFiveFailures();
    module.run(stoodMs);
    const pauses = pausesOf(module).length;
    module.server.closePolitely();
    module.run(1500);
    expectBackoff(pausesOf(module).slice(pauses), [1000]);
    expect(stateOf(module)).toBe("online");
  });

  it("for a shorter time than the wait that it would cause is a failure more", async () => {
    const module = await afterFiveFailures();
    module.run(3000);
    module.server.reset();
    module.run(6000);
    expectBackoff(pausesOf(module), [1000, 2000, 4000, 5000, 5000, 5000]);
  });

  it("for longer than that is none", async () => {
    const module = await onlineGateway();
    for (let count = 0; count < 5; count++) {
      module.run(2500);
      module.server.reset();
      module.run(40);
      goOnline(module);
    }
    expectBackoff(pausesOf(module), [1000, 1000, 1000, 1000, 1000]);
  });
});

describe("the network", () => {
  it("that is lost ends the link; when it is found, a new one is made at once", async () => {
    const module = await onlineGateway();
    module.board.setAddress(false);
    module.run(100);
    expect(stateOf(module)).toBe("waiting-network");
    expect(module.network.connections).toBe(0);
    const bytes = noise(10000);
    module.serialSend(bytes);
    module.run(20000);
    expect(module.server.requests).toHaveLength(1);
    module.board.setAddress(true);
    goOnline(module, 200);
    module.run(3000);
    expectReceived(module, bytes);
    expectNoErrors(module);
  });

  it("that is lost while connecting or backing off is waited for", async () => {
    const module = await bootGateway();
    module.server.manner = "mute";
    module.run(1000);
    module.board.setAddress(false);
    module.run(1000);
    expect(stateOf(module)).toBe("waiting-network");
    module.board.setAddress(true);
    module.runUntil("backing off", () => stateOf(module) === "backing-off", 31000);
    module.board.setAddress(false);
    module.run(50);
    expect(stateOf(module)).toBe("waiting-network");
    module.server.manner = "accept";
    module.board.setAddress(true);
    goOnline(module, 200);
    expectNoErrors(module);
  });

  it("that flaps leaves one link, and loses and swaps nothing", async () => {
    const module = await onlineGateway();
    const timers = module.board.timers.count;
    const bytes = noise(20000);
    module.serialSend(bytes);
    for (let count = 0; count < 60; count++) {
      module.board.setAddress(false);
      module.run((count * 37) % 90);
      module.board.setAddress(true);
      module.run((count * 53) % 200);
    }
    goOnline(module);
    module.run(5000);
    expect(module.server.connected).toBe(true);
    expect(timesOf(module, "online").length).toBeGreaterThan(5);
    expectReceivedAtLeastOnce(module, bytes);
    expectNoErrors(module);
    module.run(70000);
    expect(module.board.timers.count).toBeLessThanOrEqual(timers);
  });
});

describe("an old link", () => {
  /** Keeps the callback of the first link, and lets nobody close it. */
  const prelude = `
    local create, first = websocket.create
    standIn("websocket", { create = function(...)
      local client = create(...)
      if first then return client end
      first = client
      local spy = { callback = false }
      function spy:headers(lines) return client:headers(lines) end
      function spy:on(callback) self.callback = callback return client:on(function(_, ...) callback(self, ...) end) end
      function spy:connect() return client:connect() end
      function spy:send(...) return client:send(...) end
      function spy:ready() return client:ready() end
      function spy:close() end
      sys.subscribe("GHOST", function(event, data) spy.callback(spy, event, data, 1, 2) end)
      return spy
    end })`;

  it.each([["conack"], ["recv", "bytes of an old link"], ["sent"], ["error", "rx"], ["disconnect"]])(
    "changes nothing by its event %s",
    async (...event) => {
      const module = await onlineGateway({ prelude });
      module.board.setAddress(false);
      module.run(10);
      module.board.setAddress(true);
      const ghost = (): void => {
        module.board.publish("GHOST", ...event);
        module.run(10);
      };
      ghost();
      expect(stateOf(module)).toBe("connecting");
      goOnline(module);
      module.run(500);
      const bytes = noise(5000);
      module.serialSend(bytes);
      const lines = module.log.length;
      for (let count = 0; count < 60; count++) {
        ghost();
      }
      module.run(3000);
      expect(module.log.slice(lines)).toEqual([]);
      expect(stateOf(module)).toBe("online");
      expectReceived(module, bytes);
      expectSameBytes(module.serialReceived(), Buffer.alloc(0));
    },
  );
});

/** Reports each event of a link as often as asked, as the firmware does with "disconnect" after a reset. */
const repeating = `
  local create = websocket.create
  standIn("websocket", { create = function(...)
    local client = create(...)
    local spy = { inside = 0 }
    function spy:headers(lines) return client:headers(lines) end
    function spy:on(callback)
      return client:on(function(_, event, ...)
        self.inside = self.inside + 1
        callback(self, event, ...)
        if event == "disconnect" then callback(self, event, ...) log.info("spy", "disconnect") end
        self.inside = self.inside - 1
      end)
    end
    function spy:connect() return client:connect() end
    function spy:send(...) return client:send(...) end
    function spy:ready() return client:ready() end
    function spy:close()
      if self.inside > 0 then log.error("spy", "closed inside its own callback") end
      return client:close()
    end
    return spy
  end })`;

it("a reset that is reported twice counts once", async () => {
  const module = await onlineGateway({ prelude: repeating });
  module.server.reset();
  module.run(1500);
  expect(timesOf(module, "backing-off")).toHaveLength(1);
  expect(stateOf(module)).toBe("online");
});

it("a link is never closed inside its own callback: the core still uses it", async () => {
  const module = await onlineGateway({ prelude: repeating });
  for (const end of ["closePolitely", "reset"] as const) {
    module.server[end]();
    module.run(5000);
    expect(stateOf(module)).toBe("online");
  }
  module.server.send(Buffer.from([1]), { opcode: 11 });
  module.run(5000);
  module.server.manner = "forbid";
  module.server.reset();
  module.run(20000);
  expectNoErrors(module);
});

it("an end that the core reports late does not end the next link", async () => {
  const module = await onlineGateway({ prelude: repeating });
  module.server.reset();
  module.runUntil("the firmware says so", () => module.logText().includes("spy disconnect"), 100);
  module.board.setAddress(false);
  module.board.setAddress(true);
  module.run(5000);
  expect(timesOf(module, "backing-off")).toEqual([]);
  expect(stateOf(module)).toBe("online");
});
