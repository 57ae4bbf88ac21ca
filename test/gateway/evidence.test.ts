import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import {
  bootGateway,
  countsOf,
  expectReceived,
  expectReceivedAtLeastOnce,
  goOnline,
  noise,
  onlineGateway,
  stateOf,
  timesOf,
} from "../helpers/gateway.ts";

/** What counts as confirmed rests on evidence: what never arrived is sent again, or counted as dropped. */

const eras = ["2024", "2025-08", "2025-12"] as const;

/** Lets time pass while the server sends an empty frame each so often, whoever asks. */
function runWithBeat(module: SimulatedModule, ms: number, everyMs = 200): void {
  for (let passed = 0; passed < ms; passed += everyMs) {
    if (module.server.connected) {
      module.server.send(new Uint8Array(0));
    }
    module.run(everyMs);
  }
}

/** All bytes arrived or are counted as dropped; the outbox drops from the front, so what arrived is there in order. */
function expectAccounted(module: SimulatedModule, sent: Buffer): void {
  const { outbox } = countsOf(module);
  expect(outbox).toMatchObject({ received: sent.length, queued: 0, inFlight: 0 });
  if (outbox.dropped === 0) {
    expectReceivedAtLeastOnce(module, sent);
  } else {
    expect(
      new Set(module.server.frames.map(({ payload }) => Buffer.from(payload).toString("hex"))).size,
    ).toBeGreaterThan(0);
    expect(outbox.confirmed + outbox.dropped).toBe(sent.length);
    expect(module.server.received().length).toBeGreaterThanOrEqual(outbox.confirmed);
  }
}

describe.each(["2024", "2025-12"] as const)(
  "a server that beats with empty frames and answers none, core of %s",
  (era) => {
    it.each([1500, 5000, 20000])("and resets after 8 s of %i bytes a second: nothing is lost", async (rate) => {
      const module = await bootGateway({ era, settings: {} });
      module.server.answersProbes = false;
      goOnline(module);
      module.run(1000);
      module.network.upBytesPerSecond = rate;
      const bytes = noise(60000, rate);
      module.serialSend(bytes);
      runWithBeat(module, 8000);
      module.server.reset();
      module.network.upBytesPerSecond = Number.POSITIVE_INFINITY;
      runWithBeat(module, 60000);
      expectAccounted(module, bytes);
      expectReceivedAtLeastOnce(module, bytes);
    });
  },
);

it.each(["2024", "2025-12"] as const)(
  "a server that talks 5 times a second over a long path, with links that break each 8 s: nothing is lost, core of %s",
  async (era) => {
    for (const latencyMs of [150, 400, 900]) {
      const module = await bootGateway({ era, settings: {} });
      module.server.answersProbes = false;
      goOnline(module);
      module.network.latencyMs = latencyMs;
      const bytes = noise(75000, latencyMs);
      for (let place = 0; place < bytes.length; place += 300) {
        module.serialSend(bytes.subarray(place, place + 300));
        runWithBeat(module, 200);
        if (place % 12000 === 11700 && module.server.connected) {
          module.server.reset();
        }
      }
      runWithBeat(module, 120000);
      expectAccounted(module, bytes);
      expect(countsOf(module).outbox.refused).toBe(0);
      module.dispose();
    }
  },
);

describe('delivery "answers"', () => {
  const settings = { delivery: "answers" };

  it.each(eras)(
    "a server that misses one answer in ten slows nothing: a minute at 115200 baud, core of %s",
    async (era) => {
      const module = await bootGateway({ era, settings });
      module.server.answersProbes = (index) => (index * 7) % 10 !== 3;
      goOnline(module);
      const bytes = noise(60 * 11520);
      module.serialSend(bytes);
      module.run(70000);
      expectReceived(module, bytes);
      expect(countsOf(module).outbox).toMatchObject({ confirmed: bytes.length, dropped: 0, inFlight: 0, resent: 0 });
      expect(timesOf(module, "online")).toHaveLength(1);
    },
  );

  it.each([0.05, 0.1, 0.2])(
    "a server that misses a share of %d of the answers, at random, slows nothing",
    async (share) => {
      for (const [index, era] of eras.entries()) {
        const module = await bootGateway({ era, settings });
        const draws = noise(10000, index + 1);
        module.server.answersProbes = (index) => (draws[index % draws.length] as number) >= share * 256;
        goOnline(module);
        const bytes = noise(60 * 11520, index);
        module.serialSend(bytes);
        module.run(70000);
        expectReceived(module, bytes);
        expect(countsOf(module).outbox).toMatchObject({ dropped: 0, resent: 0, queued: 0 });
        expect(timesOf(module, "online")).toHaveLength(1);
        module.server.answersProbes = true;
        module.run(30000);
        expect(countsOf(module).outbox).toMatchObject({ confirmed: bytes.length, inFlight: 0 });
        module.dispose();
      }
    },
  );

  it.each(eras)("a server that begins to answer an hour late gets the stream from then on, core of %s", async (era) => {
    const module = await bootGateway({ era, settings });
    module.server.answersProbes = false;
    goOnline(module);
    module.serialSend(noise(20000));
    module.run(3600000);
    expect(countsOf(module).outbox.confirmed).toBe(0);
    module.server.answersProbes = true;
    module.run(60000);
    expect(stateOf(module)).toBe("online");
    expect(countsOf(module).outbox).toMatchObject({ confirmed: 20000, inFlight: 0, queued: 0 });
    const before = module.server.received().length;
    const bytes = noise(60 * 11520, 2);
    module.serialSend(bytes);
    module.run(70000);
    expect(countsOf(module).outbox).toMatchObject({ confirmed: 20000 + bytes.length, dropped: 0, inFlight: 0 });
    expect(Buffer.from(module.server.received().subarray(before)).equals(bytes)).toBe(true);
  });

  it("nothing but an answer confirms: neither the core's word nor age, nor what else the server says", async () => {
    for (const era of eras) {
      const module = await bootGateway({ era, settings });
      module.server.answersProbes = false;
      goOnline(module);
      module.serialSend(noise(3000));
      for (let count = 0; count < 60; count++) {
        module.run(500);
        if (module.server.connected) {
          module.server.send("talk");
        }
      }
      expect(countsOf(module).outbox.confirmed).toBe(0);
      module.dispose();
    }
  });

  it.each(eras)(
    "a server that answers nothing is said, once on each link, with what to do, core of %s",
    async (era) => {
      const module = await bootGateway({ era, settings });
      module.server.answersProbes = false;
      goOnline(module);
      module.serialSend(noise(3000));
      for (let second = 0; second < 60; second++) {
        module.run(1000);
        module.server.send("talk");
      }
      const said = (): number =>
        module.logText().match(/no empty frame was answered, so nothing is confirmed/g)?.length ?? 0;
      expect(said()).toBe(1);
      module.server.reset();
      module.run(5000);
      expect(said()).toBe(1);
      module.run(25000);
      expect(said()).toBe(2);
      expect(module.logText()).not.toContain("by its age");
    },
  );

  it("a server that answers late, and not each time, is not said to answer nothing", async () => {
    const module = await bootGateway({ settings });
    module.server.answersProbes = (index) => index % 10 !== 0;
    module.server.answerDelayMs = 3000;
    goOnline(module);
    for (let second = 0; second < 120; second++) {
      module.serialSend(noise(300, second));
      module.run(1000);
    }
    expect(module.logText()).not.toContain("no empty frame was answered");
  });

  it("921600 baud over a round trip of 400 ms drop nothing once TCP has come up to speed", async () => {
    const module = await onlineGateway({ settings: { ...settings, "uart.baudRate": 921600 } });
    Object.assign(module.network, { latencyMs: 200, slowStart: true, nagle: true, delayedAckMs: 40 });
    module.run(3000);
    module.serialSend(noise(22 * 92160));
    module.run(2000);
    const { dropped } = countsOf(module).outbox;
    module.run(23000);
    expect(countsOf(module).outbox).toMatchObject({ dropped, confirmed: 22 * 92160 - dropped, inFlight: 0 });
    // What comes before is one second's worth at most.
    expect(dropped).toBeLessThan(92160);
  });
});

describe("sends that fail because memory is short", () => {
  /** How often each frame came on one link at most. */
  function mostPerLink(module: SimulatedModule, linkStarts: readonly number[]): number {
    const counts = new Map<string, number>();
    for (const { timeMs, payload } of module.server.frames) {
      const link = linkStarts.filter((start) => start <= timeMs).length;
      const key = `${link} ${Buffer.from(payload).toString("hex")}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return Math.max(0, ...counts.values());
  }

  async function expectNothingLost(
    era: (typeof eras)[number],
    failures: number,
    atMs: number,
    delivery: string,
  ): Promise<void> {
    const module = await bootGateway({ era, settings: { delivery } });
    const strike = (): void => {
      module.board.websockets.faults.failedAllocations = failures;
    };
    if (atMs < 0) {
      strike();
    }
    goOnline(module);
    const start = module.clock.now();
    const packets = Array.from({ length: 40 }, (_, index) => Buffer.from(`packet ${index} of 40`));
    for (const [index, packet] of packets.entries()) {
      if (atMs >= 0 && index * 100 <= atMs && atMs < (index + 1) * 100) {
        module.run(atMs % 100);
        strike();
        module.run(100 - (atMs % 100));
      } else {
        module.run(100);
      }
      module.serialSend(packet);
    }
    // While one fails each 100 ms: then memory is back, and two seconds are enough.
    const limit = 100 * failures + 2000;
    module.runUntil("memory is back", () => module.board.websockets.faults.failedAllocations === 0, 60000);
    const back = Math.max(module.clock.now(), start + 4000);
    module.run(Math.max(0, back + 2000 - module.clock.now()));
    expectReceivedAtLeastOnce(module, Buffer.concat(packets));
    module.run(limit + 20000);
    expect(countsOf(module).outbox).toMatchObject({ dropped: 0, queued: 0, inFlight: 0 });
    expect(mostPerLink(module, timesOf(module, "online"))).toBeLessThanOrEqual(2);
    expect(module.reboots).toHaveLength(1);
    module.dispose();
  }

  it.each(eras)("five of them before the first link opens lose nothing, core of %s", async (era) => {
    await expectNothingLost(era, 5, -1, "core");
  });

  it.each(eras)("any number, at any moment, with any delivery, core of %s", async (era) => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(1, 2, 3, 4, 5, 7, 10, 20, 40),
        fc.oneof(fc.constant(-1), fc.nat({ max: 3999 })),
        fc.constantFrom("core", "answers"),
        (failures, atMs, delivery) => expectNothingLost(era, failures, atMs, delivery),
      ),
      { numRuns: 25 },
    );
  });
});
