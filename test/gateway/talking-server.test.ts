import { describe, expect, it } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import {
  bootGateway,
  countsOf,
  expectNoErrors,
  type GatewayOptions,
  goOnline,
  noise,
  onlineGateway,
  speak,
  timesOf,
} from "../helpers/gateway.ts";

/** Servers that send a frame about once in each round trip: what they send swallows the core's "sent". */

async function bootTalking(talkMs: number, roundTripMs: number, options: GatewayOptions): Promise<SimulatedModule> {
  const module = await bootGateway(options);
  module.network.latencyMs = roundTripMs / 2;
  speak(module, talkMs, "talk");
  goOnline(module);
  return module;
}

/** Data for this many seconds. */
function feed(module: SimulatedModule, seconds: number, bytesPerSecond: number): void {
  for (let tenth = 0; tenth < 10 * seconds; tenth++) {
    module.serialSend(noise(bytesPerSecond / 10, tenth));
    module.run(100);
  }
}

describe.each(["2024", "2025-12"] as const)("a server that sends a frame per round trip, core of %s", (era) => {
  it.each([
    [100, 95],
    [150, 150],
    [300, 250],
  ])("of %i ms loses nothing by a reset, once the gateway knows it", async (roundTripMs, talkMs) => {
    const module = await bootTalking(talkMs, roundTripMs, { era, settings: {} });
    feed(module, 60, 10000);
    for (let reset = 0; reset < 3; reset++) {
      const before = countsOf(module).outbox;
      module.server.reset();
      feed(module, 6, 10000);
      const after = countsOf(module).outbox;
      expect(after.confirmed).toBeGreaterThan(before.confirmed);
      feed(module, 20, 10000);
      expect(countsOf(module).outbox.dropped).toBe(before.dropped);
    }
    expectNoErrors(module);
  });

  it("of 600 ms is no ground for taking the core for one that never says it has sent", async () => {
    const module = await bootTalking(500, 600, { era, settings: {} });
    feed(module, 180, 1000);
    expect(countsOf(module).outbox.dropped).toBe(0);
    expect(module.logText()).not.toContain('never says "sent"');
  });

  it.each([
    [300, 250, 1000],
    [300, 1000, 10],
  ])(
    "of %i ms each %i ms keeps its link without a probe, at %i bytes per second",
    async (roundTripMs, talkMs, rate) => {
      const settings = { "probe.send": "nothing" };
      const module = await bootTalking(talkMs, roundTripMs, { era, settings });
      feed(module, 180, rate);
      expect(timesOf(module, "online")).toHaveLength(1);
      expect(countsOf(module).outbox.dropped).toBe(0);
    },
  );
});

it.each(["2024", "2025-12"] as const)(
  "a server that has talked and is quiet now keeps its links, without a probe, core of %s",
  async (era) => {
    const module = await onlineGateway({ era, settings: { "probe.send": "nothing" } });
    for (let tenth = 0; tenth < 200; tenth++) {
      module.server.send("x".repeat(1000));
      module.serialSend(noise(100, tenth));
      module.run(100);
    }
    module.run(5000);
    module.server.reset();
    for (let packet = 0; packet < 15; packet++) {
      module.run(120000);
      module.serialSend(noise(100, packet));
    }
    module.run(60000);
    // One link may be given up: then the gateway expects "sent" again.
    expect(timesOf(module, "online").length).toBeLessThanOrEqual(3);
    expect(countsOf(module).outbox).toMatchObject({ dropped: 0, inFlight: 0, queued: 0 });
  },
);

it.each(["2024", "2025-12"] as const)(
  "what is in flight when a talking server falls silent is confirmed soon and on the same link, core of %s",
  async (era) => {
    const module = await onlineGateway({ era, settings: {} });
    module.network.latencyMs = 50;
    for (let step = 0; step < 600; step++) {
      module.server.send("x".repeat(1000));
      module.serialSend(noise(100, step));
      module.run(95);
    }
    expect(module.logText()).toContain('no "sent" gets through');
    module.run(5000);
    expect(countsOf(module).outbox).toMatchObject({ received: 60000, inFlight: 0, queued: 0, resent: 0, dropped: 0 });
    expect(timesOf(module, "online")).toHaveLength(1);
  },
);

it("a handshake that the server makes slow does not slow down the link on a core of 2025-08", async () => {
  const module = await bootGateway({ era: "2025-08", settings: {} });
  module.network.latencyMs = 30;
  module.server.answerDelayMs = 8000;
  goOnline(module, 20000);
  module.server.answerDelayMs = 0;
  feed(module, 120, 10000);
  expect(countsOf(module).outbox.dropped).toBe(0);
});
