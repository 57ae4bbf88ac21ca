import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import { bootGateway, countsOf, expectReceivedAtLeastOnce, goOnline, noise } from "../helpers/gateway.ts";

/**
 * The gateway learns from evidence what `send()` returns, for any date of the core and any setting of the probe: sends
 * that fail lose nothing, and no frame comes more than twice on one link.
 */

const eras = ["2024", "2025-08", "2025-12"] as const;

/** A core may hold an older component than its day lets expect; it may name no day. */
const dates = ["Mar  1 2026", "no day"];

/** The server sends something this often. */
function talks(module: SimulatedModule, everyMs: number): void {
  if (module.server.connected) {
    module.server.send("talk");
  }
  module.clock.after(everyMs, () => talks(module, everyMs));
}

/** A frame that the server got, and the number of the link that brought it. */
interface LinkFrame {
  link: number;
  text: string;
}

/**
 * All of this came; on each link in order, and what came twice on one came at once. The places of a frame are known by
 * its text.
 */
function expectWholeOnEachLink(frames: readonly LinkFrame[], sent: string): void {
  const came = new Set<number>();
  let link = 0;
  let last = "";
  let times = 0;
  let reached = 0;
  for (const { link: linkOfFrame, text } of frames) {
    times = linkOfFrame === link && text === last ? times + 1 : 1;
    expect(times, `times of "${text}" on link ${linkOfFrame}`).toBeLessThanOrEqual(2);
    const place = sent.indexOf(text, linkOfFrame === link && times === 1 ? reached : 0);
    expect(place, `the place of "${text}" on link ${linkOfFrame}, behind ${last}`).toBeGreaterThanOrEqual(0);
    [link, last, reached] = [linkOfFrame, text, place + text.length];
    for (let at = place; at < reached; at++) {
      came.add(at);
    }
  }
  expect(came.size).toBe(sent.length);
}

interface Day {
  failures: number;
  atMs: number;
  delivery: string;
  probe: string;
  date: string;
  answers: boolean;
  everyMs: number;
  latencyMs: number;
}

async function expectNothingLost(era: (typeof eras)[number], day: Day): Promise<void> {
  const { failures, atMs, delivery, probe, date, answers, everyMs, latencyMs } = day;
  const prelude = `standIn("rtos", { buildDate = function() return "${date}" end })`;
  const module = await bootGateway({ era, prelude, settings: { delivery, "probe.send": probe } });
  module.server.answersProbes = answers;
  module.network.latencyMs = latencyMs;
  const frames: LinkFrame[] = [];
  module.server.onFrame = ({ payload }) =>
    void frames.push({ link: module.server.requests.length, text: Buffer.from(payload).toString() });
  const strike = (): void => {
    module.board.websockets.faults.failedAllocations = failures;
  };
  if (atMs < 0) {
    strike();
  }
  goOnline(module);
  const packets = Array.from({ length: 30 }, (_, index) => `packet ${index}, one of 30`);
  for (const [index, packet] of packets.entries()) {
    module.serialSend(packet);
    if (atMs >= index * everyMs && atMs < (index + 1) * everyMs) {
      module.run(atMs % everyMs);
      strike();
      module.run(everyMs - (atMs % everyMs));
    } else {
      module.run(everyMs);
    }
  }
  module.run(300000);
  module.board.websockets.faults.failedAllocations = 0;
  module.server.answersProbes = true;
  module.run(200000);
  const { outbox } = countsOf(module);
  expect(outbox).toMatchObject({ dropped: 0, queued: 0, inFlight: 0 });
  expectWholeOnEachLink(frames, packets.join(""));
  expect(module.reboots).toHaveLength(1);
  module.dispose();
}

describe.each(eras)("core of %s whose day says nothing", (era) => {
  it("failing sends, any number at any moment, lose nothing, with any delivery and any probe", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          failures: fc.constantFrom(0, 1, 2, 3, 5, 10, 20, 40),
          atMs: fc.oneof(fc.constant(-1), fc.nat({ max: 3999 })),
          delivery: fc.constantFrom("core", "core", "answers"),
          probe: fc.constantFrom("empty", "nothing", "nothing"),
          date: fc.constantFrom(...dates),
          answers: fc.boolean(),
          everyMs: fc.constantFrom(20, 100, 700),
          latencyMs: fc.constantFrom(30, 30, 130, 400),
        }),
        (day) => expectNothingLost(era, day),
      ),
      { numRuns: Number(process.env.RUNS ?? 12) },
    );
  });
});

describe("failing sends at boot look like a core that returns false for success", () => {
  const failures = [23, 24, 25, 26, 27];
  it.each(failures.flatMap((count) => (["core", "answers"] as const).map((delivery) => [count, delivery] as const)))(
    "after %i of them, with a server that talks, each frame goes out once and arrives, delivery %s",
    async (count, delivery) => {
      const module = await bootGateway({ era: "2025-12", settings: { delivery, "packing.maximumBytes": 50 } });
      const { server } = module;
      const frames: string[] = [];
      server.onFrame = ({ payload }) =>
        void (payload.length > 0 && frames.push(`${server.requests.length} ${Buffer.from(payload).toString()}`));
      module.board.websockets.faults.failedAllocations = count;
      goOnline(module);
      talks(module, 40);
      for (let index = 0; index < 20; index++) {
        module.serialSend(`packet ${index}`.padEnd(50, "."));
      }
      module.run(60000);
      expect(countsOf(module).outbox).toMatchObject({ confirmed: 1000, dropped: 0, queued: 0, inFlight: 0 });
      expect(new Set(frames).size).toBe(frames.length);
    },
  );

  it.each(eras.flatMap((era) => [100, 700, 3000].map((everyMs) => [era, everyMs] as const)))(
    "for a minute, with talk: nothing is confirmed before memory returns, then all arrives, core of %s, talk each %i ms",
    async (era, everyMs) => {
      const module = await bootGateway({ era, settings: {} });
      module.board.websockets.faults.failedAllocations = Number.POSITIVE_INFINITY;
      talks(module, everyMs);
      module.run(2000);
      module.serialSend(noise(3000));
      module.run(60000);
      expect(countsOf(module).outbox).toMatchObject({ confirmed: 0, dropped: 0 });
      module.board.websockets.faults.failedAllocations = 0;
      module.run(2000);
      expect(module.server.received().length).toBeGreaterThan(0);
      module.run(30000);
      expect(countsOf(module).outbox).toMatchObject({ confirmed: 3000, dropped: 0 });
      expectReceivedAtLeastOnce(module, noise(3000));
    },
  );

  it.each(eras.flatMap((era) => (["core", "answers"] as const).map((delivery) => [era, delivery] as const)))(
    "for ever, with talk: the module restarts, and confirms nothing, core of %s, delivery %s",
    async (era, delivery) => {
      const module = await bootGateway({ era, settings: { delivery } });
      module.board.websockets.faults.failedAllocations = Number.POSITIVE_INFINITY;
      talks(module, 2000);
      module.run(2000);
      module.serialSend(noise(3000));
      module.run(880000);
      expect(countsOf(module).outbox).toMatchObject({ confirmed: 0, dropped: 0 });
      // While a link is made anew, time does not count.
      module.run(180000);
      expect(module.logText()).toContain("the gateway had restarted the module: the core takes no frame");
    },
  );
});

it('an old component in a new core, and a server that never lets a "sent" through, are understood after one restart', async () => {
  const prelude = `standIn("rtos", { buildDate = function() return "${dates[0]}" end })`;
  const module = await bootGateway({ era: "2024", settings: {}, prelude });
  module.network.latencyMs = 200;
  talks(module, 100);
  module.run(1200000);
  module.serialSend(noise(3000));
  module.run(60000);
  expect(module.server.received()).toEqual(noise(3000));
  module.run(3600000);
  expect(module.reboots).toHaveLength(2);
});

it.each(eras)("memory that is short again and again does not bring link after link, core of %s", async (era) => {
  const module = await bootGateway({ era, settings: {} });
  const { faults } = module.board.websockets;
  const flip = (): void => {
    faults.failedAllocations = faults.failedAllocations > 0 ? 0 : Number.POSITIVE_INFINITY;
    module.clock.after(20, flip);
  };
  flip();
  for (let packet = 1; packet <= 3000; packet++) {
    module.serialSend(noise(20, packet));
    module.run(100);
  }
  expect(module.server.requests.length).toBeLessThan(100);
});

it.each([...dates, undefined])("a quiet server behind a long path gets all: the core's day is %s", async (date) => {
  for (const era of eras) {
    for (const latencyMs of [118, 300, 1100]) {
      const prelude = date && `standIn("rtos", { buildDate = function() return "${date}" end })`;
      const module = await bootGateway({ era, ...(prelude === undefined ? {} : { prelude }) });
      module.server.answersProbes = false;
      module.network.latencyMs = latencyMs;
      goOnline(module);
      module.serialSend("something to say");
      module.run(30000);
      expect(module.server.receivedText()).toContain("something to say");
      module.dispose();
    }
  }
});
