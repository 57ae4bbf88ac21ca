import { describe, expect, it } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import {
  bootGateway,
  countsOf,
  expectNoErrors,
  expectReceivedAtLeastOnce,
  type GatewayOptions,
  goOnline,
  noise,
  onlineGateway,
  speak,
  stateOf,
  timesOf,
} from "../helpers/gateway.ts";

const eras = ["2024", "2025-08", "2025-12"] as const;

describe.each(eras)("a core of %s", (era) => {
  it.each([0, 1000, 14000, 31000, 300000])("notices within 45 s a server that freezes after %i ms", async (afterMs) => {
    const module = await onlineGateway({ era });
    // The server has answered a probe by then.
    module.run(1000 + afterMs);
    const frozenAt = module.clock.now();
    module.server.frozen = true;
    module.runUntil("the link is given up", () => stateOf(module) !== "online", 45000);
    expect(module.logText()).toContain("W/user.link the server does not answer\n");
    expect(module.clock.now() - frozenAt).toBeGreaterThan(15000);
    module.server.frozen = false;
    goOnline(module);
    module.run(600000);
    expect(timesOf(module, "online")).toHaveLength(2);
    expectNoErrors(module);
  });

  it("notices it within 45 s while the UART never pauses", async () => {
    const module = await onlineGateway({ era });
    module.serialSend(noise(120 * 11520));
    module.run(20000);
    module.server.frozen = true;
    module.runUntil("the link is given up", () => stateOf(module) !== "online", 45000);
    module.server.frozen = false;
    goOnline(module);
    expectNoErrors(module);
  });

  it("notices it within 45 s while the UART says something now and then", async () => {
    const module = await onlineGateway({ era });
    const speak = (): void => {
      module.serialSend(noise(256));
      module.run(100);
    };
    for (let count = 0; count < 100; count++) {
      speak();
    }
    module.server.frozen = true;
    const start = module.clock.now();
    while (stateOf(module) === "online" && module.clock.now() < start + 60000) {
      speak();
    }
    expect(module.clock.now() - start).toBeLessThanOrEqual(45000);
  });

  it("leaves a server alone that has never answered a probe", async () => {
    const module = await onlineGateway({ era });
    module.server.answersProbes = false;
    module.server.reset();
    module.run(100);
    goOnline(module);
    const requests = module.server.requests.length;
    module.run(3600000);
    expect(module.server.requests).toHaveLength(requests);
    expect(stateOf(module)).toBe("online");
    module.serialSend("still there");
    module.run(5000);
    expect(Buffer.from(module.server.received()).toString()).toBe("still there");
    expectNoErrors(module);
  });

  it("leaves a server alone that answers late, but in time", async () => {
    const module = await onlineGateway({ era });
    module.run(5000);
    module.network.latencyMs = 5000;
    module.run(1800000);
    expect(module.server.requests).toHaveLength(1);
    expectNoErrors(module);
  });

  it.each([18000, 28000])(
    "leaves a server alone whose program answers each empty frame after %i ms",
    async (delayMs) => {
      for (const delivery of ["core", "answers"]) {
        const module = await bootGateway({ era, settings: { delivery } });
        const { server } = module;
        server.answersProbes = () => {
          const link = server.requests.length;
          module.clock.after(delayMs, () => {
            if (server.connected && server.requests.length === link && !server.frozen) {
              server.send("");
            }
          });
          return false;
        };
        goOnline(module);
        module.run(600000);
        module.serialSend("still there");
        module.run(600000);
        expect(server.requests).toHaveLength(1);
        expect(Buffer.from(server.received()).toString()).toBe("still there");
        server.frozen = true;
        module.runUntil("the link is given up", () => stateOf(module) !== "online", 90000);
        module.dispose();
      }
    },
  );

  it("expects no answers to probes of a server that only sends data", async () => {
    const module = await onlineGateway({ era });
    module.run(1000);
    module.server.answersProbes = false;
    for (let count = 0; count < 200; count++) {
      module.server.send("tick");
      module.run(9000);
    }
    expect(module.server.requests).toHaveLength(1);
    expect(stateOf(module)).toBe("online");
  });
});

describe.each(["2024", "2025-12"] as const)("a path that dies, a core of %s", (era) => {
  it.each([true, false])("is noticed by what is not confirmed (server answers probes: %s)", async (answersProbes) => {
    const module = await onlineGateway({ era });
    module.server.answersProbes = answersProbes;
    module.server.reset();
    module.run(100);
    goOnline(module);
    module.run(5000);
    module.network.setSilent(true);
    const bytes = noise(3000);
    module.serialSend(bytes);
    module.runUntil("the link is given up", () => stateOf(module) !== "online", 50000);
    module.run(60000);
    module.network.setSilent(false);
    goOnline(module, 70000);
    module.run(5000);
    expectReceivedAtLeastOnce(module, bytes);
    expectNoErrors(module);
  });

  it("is noticed within 90 s though nothing is sent and no probe was ever answered", async () => {
    const module = await onlineGateway({ era });
    module.server.answersProbes = false;
    module.server.reset();
    module.run(100);
    goOnline(module);
    module.run(20000);
    module.network.setSilent(true);
    module.runUntil("the link is given up", () => stateOf(module) !== "online", 90000);
    expect(module.logText()).toContain("W/user.link nothing is confirmed\n");
  });
});

it.each(eras)("asks no packet to wait for an answer, on a core of %s", async (era) => {
  const module = await onlineGateway({ era });
  module.network.latencyMs = 50;
  module.run(3000);
  const start = module.clock.now();
  for (let count = 0; count < 600; count++) {
    module.serialSend(noise(256, count));
    module.run(100);
  }
  module.run(1000);
  const delays = module.server.frames.map(({ timeMs }, index) => timeMs - (start + 100 * index));
  expect(delays).toHaveLength(600);
  // What 256 bytes take on the line, the idle gap, the way, and a little.
  expect(Math.max(...delays)).toBeLessThan(23 + 20 + 50 + 15);
});

describe("the watchdog", () => {
  it("is fed while all is well, online and offline", async () => {
    const module = await onlineGateway();
    module.serialSend(noise(100000));
    module.run(600000);
    module.board.setAddress(false);
    module.run(600000);
    module.board.setAddress(true);
    module.network.serve("echo.airtun.air32.cn", undefined);
    module.run(3600000);
    expectNoErrors(module);
  });

  it("resets the module when nobody feeds it", async () => {
    const module = await onlineGateway({ prelude: `standIn("wdt", { feed = function() end })` });
    module.run(60000);
    expect(module.reboots.map(({ reason }) => reason).slice(0, 2)).toEqual(["power on", "watchdog"]);
    expect(module.reboots[1]?.timeMs).toBeCloseTo(30000, 0);
  });

  it("does not bite when a state's timer never comes: the state is ended all the same", async () => {
    const prelude = `
      local start = sys.timerStart
      sys.timerStart = function(action, ms, ...) if ms ~= 3500 then return start(action, ms, ...) end end`;
    const module = await onlineGateway({ prelude });
    module.server.manner = "mute";
    module.server.reset();
    module.run(40000);
    expect(timesOf(module, "backing-off")).toHaveLength(3);
    module.run(60000);
    expect(module.reboots).toHaveLength(1);
    module.server.manner = "accept";
    goOnline(module, 90000);
  });

  it("bites a gateway whose state cannot be ended", async () => {
    const prelude = `standIn("math", { random = function() error("no random number") end })`;
    const module = await onlineGateway({ prelude });
    // No timer runs any more once the link is stable.
    module.run(70000);
    module.server.reset();
    module.run(50000);
    expect(stateOf(module)).toBe("backing-off");
    expect(module.reboots).toHaveLength(1);
    module.run(60000);
    expect(module.logText()).toContain("E/user.watchdog not fed, the gateway is stuck:");
    expect(module.reboots.map(({ reason }) => reason)).toEqual(["power on", "watchdog"]);
    goOnline(module);
  });

  it("does not bite a gateway that finds its way out in time, and forgets that it was about to", async () => {
    const prelude = `
      local random, broken = math.random, true
      sys.subscribe("MEND", function() broken = false end)
      standIn("math", { random = function(...)
        if broken then error("no random number") end
        return random(...)
      end })`;
    const module = await onlineGateway({ prelude });
    module.run(70000);
    module.server.reset();
    module.runUntil("stuck", () => module.logText().includes("E/user.watchdog not fed, the gateway is stuck"), 90000);
    module.board.publish("MEND");
    module.board.setAddress(false);
    module.run(100);
    module.board.setAddress(true);
    module.run(100);
    goOnline(module);
    module.run(60000);
    module.board.reset("power on");
    module.run(1000);
    expect(module.reboots.map(({ reason }) => reason)).toEqual(["power on", "power on"]);
    expect(module.logText()).not.toContain("the gateway had restarted the module");
  });

  it("bites a gateway whose outbox does not move though it is online", async () => {
    // Neither a confirmation nor an answer comes, and the liveness check fails each time.
    const prelude = `
      local create, broken = websocket.create, false
      sys.subscribe("BREAK", function() broken = true end)
      standIn("websocket", { create = function(...)
        local client = create(...)
        local spy = {}
        function spy:headers(lines) return client:headers(lines) end
        function spy:on(callback)
          return client:on(function(_, event, ...) if event ~= "sent" then callback(spy, event, ...) end end)
        end
        function spy:connect() return client:connect() end
        function spy:send(...) return client:send(...) end
        function spy:ready()
          if broken then error("nobody knows") end
          return client:ready()
        end
        function spy:close() return client:close() end
        return spy
      end })`;
    const module = await bootGateway({ prelude, era: "2024" });
    module.server.answersProbes = false;
    goOnline(module);
    module.serialSend("sent");
    module.run(100);
    module.board.publish("BREAK");
    module.serialSend("stuck");
    module.run(100000);
    expect(module.reboots).toHaveLength(1);
    module.run(100000);
    expect(module.reboots.map(({ reason }) => reason)).toEqual(["power on", "watchdog"]);
    expect(module.logText()).toContain("nobody knows");
  });
});

describe.each(eras)("steady data, core of %s", (era) => {
  it.each([
    [5, 0],
    [10, 0],
    [15, 0],
    [20, 6000],
    [20, 11000],
    [20, 14000],
  ])(
    "a dead path is noticed, with a probe each %i s, and answers that were late by %i ms",
    async (everySeconds, lateMs) => {
      const module = await onlineGateway({ era, settings: { "probe.everySeconds": everySeconds } });
      const stream = (ms: number): void => {
        for (let at = 0; at < ms; at += 200) {
          module.serialSend(noise(20));
          module.run(200);
        }
      };
      stream(30000);
      module.server.answerDelayMs = lateMs;
      stream(60000);
      module.server.answerDelayMs = 0;
      stream(30000);
      module.network.setSilent(true);
      stream(45000 + lateMs);
      expect(stateOf(module)).not.toBe("online");
      expect(timesOf(module, "online")).toHaveLength(1);
    },
  );
});

it.each(["core", "answers"] as const)(
  "a server that leaves one probe in ten unanswered keeps its link, %s",
  async (delivery) => {
    const module = await onlineGateway({ settings: { delivery } });
    module.server.answersProbes = (index) => index % 10 !== 3;
    module.run(3600000);
    expect(timesOf(module, "online")).toHaveLength(1);
  },
);

it.each([60, 300])(
  'a path may stall for 8 s at a probe, each %i s, although an earlier "sent" was swallowed',
  async (everySeconds) => {
    const module = await onlineGateway({ settings: { "probe.everySeconds": everySeconds } });
    const { server, network } = module;
    let probes = 0;
    server.answersProbes = () => {
      probes++;
      return true;
    };
    const nextProbe = (): void => {
      const before = probes;
      module.runUntil("a probe", () => probes > before, 2000 * everySeconds);
    };
    module.serialSend("x");
    nextProbe();
    // What comes before the acknowledgement of the next probe swallows its "sent".
    const before = network.traffic.upBytes;
    module.runUntil("the next probe is on its way", () => network.traffic.upBytes > before, 2000 * everySeconds);
    server.send("y");
    nextProbe();
    const then = network.traffic.upBytes;
    module.runUntil("another probe is on its way", () => network.traffic.upBytes > then, 2000 * everySeconds);
    network.stall(8000);
    module.run(60000);
    expect(timesOf(module, "online")).toHaveLength(1);
  },
);

describe('a server that talks so much that no "sent" gets through, on a path that dies', () => {
  /** Has the server talk, data come, and the path die. Returns after how long the gateway has noticed. */
  async function noticedAfterMs(options: GatewayOptions, talkMs: number, dataMs: number): Promise<number> {
    const module = await bootGateway(options);
    speak(module, talkMs, "talk");
    goOnline(module);
    const diesAt = 30000;
    module.clock.after(diesAt - module.clock.now(), () => module.network.setSilent(true));
    while (stateOf(module) === "online" && module.clock.now() < diesAt + 100000) {
      if (dataMs > 0) {
        module.serialSend(noise(100));
      }
      module.run(dataMs === 0 ? 1000 : dataMs);
    }
    expectNoErrors(module);
    return module.clock.now() - diesAt;
  }

  it.each(["2024", "2025-12"] as const)("is noticed within 45 s, core of %s", async (era) => {
    for (const talkMs of [10, 40, 100, 1000]) {
      for (const dataMs of [0, 100, 10000]) {
        expect(await noticedAfterMs({ era }, talkMs, dataMs)).toBeLessThanOrEqual(45000);
      }
    }
  });

  it.each(["2024", "2025-12"] as const)("is noticed without a probe while there is data, core of %s", async (era) => {
    const settings = { "probe.send": "nothing" };
    for (const talkMs of [40, 1000]) {
      for (const dataMs of [100, 1000, 7000]) {
        expect(await noticedAfterMs({ era, settings }, talkMs, dataMs)).toBeLessThanOrEqual(50000);
      }
    }
  });
});

describe.each(["2024", "2025-12"] as const)("a frame of the server now and then, core of %s,", (era) => {
  /** Ten minutes of data, while the server says something each ten seconds. */
  async function tenMinutes(module: SimulatedModule, bytesPerSecond: number): Promise<void> {
    for (let second = 0; second < 600; second++) {
      module.serialSend(noise(bytesPerSecond, second));
      module.run(1000);
      if (second % 10 === 0 && module.server.connected) {
        module.server.send("hb");
      }
    }
  }

  it("is no evidence for a server that has stopped reading: its link is given up, and nothing confirmed by age", async () => {
    const module = await onlineGateway({ era, settings: {} });
    module.run(30000);
    module.server.frozen = true;
    await tenMinutes(module, 1000);
    expect(countsOf(module).outbox.aged).toBe(0);
    expect(module.logText()).toContain("W/user.link what was sent is not confirmed");
    expect(module.logText()).not.toContain("talks so much");
  });

  it("is no evidence for a slow uplink: all that does not arrive is counted", async () => {
    const module = await onlineGateway({ era, settings: {} });
    module.run(30000);
    module.network.upBytesPerSecond = 300;
    await tenMinutes(module, 2000);
    module.server.reset();
    module.network.upBytesPerSecond = Number.POSITIVE_INFINITY;
    module.run(120000);
    const { aged, confirmed, dropped, queued, inFlight, resent } = countsOf(module).outbox;
    expect({ aged, queued, inFlight, sum: confirmed + dropped }).toEqual({
      aged: 0,
      queued: 0,
      inFlight: 0,
      sum: 1200000,
    });
    expect(module.server.received().length).toBeGreaterThanOrEqual(confirmed);
    expect(module.server.received().length).toBeLessThanOrEqual(confirmed + resent);
  });
});
