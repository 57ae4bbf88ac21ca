import { describe, expect, it } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import {
  bootGateway,
  countsOf,
  expectReceivedAtLeastOnce,
  framesOf,
  goOnline,
  noise,
  onlineGateway,
  stateOf,
  timesOf,
} from "../helpers/gateway.ts";

/** Whatever failed in a bad moment: bytes move again by themselves, and none counts as arrived that has not. */

/**
 * Lua that makes timers fail. `FAIL_TIMER ms n`: the next n timers of this length cannot be started. `LOSE_TIMER`:
 * they are, and their messages get lost. `SCARCE`: the core has next to no memory left.
 */
const badDay = (buildDate?: string): string => `
  local start, startAgain, failing, losing = sys.timerStart, rtos.timer_start, {}, {}
  sys.subscribe("FAIL_TIMER", function(ms, n) failing[ms] = n end)
  sys.subscribe("LOSE_TIMER", function(ms, n) losing[ms] = n end)
  sys.subscribe("SCARCE", function(on) scarce = on end)
  local odds, state = 0, 1
  sys.subscribe("TIMERS_FAIL", function(percent, seed) odds, state = percent, seed end)
  local function fails(ms)
    state = (state * 1103515245 + 12345) & 0x7fffffff
    if (failing[ms] or 0) > 0 or (state >> 8) % 100 < odds then
      failing[ms] = (failing[ms] or 1) - 1
      return true
    end
  end
  local function isLost(ms)
    if (losing[ms] or 0) > 0 then
      losing[ms] = losing[ms] - 1
      return true
    end
  end
  sys.timerStart = function(action, ms, ...)
    if fails(ms) then
      sys.timerStop(action)
      return nil
    end
    if isLost(ms) then
      sys.timerStop(action)
      return 99999
    end
    return start(action, ms, ...)
  end
  local meminfo = rtos.meminfo
  standIn("rtos", { timer_start = function(id, ms, ...)
    if fails(ms) then return 0 end
    return isLost(ms) and 1 or startAgain(id, ms, ...)
  end, ${buildDate === undefined ? "" : `buildDate = function() return "${buildDate}" end,`} meminfo = function(kind)
    local total, used, most = meminfo(kind)
    if kind ~= "sys" or not scarce then return total, used, most end
    return 200000, used < total and 190000 or 200000, 200000
  end })`;

/** Lets time pass while the server sends. */
function runWithTalk(module: SimulatedModule, ms: number, everyMs: number): void {
  for (let passed = 0; passed < ms; passed += everyMs) {
    if (module.server.connected) {
      module.server.send("talk");
    }
    module.run(everyMs);
  }
}

describe.each(["2024", "2025-08", "2025-12"] as const)("a core of %s", (era) => {
  it.each([1, 5])(
    "whose first frames on a link fail because memory is short, %i of them, loses and doubles nothing",
    async (failures) => {
      const module = await bootGateway({ era, settings: {} });
      module.server.answersProbes = false;
      goOnline(module);
      module.run(3000);
      module.serialSend(noise(300));
      // Where age confirms it takes five seconds.
      module.run(8000);
      module.server.reset();
      module.run(200);
      module.serialSend(noise(5000, 2));
      module.run(500);
      module.board.websockets.faults.failedAllocations = failures;
      module.run(90000);
      expect(countsOf(module).outbox).toMatchObject({ confirmed: 5300, inFlight: 0, queued: 0, dropped: 0 });
      expect(module.server.received().length).toBe(5300);
      expect(timesOf(module, "online")).toHaveLength(2);
    },
  );

  it("loses the message of a timer, and all goes on", async () => {
    const settings = { "packing.maximumDelayMs": 60, "outbox.burstBytes": 4000 };
    const module = await onlineGateway({ era, prelude: badDay(), settings });
    module.run(2000);
    module.board.publish("LOSE_TIMER", 100, 1);
    module.run(10);
    module.network.latencyMs = 300;
    const bytes = noise(30000);
    for (let at = 0; at < bytes.length; at += 3000) {
      module.serialSend(bytes.subarray(at, at + 3000));
      runWithTalk(module, 300, 300);
    }
    runWithTalk(module, 60000, 1000);
    expectReceivedAtLeastOnce(module, bytes);
    expect(countsOf(module).outbox).toMatchObject({ confirmed: 30000, inFlight: 0, queued: 0, dropped: 0 });
  });
});

describe.each(["2024", "2025-12"] as const)('"sent" of a core of %s', (era) => {
  it("keeps its link after one message of the server, however long the path stalls", async () => {
    for (const atMs of [0, 20, 29, 31, 40]) {
      const module = await bootGateway({ era, settings: {} });
      module.server.answersProbes = false;
      goOnline(module);
      module.run(3000);
      module.serialSend(noise(300));
      module.run(1000);
      module.serialSend(noise(300, 3));
      module.run(60);
      module.server.send("y");
      module.run(atMs);
      module.network.stall(9000);
      module.serialSend(noise(600, 2));
      module.run(7000);
      expect(countsOf(module).outbox.confirmed).toBeLessThanOrEqual(module.server.received().length);
      module.server.reset();
      module.run(30000);
      expect(countsOf(module).outbox).toMatchObject({ confirmed: 1200, inFlight: 0, queued: 0 });
      expectReceivedAtLeastOnce(module, Buffer.concat([noise(300), noise(300, 3), noise(600, 2)]));
      module.dispose();
    }
  });

  it("counts though no timer could be had to let it settle, with next to no memory left", async () => {
    const module = await bootGateway({ era, prelude: badDay(), settings: { "outbox.burstBytes": 4000 } });
    module.server.answersProbes = false;
    goOnline(module);
    module.run(2000);
    module.board.publish("SCARCE", true);
    module.board.publish("FAIL_TIMER", 2, 1);
    module.run(10);
    module.serialSend(noise(20000));
    module.run(120000);
    expect(countsOf(module).outbox).toMatchObject({ confirmed: 20000, inFlight: 0, queued: 0 });
    expect(module.reboots).toHaveLength(1);
  });
});

it("a core of unknown age, with hardly any memory left and a silent server, does not wait for the watchdog", async () => {
  const prelude = badDay("Feb  1 2026");
  const module = await bootGateway({ era: "2025-08", prelude, settings: { "outbox.burstBytes": 4000 } });
  module.server.answersProbes = false;
  goOnline(module);
  module.run(2000);
  module.board.publish("SCARCE", true);
  module.run(10);
  module.serialSend(noise(20000));
  module.run(250000);
  expect(module.reboots).toHaveLength(1);
  expect(countsOf(module).outbox).toMatchObject({ confirmed: 20000, queued: 0 });
});

it("the oldest core is not taken for one that never confirms, however often a path dies before it could", async () => {
  const module = await bootGateway({ era: "2024", settings: {} });
  module.server.answersProbes = false;
  for (let time = 0; time < 3; time++) {
    module.network.setSilent(false);
    module.runUntil("a link", () => timesOf(module, "online").length > time, 130000);
    module.network.setSilent(true);
    module.serialSend(noise(30000, time));
    const { length } = timesOf(module, "backing-off");
    module.runUntil("its end", () => timesOf(module, "backing-off").length > length, 100000);
  }
  expect(module.logText()).not.toContain("confirms nothing");
  module.network.setSilent(false);
  goOnline(module, 130000);
  module.run(60000);
  const { outbox } = countsOf(module);
  expect(outbox).toMatchObject({ inFlight: 0, queued: 0 });
  expect(outbox.confirmed + outbox.dropped).toBe(90000);
  expect(outbox.confirmed).toBeLessThanOrEqual(module.server.received().length);
});

/** Numbers without an order that a mistake could keep. */
function chances(seed: number): <T>(...values: T[]) => T {
  let state = seed * 2654435761;
  return (...values) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return values[(state >>> 8) % values.length] as never;
  };
}

it.each(Array.from({ length: 24 }, (_, index) => index + 1))(
  "a random bad day, number %i: when the world is well again, everything has moved within a minute",
  async (seed) => {
    const pick = chances(seed);
    const era = pick("2024", "2025-08", "2025-12");
    const settings = {
      "outbox.sizeBytes": pick(4096, 16384, 65536),
      "outbox.burstBytes": pick(500, 4000, 16384, 100000),
      "outbox.overflow": pick("oldest", "newest"),
      "packing.maximumBytes": pick(100, 1300, 2000),
      "packing.maximumDelayMs": pick(0, 60, 100),
      "packing.delimiter": pick("", "", "\n"),
    };
    const module = await bootGateway({ era, seed, prelude: badDay(), settings });
    const talkMs = pick(100, 300, 3000);
    const talks = pick(true, false, false);
    const run = (ms: number): void => (talks ? runWithTalk(module, ms, talkMs) : module.run(ms));
    module.server.answersProbes = pick(true, false);
    goOnline(module);
    module.run(pick(10, 3000));
    for (let event = 0; event < 12; event++) {
      module.serialSend(noise(pick(1, 100, 1500, 6000), seed * 100 + event));
      const ms = pick(20, 200, 2000, 9000);
      const happenings = {
        stall: () => module.network.stall(ms),
        slow: () => Object.assign(module.network, { upBytesPerSecond: pick(1000, 3000, 20000) }),
        far: () => Object.assign(module.network, { latencyMs: pick(5, 30, 400) }),
        scarce: () => module.board.publish("SCARCE", true),
        timers: () => module.board.publish("TIMERS_FAIL", pick(10, 50), seed),
        refusals: () => Object.assign(module.board.websockets.faults, { failedAllocations: pick(1, 2, 5) }),
        transmit: () => Object.assign(module.board.websockets.faults, { failedTransmits: 1 }),
        reset: () => module.server.connected && module.server.reset(),
        short: () => module.board.failAllocation(pick(1, 3, 7, 12, 20)),
      };
      pick(...Object.values(happenings))();
      run(ms);
      module.board.heap?.failAllocation(undefined);
    }
    Object.assign(module.network, { upBytesPerSecond: Number.POSITIVE_INFINITY, latencyMs: 30 });
    Object.assign(module.board.websockets.faults, { failedAllocations: 0, failedTransmits: 0 });
    module.board.publish("TIMERS_FAIL", 0, 1);
    module.board.publish("SCARCE", false);
    if (stateOf(module) !== "online") {
      goOnline(module, 130000);
    }
    run(60000);
    const { outbox, inbox } = countsOf(module);
    expect(outbox).toMatchObject({ queued: 0, inFlight: 0 });
    expect(inbox.received).toBe(inbox.written + inbox.dropped);
    expect(module.reboots).toHaveLength(1);
    if (era !== "2025-08") {
      const arrived = framesOf(module).reduce((bytes, frame) => bytes + frame.length, 0);
      expect(outbox.confirmed).toBeLessThanOrEqual(arrived);
    }
  },
);

it("a path that carries handshakes and no frame, for ten minutes, restarts nothing and loses nothing", async () => {
  const module = await onlineGateway({ settings: {} });
  module.run(1000);
  const bytes = noise(40000);
  module.network.setSilent(true);
  module.serialSend(bytes);
  for (let passedMs = 0; passedMs < 600000; passedMs += 50) {
    module.run(50);
    module.network.setSilent(stateOf(module) === "online");
  }
  expect(module.reboots).toHaveLength(1);
  module.network.setSilent(false);
  module.run(120000);
  expectReceivedAtLeastOnce(module, bytes);
  expect(countsOf(module).outbox).toMatchObject({ confirmed: 40000, dropped: 0, queued: 0, inFlight: 0 });
});

it.each([
  [8192, 16384],
  [16384, 16384],
  [65536, 65536],
])("of an outbox of %i bytes, a burst of %i has at most three quarters in flight", async (sizeBytes, burstBytes) => {
  const module = await bootGateway({ settings: { "outbox.sizeBytes": sizeBytes, "outbox.burstBytes": burstBytes } });
  const host = "echo.airtun.air32.cn";
  module.network.serve(host, undefined);
  for (let sent = 0; sent < 1.5 * sizeBytes; sent += 200) {
    module.serialSend(noise(200, sent));
    module.run(60);
  }
  module.network.serve(host, module.server);
  goOnline(module);
  let most = 0;
  for (let count = 0; count < 12; count++) {
    module.run(20);
    most = Math.max(most, countsOf(module).outbox.inFlight);
  }
  expect(most).toBeGreaterThan(sizeBytes / 2);
  // The last frame of a burst may reach beyond it.
  expect(most).toBeLessThanOrEqual(0.75 * sizeBytes + 202);
});
