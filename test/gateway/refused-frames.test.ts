import { describe, expect, it } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import {
  bootGateway,
  countsOf,
  expectNoErrors,
  expectReceivedAtLeastOnce,
  goOnline,
  noise,
  onlineGateway,
  textsOf,
} from "../helpers/gateway.ts";

/** One frame that the server refuses must not block the frames behind it. Trouble of the network is not a refusal. */

const eras = ["2024", "2025-08", "2025-12"] as const;

/** How a server ends a link at a frame. */
const ends: [string, (module: SimulatedModule) => void][] = [
  ["1009", (module) => module.server.closePolitely(1009)],
  ["1007", (module) => module.server.closePolitely(1007)],
  ["a plain close", (module) => module.server.closeRudely()],
];

/** How often the server got a frame with this text. */
const times = (module: SimulatedModule, text: string): number => textsOf(module).filter((each) => each === text).length;

describe.each(eras)("core of %s", (era) => {
  it.each(ends)(
    "a frame at which the server ends the link with %s goes out three times, and is dropped",
    async (_, end) => {
      const module = await onlineGateway({ era, settings: {} });
      module.server.onFrame = ({ payload }) => Buffer.from(payload).toString() === "bad" && end(module);
      module.run(12000);
      for (const packet of ["good 1", "bad", "good 2", "good 3"]) {
        module.serialSend(packet);
        module.run(100);
      }
      module.run(60000);
      expect(times(module, "bad")).toBe(3);
      expect(module.logText()).toMatch(/E\/user\.link a frame of 3 bytes is dropped: 3 links in a row ended at it/);
      const { outbox } = countsOf(module);
      expect(outbox).toMatchObject({ refused: 3, dropped: 3, confirmed: 18, queued: 0, inFlight: 0 });
      // Others may have come twice, but all have, in their order.
      const first = [...new Set(textsOf(module))].filter((text) => text !== "bad");
      expect(first).toEqual(["good 1", "good 2", "good 3"]);
      module.serialSend("later");
      module.run(1000);
      expect(textsOf(module).at(-1)).toBe("later");
      expect(module.reboots).toHaveLength(1);
    },
  );

  it.each(ends)("one of eight that were in flight together goes out three times, too, with %s", async (_, end) => {
    const module = await onlineGateway({ era, settings: { "packing.maximumBytes": 4 } });
    module.server.onFrame = ({ payload }) => Buffer.from(payload).toString() === "0005" && end(module);
    module.run(12000);
    const frames = Array.from({ length: 8 }, (_, index) => `000${index}`);
    module.serialSend(frames.join(""));
    module.run(120000);
    expect(times(module, "0005")).toBe(3);
    expect(countsOf(module).outbox).toMatchObject({ refused: 4, confirmed: 28, queued: 0, inFlight: 0 });
    expect([...new Set(textsOf(module))]).toEqual(frames);
  });

  const many = ends.flatMap(([name, end], index) => [
    [250, 3, name, end] as const,
    ...(index === 0 ? [[4000, 4, name, end] as const] : []),
  ]);

  it.each(many)("one of %i that were in flight together goes out %i times, with %s", async (count, most, _, end) => {
    const module = await onlineGateway({ era, settings: { "packing.maximumBytes": 4 } });
    const frames = Array.from({ length: count }, (_, index) => String(index).padStart(4, "0"));
    const links = new Map<number, string[]>();
    module.server.onFrame = ({ payload }) => {
      const text = Buffer.from(payload).toString();
      const link = module.server.requests.length;
      links.set(link, [...(links.get(link) ?? []), text]);
      if (text === "0080") {
        end(module);
      }
    };
    module.run(12000);
    module.serialSend(frames.join(""));
    module.run(180000);
    expect(times(module, "0080")).toBe(most);
    expect(countsOf(module).outbox).toMatchObject({ refused: 4, confirmed: 4 * count - 4, queued: 0, inFlight: 0 });
    expect([...new Set(textsOf(module))]).toEqual(frames);
    const perLink = [...links.values()];
    expect(perLink.filter((texts) => new Set(texts).size < texts.length)).toEqual([]);
    expect(module.reboots).toHaveLength(1);
  });

  it("while one is looked for, an outbox that is full drops what comes behind the flight, and the rest goes on", async () => {
    const settings = { "packing.maximumBytes": 4, "outbox.sizeBytes": 2048, "outbox.burstBytes": 1024 };
    const module = await onlineGateway({ era, settings });
    module.server.onFrame = ({ payload }) =>
      Buffer.from(payload).toString() === "bad." && module.server.closePolitely();
    module.run(12000);
    module.serialSend("good".repeat(100));
    module.serialSend("bad.");
    // On each link, more waits in the outbox than the link can carry.
    for (let count = 0; count < 200; count++) {
      module.serialSend(`${String(count).padStart(4, "0").repeat(25)}`);
      module.run(500);
    }
    module.run(120000);
    const { outbox } = countsOf(module);
    expect(outbox).toMatchObject({ received: 404 + 20000, queued: 0, inFlight: 0 });
    expect(outbox.confirmed + outbox.refused + outbox.overflowed).toBe(outbox.received);
    expect(outbox.overflowed).toBeGreaterThan(0);
    expect(textsOf(module).at(-1)).toBe("0199");
    expect(module.logText()).not.toContain("E/user.guard");
  });

  it("every tenth frame is disliked, in a stream: each other one arrives, in order", async () => {
    const module = await onlineGateway({ era, settings: { "packing.maximumBytes": 100, "outbox.attempts": 2 } });
    const records = Array.from({ length: 50 }, (_, index) =>
      `record ${index % 10 === 7 ? "bad " : ""}${index} `.padEnd(100, "."),
    );
    module.server.onFrame = ({ payload }) => Buffer.from(payload).includes("bad") && module.server.closePolitely(1009);
    module.run(12000);
    module.serialSend(records.join(""));
    module.run(600000);
    const good = records.filter((record) => !record.includes("bad"));
    expect([...new Set(textsOf(module))].filter((text) => !text.includes("bad"))).toEqual(good);
    expect(countsOf(module).outbox).toMatchObject({ refused: 500, confirmed: 4500, queued: 0, inFlight: 0 });
  });
});

describe("a slow or uneven path", () => {
  /**
   * Sends 8 frames, of which the server dislikes the third. Expects that all others arrive. Returns what came of it.
   */
  async function sendOneBad(options: Parameters<typeof onlineGateway>[0], network: object, bytes: number) {
    const module = await onlineGateway({
      ...options,
      settings: { ...options?.settings, "packing.maximumBytes": bytes },
    });
    Object.assign(module.network, network);
    module.server.onFrame = ({ payload }) =>
      Buffer.from(payload).toString().startsWith("bad") && module.server.closePolitely(1009);
    module.run(12000);
    const frames = Array.from({ length: 8 }, (_, index) =>
      `${index === 2 ? "bad" : "good"} ${index}`.padEnd(bytes, "."),
    );
    module.serialSend(frames.join(""));
    module.run(400000);
    expect([...new Set(textsOf(module))]).toEqual(frames);
    const outcome = { ...countsOf(module).outbox, times: times(module, frames[2] as string) };
    module.dispose();
    return outcome;
  }

  it.each(["2024", "2025-12"] as const)(
    'a close that comes some time behind "sent" is blamed on no other frame, core of %s',
    async (era) => {
      for (let seed = 1; seed <= 6; seed++) {
        // The bad frame itself may count as confirmed: the server's TCP had it.
        const { refused, dropped } = await sendOneBad({ era, seed }, { latencyMs: 40, jitterMs: 30 }, 100);
        expect([0, 100]).toContain(refused);
        expect(dropped).toBe(refused);
      }
    },
  );

  it.each([
    ["core", "2024", 600],
    ["core", "2025-12", 1000],
    ["answers", "2025-08", 600],
  ] as const)(
    "the frame is dropped where a flight takes long: delivery %s, core of %s, %i bytes a second",
    async (delivery, era, upBytesPerSecond) => {
      const settings = { delivery, "packing.maximumDelayMs": 0 };
      const outcome = await sendOneBad({ era, settings }, { latencyMs: 100, upBytesPerSecond }, 1000);
      expect(outcome).toMatchObject({ times: 3, refused: 1000, confirmed: 7000, queued: 0, inFlight: 0 });
    },
  );

  it('the frame is dropped on a path of two seconds, on a core that never says "sent"', async () => {
    const outcome = await sendOneBad({ era: "2025-08" }, { latencyMs: 1000 }, 100);
    expect(outcome).toMatchObject({ times: 3, refused: 100, confirmed: 700, queued: 0, inFlight: 0 });
  });
});

/** Has 20 links break, each after it has stood for so long. */
function breakLinks(module: SimulatedModule, standsMs: (count: number) => number): void {
  for (let count = 0; count < 20; count++) {
    module.runUntil("a link", () => module.server.connected, 120000);
    module.run(standsMs(count));
    module.server.reset();
    module.run(200);
  }
}

/** The server ends the link at each frame that begins with a zero. Returns how often it has. */
function refuseZero(module: SimulatedModule): () => number {
  let times = 0;
  module.server.onFrame = ({ payload }) => {
    if (payload[0] === 0) {
      times++;
      module.server.closePolitely(1009);
    }
  };
  return () => times;
}

describe("one of many, where each part takes long to be confirmed", () => {
  it.each([
    [17, 16, 24000],
    [40, 30, 21000],
    [120, 5, 29000],
    [200, 150, 18000],
  ])(
    "is dropped, and the rest arrives: %i frames, number %i is refused, answers come after %i ms",
    async (frames, bad, delayMs) => {
      const module = await onlineGateway({ settings: { delivery: "answers", "packing.maximumBytes": 100 } });
      module.run(12000);
      const bytes = noise(100 * frames).map((byte) => byte | 1);
      bytes[100 * bad] = 0;
      const timesRefused = refuseZero(module);
      module.serialSend(bytes);
      for (let minute = 0; minute < 30; minute++) {
        // The delay is that of answers, not of the handshake.
        module.server.answerDelayMs = module.server.connected ? delayMs : 0;
        goOnline(module, 120000);
        module.server.answerDelayMs = delayMs;
        module.run(60000);
      }
      expect(countsOf(module).outbox).toMatchObject({ refused: 100, confirmed: 100 * (frames - 1), queued: 0 });
      expect(timesRefused()).toBeLessThanOrEqual(7);
    },
  );

  it("is dropped where the server talks so much that only age confirms", async () => {
    const settings = { "packing.maximumBytes": 100, "probe.send": "nothing" };
    const module = await onlineGateway({ era: "2025-12", settings });
    const bytes = noise(4000).map((byte) => byte | 1);
    bytes[3000] = 0;
    const timesRefused = refuseZero(module);
    module.serialSend(bytes);
    for (let step = 0; step < 20 * 60 * 25; step++) {
      if (module.server.connected) {
        module.server.send("chitchat!");
      }
      module.run(40);
    }
    expect(countsOf(module).outbox).toMatchObject({ refused: 100, confirmed: 3900, queued: 0 });
    expect(timesRefused()).toBeLessThanOrEqual(7);
  });
});

describe("trouble of the network is not a refusal", () => {
  it.each(["2024", "2025-12"] as const)(
    "resets whenever something is in flight: nothing is dropped, core of %s",
    async (era) => {
      const module = await onlineGateway({ era, settings: {} });
      module.run(12000);
      const bytes = noise(3000);
      module.serialSend(bytes);
      for (let count = 0; count < 12; count++) {
        module.run(317 + 97 * count);
        if (module.server.connected) {
          module.server.reset();
        }
        module.run(2500);
      }
      module.run(60000);
      expectReceivedAtLeastOnce(module, bytes);
      expect(countsOf(module).outbox).toMatchObject({ refused: 0, dropped: 0, confirmed: 3000, queued: 0 });
      expect(module.logText()).not.toContain("is dropped");
    },
  );

  it("a path that dies several times under the same frame drops nothing", async () => {
    const module = await onlineGateway({ settings: {} });
    module.run(12000);
    for (let count = 0; count < 5; count++) {
      module.network.setSilent(true);
      if (count === 0) {
        module.serialSend("under way");
      }
      module.run(50000);
      module.network.setSilent(false);
      goOnline(module, 60000);
    }
    module.run(10000);
    expect(countsOf(module).outbox).toMatchObject({ refused: 0, dropped: 0, confirmed: 9 });
    expectReceivedAtLeastOnce(module, Buffer.from("under way"));
  });

  it.each([
    ["core", "2024", 50],
    ["core", "2025-08", 50],
    ["core", "2025-12", 2000],
    ["answers", "2025-12", 2000],
  ] as const)(
    "20 links that break cost no hours: delivery %s, core of %s, a path of %i ms",
    async (delivery, era, latencyMs) => {
      const module = await onlineGateway({ era, settings: { delivery, "packing.maximumBytes": 4 } });
      module.run(12000);
      const bytes = noise(16384);
      module.network.latencyMs = latencyMs;
      module.serialSend(bytes);
      breakLinks(module, (count) => 500 + 97 * count);
      module.run(120000);
      expectReceivedAtLeastOnce(module, bytes);
      expect(countsOf(module).outbox).toMatchObject({ refused: 0, dropped: 0, confirmed: 16384 });
    },
  );

  it("links that end after a while, one after the other, before anything is confirmed, refuse nothing", async () => {
    const module = await onlineGateway({ settings: { delivery: "answers", "packing.maximumBytes": 4 } });
    module.run(12000);
    const bytes = noise(4000);
    module.serialSend(bytes);
    for (let count = 0; count <= 20; count++) {
      // Not the handshake.
      module.server.answerDelayMs = 0;
      goOnline(module, 120000);
      module.server.answerDelayMs = 20000;
      if (count < 20) {
        module.run(11000 + 470 * count);
        module.server.reset();
        module.run(200);
      }
    }
    // The first link ended soon, so the frames go out in parts, and each waits 20 s for its answer.
    module.run(240000);
    expectReceivedAtLeastOnce(module, bytes);
    expect(countsOf(module).outbox).toMatchObject({ refused: 0, dropped: 0, confirmed: 4000 });
  });

  it.each([
    ["core", "2024", "reset"],
    ["core", "2025-12", "closePolitely"],
    ["answers", "2025-08", "reset"],
    ["answers", "2025-12", "closePolitely"],
  ] as const)(
    "links that end at random under a stream refuse nothing: delivery %s, core of %s, %s",
    async (delivery, era, end) => {
      for (let seed = 1; seed <= 3; seed++) {
        const module = await onlineGateway({ era, seed, settings: { delivery } });
        Object.assign(module.network, { latencyMs: 40 + 100 * seed, jitterMs: 50 });
        const random = noise(1000, seed);
        let endsAt = 0;
        for (let record = 0; record < 600; record++) {
          module.serialSend(`record ${record};`);
          module.run(200);
          if (module.clock.now() > endsAt && module.server.connected) {
            module.server[end]();
            endsAt = module.clock.now() + 1000 + 100 * (random[record] as number);
          }
        }
        module.run(60000);
        expect(countsOf(module).outbox).toMatchObject({ refused: 0, dropped: 0, queued: 0, inFlight: 0 });
        module.dispose();
      }
    },
  );

  it.each([
    ["2024", "reset"],
    ["2025-08", "closePolitely"],
    ["2025-12", "reset"],
  ] as const)("links that end by the clock under a stream refuse nothing, core of %s, %s", async (era, end) => {
    for (const standsMs of [7000, 11000]) {
      const module = await onlineGateway({ era, settings: { "packing.maximumBytes": 100 } });
      module.network.latencyMs = 900;
      let stoodMs = 0;
      for (let count = 0; count < 1500; count++) {
        module.serialSend(`record ${count};`.padEnd(100, "."));
        module.run(100);
        stoodMs = module.server.connected ? stoodMs + 100 : 0;
        if (stoodMs >= standsMs) {
          module.server[end]();
        }
      }
      module.run(120000);
      expect(countsOf(module).outbox).toMatchObject({ refused: 0, queued: 0, inFlight: 0 });
      module.dispose();
    }
  });

  it("a server that opens and ends each link for its own reasons gets everything in the end", async () => {
    const module = await bootGateway({ settings: {} });
    const bytes = noise(2000);
    goOnline(module);
    module.serialSend(bytes);
    for (let count = 0; count < 20; count++) {
      module.runUntil("a link", () => module.server.connected, 60000);
      module.run(1);
      module.server.closeRudely();
      module.run(100);
    }
    module.run(90000);
    expectReceivedAtLeastOnce(module, bytes);
    expect(countsOf(module).outbox).toMatchObject({ refused: 0, confirmed: 2000 });
    expectNoErrors(module);
  });
});
