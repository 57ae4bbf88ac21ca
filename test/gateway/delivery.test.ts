import { describe, expect, it } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import {
  bootGateway,
  countsOf,
  expectNoErrors,
  expectReceived,
  expectReceivedAtLeastOnce,
  framesOf,
  type GatewayOptions,
  goOnline,
  mostInFlight,
  noise,
  onlineGateway,
  stateOf,
  textsOf,
} from "../helpers/gateway.ts";

const host = "echo.airtun.air32.cn";
const eras = ["2024", "2025-08", "2025-12"] as const;

/** What ends a link, and how long the server is away for. */
const outages: Record<string, (module: SimulatedModule) => void> = {
  "a polite close": (module) => module.server.closePolitely(),
  "a reset": (module) => module.server.reset(),
  "a refusal for 3 seconds": (module) => {
    module.network.serve(host, undefined);
    module.server.reset();
    module.run(3000);
    module.network.serve(host, module.server);
  },
};

describe.each(["2024", "2025-12"] as const)("what was not confirmed, a core of %s", (era) => {
  it.each(Object.keys(outages))("is sent again after %s: nothing is lost, swapped or doubled", async (name) => {
    const module = await onlineGateway({ era, settings: {} });
    const bytes = noise(100000);
    for (let start = 0; start < bytes.length; start += 1000) {
      module.serialSend(bytes.subarray(start, start + 1000));
      // 87 ms on the wire and the idle gap: then the frame is under way, for 30 ms.
      module.run(115);
      if (start % 20000 === 5000) {
        outages[name]?.(module);
        module.run(100);
        goOnline(module);
      }
      module.run(200);
    }
    module.run(20000);
    expectReceived(module, bytes);
    const { outbox } = countsOf(module);
    expect(outbox).toMatchObject({ received: bytes.length, confirmed: bytes.length, dropped: 0 });
    expect(outbox.resent).toBeGreaterThan(0);
    expect(module.server.requests.length).toBeGreaterThan(5);
    expect(module.logText()).toMatch(/W\/user\.link \d+ bytes were not confirmed: resend/);
    expectNoErrors(module);
  });
});

it("what was not confirmed is given up when configured, counted and logged", async () => {
  const module = await onlineGateway({ settings: { "outbox.unconfirmed": "drop" } });
  const bytes = noise(10 * 11520);
  module.serialSend(bytes);
  for (let count = 0; count < 4; count++) {
    module.run(2000);
    // What is on its way from now on arrives at a server that has gone.
    module.network.stall(200);
    module.run(150);
    module.server.reset();
    module.run(100);
    goOnline(module);
  }
  module.run(20000);
  const { outbox } = countsOf(module);
  expect(outbox).toMatchObject({ received: bytes.length, resent: 0, inFlight: 0, queued: 0 });
  expect(outbox.dropped).toBeGreaterThan(0);
  expect(outbox.dropped + outbox.confirmed).toBe(bytes.length);
  expect(module.server.received().length).toBe(outbox.confirmed);
  expect(module.logText()).toMatch(/W\/user\.link \d+ bytes were not confirmed: drop/);
});

it.each(eras)("a path that is dead for a minute loses and swaps nothing, a core of %s", async (era) => {
  const module = await onlineGateway({ era });
  const bytes = noise(50000);
  module.serialSend(bytes);
  module.run(2000);
  module.network.setSilent(true);
  module.run(60000);
  module.network.setSilent(false);
  module.run(70000);
  expect(stateOf(module)).toBe("online");
  if (era !== "2025-08") {
    expectReceivedAtLeastOnce(module, bytes);
  }
  expectNoErrors(module);
});

it('a core of 2025-08 never says "sent": that is said once on each link, and age confirms', async () => {
  const module = await onlineGateway({ era: "2025-08", settings: {} });
  const bytes = noise(60000);
  module.serialSend(bytes);
  module.run(20000);
  expectReceived(module, bytes);
  expect(countsOf(module).outbox).toMatchObject({ confirmed: bytes.length, inFlight: 0, queued: 0, dropped: 0 });
  expect(module.logText().match(/this core never says "sent"/g)).toHaveLength(1);
  module.server.reset();
  module.run(5000);
  module.serialSend(bytes);
  module.run(20000);
  expect(module.logText().match(/this core never says "sent"/g)).toHaveLength(2);
});

it('a core that says "sent" is not taken for one that does not, when its first link dies at once', async () => {
  const module = await onlineGateway({ era: "2025-12" });
  module.server.reset();
  module.network.serve(host, undefined);
  module.run(20000);
  expect(module.logText()).not.toContain('never says "sent"');
});

describe("on a long way, with bursts of 3000 bytes and an outbox of 24 KiB", () => {
  /** Sends 20,000 bytes. Returns how many were in flight at most. */
  async function mostOf20000(delivery: "core" | "answers"): Promise<number> {
    const settings = { "outbox.burstBytes": 3000, "outbox.sizeBytes": 24576, delivery };
    const module = await onlineGateway({ settings });
    module.run(1000);
    module.network.latencyMs = 400;
    const bytes = noise(20000);
    module.serialSend(bytes);
    const most = mostInFlight(module, bytes.length);
    expectReceived(module, bytes);
    expectNoErrors(module);
    return most;
  }

  it.each(["core", "answers"] as const)(
    "delivery %s keeps a quarter of the outbox for what may be dropped",
    async (delivery) => {
      const most = await mostOf20000(delivery);
      expect(most).toBeGreaterThan(3000 + 1300);
      expect(most).toBeLessThan(0.75 * 24576 + 1300);
    },
  );

  it("the first flight is one burst", async () => {
    const module = await onlineGateway({ settings: { "outbox.burstBytes": 3000 } });
    module.run(1000);
    module.board.setAddress(false);
    module.serialSend(noise(20000));
    module.run(3000);
    module.network.latencyMs = 400;
    module.board.setAddress(true);
    goOnline(module);
    module.run(300);
    const { inFlight } = countsOf(module).outbox;
    expect(inFlight).toBeGreaterThan(3000 - 1);
    expect(inFlight).toBeLessThan(3000 + 1300);
  });
});

describe("an outbox that is full", () => {
  /** 64-byte records, one frame each: each holds the number of its place. */
  const record = (index: number): string => `record ${String(index).padStart(6, "0")} ${"x".repeat(48)}\r\n`;

  /** Sends records while the server is away, then lets it come back. */
  async function recordsWhileAway(count: number, options: GatewayOptions): Promise<SimulatedModule> {
    const module = await bootGateway(options);
    module.network.serve(host, undefined);
    for (let index = 0; index < count; index++) {
      module.serialSend(record(index));
      module.run(40);
    }
    module.network.serve(host, module.server);
    goOnline(module, 70000);
    module.run(5000);
    return module;
  }

  it.each(["oldest", "newest"] as const)("drops the %s whole frames, and counts them", async (overflow) => {
    const settings = { "outbox.sizeBytes": 4096, "outbox.overflow": overflow };
    const module = await recordsWhileAway(200, { settings });
    const texts = textsOf(module);
    // Room for the newest is made in steps of an eighth.
    const most = Math.floor((4096 - 2 * 2) / 66);
    expect(texts.length).toBeLessThanOrEqual(most);
    expect(texts.length).toBeGreaterThanOrEqual(overflow === "oldest" ? most - Math.ceil(512 / 66) : most);
    const first = overflow === "oldest" ? 200 - texts.length : 0;
    expect(texts).toEqual(texts.map((_, index) => record(first + index)));
    expect(countsOf(module).outbox).toMatchObject({
      received: 200 * 64,
      confirmed: texts.length * 64,
      dropped: (200 - texts.length) * 64,
      overflowed: (200 - texts.length) * 64,
      inFlight: 0,
      queued: 0,
      consumed: 0,
      resent: 0,
    });
    module.serialSend(record(999));
    module.run(500);
    expect(textsOf(module).at(-1)).toBe(record(999));
    expectNoErrors(module);
  });

  it("that fits to the byte drops nothing", async () => {
    const module = await bootGateway({
      network: false,
      settings: { "outbox.sizeBytes": 2048, "outbox.overflow": "newest" },
    });
    // 20 frames of 100 bytes, each with 2 for its length, leave 8: 2 for a length, 2 in reserve, 4 for bytes.
    const packets = [...Array.from({ length: 20 }, (_, index) => noise(100, index + 1)), Buffer.from("last")];
    for (const packet of packets) {
      module.serialSend(packet);
      module.run(100);
    }
    module.board.setAddress(true);
    goOnline(module);
    module.run(2000);
    expect(countsOf(module).outbox).toMatchObject({ confirmed: 2004, dropped: 0 });
    expect(framesOf(module)).toEqual(packets);
  });

  it("keeps the newest bytes of a stream without a pause, down to the last", async () => {
    const settings = { "outbox.sizeBytes": 4096, "outbox.overflow": "oldest" };
    for (const length of [20000, 20001, 20007, 20480, 33333]) {
      const module = await bootGateway({ network: false, settings });
      const bytes = noise(length, length);
      module.serialSend(bytes);
      module.run(5000);
      module.board.setAddress(true);
      goOnline(module);
      module.run(2000);
      const got = Buffer.from(module.server.received());
      const { confirmed, dropped } = countsOf(module).outbox;
      expect(got.length).toBeGreaterThan(1300);
      expect(got.equals(bytes.subarray(-got.length))).toBe(true);
      expect({ confirmed, dropped }).toEqual({ confirmed: got.length, dropped: length - got.length });
      expectNoErrors(module);
    }
  });

  /** A stream that overflows the outbox while a burst of several frames is on its way, on a path that is dead. */
  async function overflowBehindFlight() {
    const module = await bootGateway({
      settings: { "outbox.sizeBytes": 8192, "outbox.burstBytes": 4000, "packing.maximumBytes": 500 },
    });
    // Else more than a burst would be on its way, and nothing left to be sent behind it.
    module.server.answersProbes = false;
    goOnline(module);
    module.network.latencyMs = 150;
    module.run(1000);
    const bytes = noise(40000);
    module.serialSend(bytes);
    module.run(1000);
    module.network.setSilent(true);
    module.run(4000);
    const { confirmed, inFlight, dropped } = countsOf(module).outbox;
    expect(inFlight).toBeGreaterThan(2000);
    expect(dropped).toBeGreaterThan(10000);
    return { module, bytes, flight: bytes.subarray(confirmed, confirmed + inFlight) };
  }

  it("does not touch what is on its way", async () => {
    const { module, bytes, flight } = await overflowBehindFlight();
    module.network.setSilent(false);
    module.run(5000);
    const got = Buffer.from(module.server.received());
    const before = got.indexOf(flight) + flight.length;
    expect(got.subarray(0, before).equals(bytes.subarray(0, before))).toBe(true);
    const rest = got.subarray(before);
    expect(rest.length).toBeGreaterThan(3000);
    expect(rest.equals(bytes.subarray(-rest.length))).toBe(true);
    expect(countsOf(module).outbox).toMatchObject({ confirmed: got.length, dropped: bytes.length - got.length });
    expectNoErrors(module);
  });

  it("sends again what was on its way, though frames behind it were dropped meanwhile", async () => {
    const { module, bytes, flight } = await overflowBehindFlight();
    module.board.setAddress(false);
    module.run(100);
    module.network.setSilent(false);
    module.run(1000);
    const before = module.server.received().length;
    module.board.setAddress(true);
    goOnline(module);
    module.run(5000);
    const again = Buffer.from(module.server.received().subarray(before));
    expect(again.subarray(0, flight.length).equals(flight)).toBe(true);
    const rest = again.subarray(flight.length);
    expect(rest.length).toBeGreaterThan(3000);
    expect(rest.equals(bytes.subarray(-rest.length))).toBe(true);
    expect(countsOf(module).outbox.resent).toBe(flight.length);
    expectNoErrors(module);
  });

  describe.each(["oldest", "newest"] as const)("with a delimiter, dropping the %s", (overflow) => {
    it.each([
      ["short lines", "\n", (index: number) => `${index % 10}\n`],
      ["empty lines", "\n", () => "\n"],
      ["lines of all lengths", "\r\n", (index: number) => `${index} ${"x".repeat((index * 37) % 90)}\r\n`],
      ["lines of a long delimiter", "<END>", (index: number) => `${index}<END>`],
    ])("holds whole lines, in order: %s", async (_, delimiter, lineOf) => {
      const settings = { "outbox.sizeBytes": 2048, "outbox.overflow": overflow, "packing.delimiter": delimiter };
      const module = await bootGateway({ network: false, settings });
      const lines = Array.from({ length: 3000 }, (_, index) => lineOf(index));
      const length = lines.join("").length;
      module.serialSend(lines.join(""));
      module.run(15000);
      module.board.setAddress(true);
      goOnline(module);
      module.run(5000);
      const texts = textsOf(module);
      const { outbox, errors } = countsOf(module);
      expect(errors).toBe(0);
      const confirmed = texts.join("").length;
      expect(outbox).toMatchObject({
        received: length,
        confirmed,
        dropped: length - confirmed,
        inFlight: 0,
        queued: 0,
      });
      if (overflow === "oldest") {
        expect(texts).toEqual(lines.slice(-texts.length));
      } else {
        expect(texts.slice(0, 20)).toEqual(lines.slice(0, 20));
        expect(isSomeOf(texts, lines)).toBe(true);
      }
      module.serialSend(lineOf(7));
      module.run(500);
      expect(textsOf(module).slice(texts.length)).toEqual([lineOf(7)]);
      expectNoErrors(module);
    });
  });

  it("takes up the lines after one that found no room, wherever the memory's end lies", async () => {
    const settings = { "outbox.sizeBytes": 2048, "outbox.overflow": "newest", "packing.delimiter": "<END>" };
    const module = await onlineGateway({ settings });
    // Two of the long lines fit, and all short ones. A turn moves on by 112 bytes less than the memory has.
    const line = (name: string, length: number): string => `${name.padEnd(length - 5, ".")}<END>`;
    const long = ["first", "second", "third"].map((name) => line(name, 900));
    const short = Array.from({ length: 6 }, (_, index) => line(`short ${index}`, 20));
    for (let turn = 0; turn < 37; turn++) {
      module.board.setAddress(false);
      module.run(100);
      module.serialSend([...long, ...short].join(""));
      module.run(500);
      const before = module.server.frames.length;
      module.board.setAddress(true);
      module.run(100);
      goOnline(module);
      module.run(1000);
      expect(textsOf(module).slice(before)).toEqual([...long.slice(0, 2), ...short]);
    }
    expect(countsOf(module).outbox).toMatchObject({ confirmed: 37 * 1920, dropped: 37 * 900, queued: 0 });
    expectNoErrors(module);
  });

  /** Whether the first list is the second with items taken out. */
  function isSomeOf(some: string[], all: string[]): boolean {
    let found = 0;
    for (const each of all) {
      found += each === some[found] ? 1 : 0;
    }
    return found === some.length;
  }
});

describe("memory that is short", () => {
  it("makes a smaller outbox, and logs that", async () => {
    const prelude = `
      local create = zbuff.create
      standIn("zbuff", { create = function(size, ...)
        if size > 20000 then return nil, "memory not enough" end
        return create(size, ...)
      end })`;
    const module = await onlineGateway({ prelude });
    expect(module.logText()).toContain("W/user.outbox memory is short: 16384 bytes instead of 65536");
    const bytes = noise(40000);
    module.serialSend(bytes);
    module.run(6000);
    expectReceived(module, bytes);
    expectNoErrors(module);
  });

  it("that is not there at all is said, and leads to a restart, not to a crash", async () => {
    const prelude = `standIn("zbuff", { create = function() return nil, "memory not enough" end })`;
    const module = await bootGateway({ prelude });
    module.run(60000);
    expect(module.logText()).toContain("E/user.inbox no memory for 2048 bytes");
    expect(module.reboots).toHaveLength(1);
    module.run(60000);
    expect(module.reboots.map(({ reason }) => reason)).toEqual(["power on", "watchdog"]);
  });
});
