import { describe, expect, it } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import { countsOf, noise, onlineGateway, textsOf } from "../helpers/gateway.ts";

/** Delivery "answers" confirms what the server's program has read, however late its answers come. */

describe("nothing is confirmed unread", () => {
  it.each([300, 600, 1000])("by a program that reads %i bytes a second", async (rate) => {
    const module = await onlineGateway({ settings: { delivery: "answers" } });
    module.run(12000);
    module.server.readBytesPerSecond = rate;
    module.serialSend(noise(40000));
    for (let look = 0; look < 400; look++) {
      module.run(100);
      expect(countsOf(module).outbox.confirmed).toBeLessThanOrEqual(module.server.received().length);
    }
  });

  it("by a program that stops for a while, now and then, and leaves some empty frames unanswered", async () => {
    const module = await onlineGateway({ settings: { delivery: "answers" } });
    module.server.answersProbes = (index) => (index * 7) % 10 !== 3;
    for (let packet = 0; packet < 900; packet++) {
      module.server.readBytesPerSecond = [0, 400, 3000, Number.POSITIVE_INFINITY][
        Math.floor(packet / 37) % 4
      ] as number;
      module.serialSend(noise(200, packet + 1));
      module.run(100);
      expect(countsOf(module).outbox.confirmed).toBeLessThanOrEqual(module.server.received().length);
    }
  });

  it("over a path of 1 to 2 s, one way", async () => {
    const module = await onlineGateway({ settings: { delivery: "answers" } });
    module.run(12000);
    module.network.latencyMs = 1000;
    module.network.jitterMs = 1000;
    for (let packet = 0; packet < 600; packet++) {
      module.serialSend(noise(300, packet + 1));
      module.run(100);
      expect(countsOf(module).outbox.confirmed).toBeLessThanOrEqual(module.server.received().length);
    }
  });
});

describe("a narrow path that stalls again while the answers to many empty frames come", () => {
  it.each([
    [1500, Number.POSITIVE_INFINITY, 800, 3000],
    [1500, Number.POSITIVE_INFINITY, 800, 6000],
    [3000, 3000, 1100, 3000],
    [3000, 3000, 1100, 6000],
  ])(
    "has nothing confirmed unread, and all answers come: %d bytes/s down, %d up, again after %d ms, for %d ms",
    async (down, up, afterMs, stallMs) => {
      const module = await onlineGateway({ era: "2025-12", settings: { delivery: "answers" } });
      const { network, clock } = module;
      Object.assign(network, { latencyMs: 40, downBytesPerSecond: down, upBytesPerSecond: up });
      clock.after(10000, () => network.stall(2500));
      clock.after(12500 + afterMs, () => network.stall(stallMs));
      for (let packet = 0; packet < 300; packet++) {
        module.serialSend(noise(100, packet + 1));
        module.run(100);
        expect(countsOf(module).outbox.confirmed).toBeLessThanOrEqual(module.server.received().length);
      }
      module.run(20000);
      expect(countsOf(module).outbox).toMatchObject({ confirmed: 30000, inFlight: 0, queued: 0, dropped: 0 });
      expect(module.tracedLog()).not.toContain("unasked");
    },
  );
});

describe("a server that leaves every second or third empty frame unanswered", () => {
  it.each([2, 3])("and answers one of %i, gets not ever more of them, and all data", async (nth) => {
    const module = await onlineGateway({ settings: { delivery: "answers" } });
    let empty = 0;
    module.server.answersProbes = (index) => {
      empty++;
      return index % nth === 0;
    };
    for (let minute = 0; minute < 12; minute++) {
      empty = 0;
      for (let second = 0; second < 60; second++) {
        module.serialSend(noise(100, 60 * minute + second + 1));
        module.run(1000);
      }
      expect(empty).toBeLessThan(600);
      expect(countsOf(module).outbox.confirmed).toBeLessThanOrEqual(module.server.received().length);
    }
    module.server.answersProbes = true;
    module.run(60000);
    expect(countsOf(module).outbox).toMatchObject({ confirmed: 72000, dropped: 0, queued: 0, inFlight: 0 });
    expect(module.reboots).toHaveLength(1);
  });
});

describe("a program that stops for long", () => {
  /** Sends packets of 100 bytes, ten a second. Returns how much was confirmed before it was read, at most. */
  function stream(module: SimulatedModule, seconds: number): number {
    let unread = 0;
    for (let packet = 0; packet < 10 * seconds; packet++) {
      module.serialSend(noise(100, packet + 1));
      module.run(100);
      unread = Math.max(unread, countsOf(module).outbox.confirmed - module.server.received().length);
    }
    return unread;
  }

  it.each([
    ["2024", 20, 27],
    ["2025-08", 20, 27],
    ["2025-12", 20, 27],
    ["2025-12", 5, 14],
  ] as const)(
    "has nothing confirmed unread when probes went out meanwhile, core of %s, each %i s",
    async (era, everySeconds, seconds) => {
      const module = await onlineGateway({
        era,
        settings: { delivery: "answers", "probe.everySeconds": everySeconds },
      });
      stream(module, 5);
      module.server.readBytesPerSecond = 0;
      expect(stream(module, seconds)).toBe(0);
      module.server.readBytesPerSecond = 1000;
      expect(stream(module, 60)).toBe(0);
    },
  );

  it.each([0, 0.6, 0.9, 1.2])(
    "while sends fail for a time, %d s after the stop: the account stays right",
    async (afterSeconds) => {
      const module = await onlineGateway({ settings: { delivery: "answers" } });
      const { faults } = module.board.websockets;
      module.run(3000);
      stream(module, 3);
      module.server.frozen = true;
      stream(module, afterSeconds);
      faults.failedAllocations = Number.POSITIVE_INFINITY;
      stream(module, 1.5);
      faults.failedAllocations = 0;
      stream(module, 24);
      module.server.frozen = false;
      expect(stream(module, 5)).toBe(0);
      module.run(60000);
      const bytes = countsOf(module).outbox.received;
      expect(countsOf(module).outbox).toMatchObject({ confirmed: bytes, inFlight: 0, queued: 0, dropped: 0 });
      expect(module.server.received().length).toBe(bytes);
    },
  );

  it.each([5, 15, 25])(
    "for %i s, then leaves one empty frame in ten unanswered: 115200 baud lose nothing",
    async (seconds) => {
      const module = await onlineGateway({ settings: { delivery: "answers" } });
      stream(module, 3);
      module.server.frozen = true;
      stream(module, seconds);
      module.server.frozen = false;
      stream(module, 5);
      module.server.answersProbes = (index) => index % 10 !== 3;
      module.serialSend(noise(60 * 11520));
      module.run(90000);
      expect(countsOf(module).outbox).toMatchObject({ inFlight: 0, queued: 0, dropped: 0 });
    },
  );
});

describe("an overflow while nothing is in flight, and many answers are still due", () => {
  it.each([
    ["2024", 2048, 115200, 8000],
    ["2025-12", 2048, 115200, 8000],
    ["2024", 8192, 921600, 30000],
  ] as const)(
    "leaves the account right, and the stream goes on: core of %s, %i bytes of outbox, %i baud",
    async (era, sizeBytes, baudRate, burst) => {
      const settings = {
        delivery: "answers",
        "outbox.sizeBytes": sizeBytes,
        "uart.baudRate": baudRate,
        "packing.maximumDelayMs": 1000,
      };
      const module = await onlineGateway({ era, settings });
      const { server } = module;
      let answers = 0;
      let isSlow = false;
      server.answersProbes = () => {
        answers += isSlow ? 1 : 0;
        module.clock.after(isSlow ? (answers === 1 ? 1600 : 2400) : 5, () => server.connected && server.send(""));
        return false;
      };
      module.run(1000);
      module.serialSend("quick");
      module.run(3000);
      isSlow = true;
      module.serialSend("slow");
      module.runUntil("many empty frames are out", () => answers > 3, 5000);
      module.runUntil("nothing is in flight", () => countsOf(module).outbox.inFlight === 0, 5000);
      module.serialSend(noise(burst));
      module.run(5000);
      isSlow = false;
      module.run(30000);
      module.serialSend("later");
      module.run(5000);
      expect(textsOf(module).at(-1)).toBe("later");
      const { errors, outbox } = countsOf(module);
      expect({ errors, queued: outbox.queued, inFlight: outbox.inFlight }).toEqual({
        errors: 0,
        queued: 0,
        inFlight: 0,
      });
      expect(outbox.confirmed + outbox.overflowed).toBe(14 + burst);
    },
  );
});

it.each([
  ["2025-08", ["a", ""]],
  ["2025-12", ["a", ""]],
  ["2025-12", ["", "a"]],
  ["2025-12", ["", ""]],
] as const)("an empty fragment of a message is no answer, core of %s, fragments %j", async (era, fragments) => {
  const module = await onlineGateway({ era, settings: { delivery: "answers" } });
  module.run(1000);
  module.server.answersProbes = false;
  module.server.frozen = true;
  for (let count = 0; count < 20; count++) {
    module.serialSend(noise(500, count));
    module.run(200);
    module.server.sendFragments([...fragments]);
  }
  module.run(300);
  expect(countsOf(module).outbox.confirmed).toBe(0);
});
