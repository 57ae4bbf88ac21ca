import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import { countsOf, expectNoErrors, noise, onlineGateway, textsOf } from "../helpers/gateway.ts";

/** On an RS-485 line, the gateway waits its turn: it sends no byte into an answer. */

const pin = 25;
const eras = ["2024", "2025-08", "2025-12"] as const;

async function onLine(options: Parameters<typeof onlineGateway>[0] = {}, more: Record<string, number> = {}) {
  const rs485 = { pin, receiveLevel: 0, turnaroundUs: 2000, ...more };
  const settings = { "uart.baudRate": 9600, ...options.settings, "uart.rs485": rs485 };
  const module = await onlineGateway({ ...options, settings });
  const line = module.rs485(pin, 0);
  line.answer = (frame) => Buffer.from(`<${frame}>`);
  module.run(1000);
  return { module, line };
}

const written = ({ frames }: { frames: readonly { bytes: Buffer }[] }): string[] =>
  frames.map(({ bytes }) => bytes.toString("latin1"));

/** How often the module has begun to drive the line. */
const turns = (module: SimulatedModule): number =>
  module.board.pins.log.filter((change) => change.pin === pin && change.level === 1).length;

describe.each(eras)("frames for an RS-485 line, a core of %s,", (era) => {
  it("go out one by one, each when the one before has been answered", async () => {
    const { module, line } = await onLine({ era });
    for (let count = 0; count < 10; count++) {
      module.server.send(`question ${count}`);
    }
    module.run(15000);
    const questions = Array.from({ length: 10 }, (_, count) => `question ${count}`);
    expect(written(line)).toEqual(questions);
    expect(textsOf(module)).toEqual(questions.map((question) => `<${question}>`));
    expect(line).toMatchObject({ collisions: [], cutBytes: 0 });
    expectNoErrors(module);
  });

  it("wait while a device sends unasked", async () => {
    const { module, line } = await onLine({ era });
    line.answer = () => undefined;
    const long = noise(3000).toString("hex");
    line.say(long);
    module.run(700);
    module.server.send("in the midst of it");
    module.run(15000);
    expect(written(line)).toEqual(["in the midst of it"]);
    expect(textsOf(module).join("")).toBe(long);
    expect(line.collisions).toEqual([]);
    expectNoErrors(module);
  });
});

it.each(["2025-08", "2025-12"] as const)(
  "a frame in fragments goes onto the line in one piece, core of %s",
  async (era) => {
    const { module, line } = await onLine({ era });
    module.server.sendFragments(["01 03 00 00 ", "00 02 ", "c4 0b"]);
    module.server.send("whole");
    // It is more than the inbox takes: all of it is dropped.
    module.server.sendFragments(Array.from({ length: 5 }, () => Buffer.alloc(4000, "x")));
    module.server.send("last");
    module.run(15000);
    expect(written(line)).toEqual(["01 03 00 00 00 02 c4 0b", "whole", "last"]);
    expect(countsOf(module).inbox).toMatchObject({ written: 32, dropped: 20000 });
    expectNoErrors(module);
  },
);

it.each([
  [300, 20],
  [1200, 200],
  [9600, 5],
  [9600, 900],
  [115200, 5],
  [115200, 300],
])("no byte goes into an answer at %i baud that begins after %i ms", async (baudRate, answerAfterMs) => {
  const { module, line } = await onLine({ settings: { "uart.baudRate": baudRate } });
  line.answerAfterMs = answerAfterMs;
  for (let count = 0; count < 5; count++) {
    module.server.send(`question ${count}`);
  }
  module.run(30000);
  expect(line.frames).toHaveLength(5);
  expect(line).toMatchObject({ collisions: [], cutBytes: 0 });
  expect(textsOf(module).join("")).toBe("<question 0><question 1><question 2><question 3><question 4>");
});

it("any frames at any time meet no answer, however long, that begins in its time", async () => {
  const happening = fc.record({
    question: fc.uint8Array({ minLength: 1, maxLength: 600, size: "max" }),
    answerBytes: fc.nat({ max: 400 }),
    answerAfterMs: fc.integer({ min: 3, max: 140 }),
    gapMs: fc.nat({ max: 900 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...eras),
      fc.constantFrom(2400, 9600, 115200),
      fc.array(happening, { minLength: 1, maxLength: 12 }),
      async (era, baudRate, happenings) => {
        const { module, line } = await onLine({ era, settings: { "uart.baudRate": baudRate } }, { answerMs: 150 });
        let asked = 0;
        line.answer = () => {
          const { answerBytes, answerAfterMs } = happenings[asked++] as (typeof happenings)[number];
          line.answerAfterMs = answerAfterMs;
          return Buffer.alloc(answerBytes, "a");
        };
        for (const { question, gapMs } of happenings) {
          module.server.send(question);
          module.run(gapMs);
        }
        module.run(60000);
        expect(line).toMatchObject({ collisions: [], cutBytes: 0 });
        expect(line.frames.map(({ bytes }) => bytes)).toEqual(happenings.map(({ question }) => Buffer.from(question)));
        expect(countsOf(module)).toMatchObject({
          inbox: { dropped: 0 },
          outbox: { received: happenings.reduce((sum, { answerBytes }) => sum + answerBytes, 0) },
        });
        expectNoErrors(module);
        module.dispose();
      },
    ),
    { numRuns: 30 },
  );
});

describe("a device that does not answer", () => {
  it("is waited for as long as is configured", async () => {
    const { module, line } = await onLine({}, { answerMs: 400 });
    line.answer = () => undefined;
    module.server.send("one");
    module.server.send("two");
    module.run(3000);
    const [first, second] = line.frames;
    const gapMs = (second?.timeMs ?? 0) - (first?.timeMs ?? 0);
    expect(gapMs).toBeGreaterThan(400);
    expect(gapMs).toBeLessThan(500);
  });

  it("is waited for a second when nothing is said, and not at all with 0", async () => {
    for (const [more, least, most] of [
      [{}, 1000, 1100],
      [{ answerMs: 0 }, 30, 60],
    ] as const) {
      const { module, line } = await onLine({}, more);
      line.answer = () => undefined;
      module.server.send("one");
      module.server.send("two");
      module.run(3000);
      const gapMs = (line.frames[1]?.timeMs ?? 0) - (line.frames[0]?.timeMs ?? 0);
      expect(gapMs).toBeGreaterThan(least);
      expect(gapMs).toBeLessThan(most);
    }
  });

  it("and answers after its time is up meets the next frame: so the simulated line shows it", async () => {
    const { module, line } = await onLine({}, { answerMs: 0 });
    line.answerAfterMs = 60;
    module.server.send("one");
    module.server.send("two".repeat(40));
    module.run(3000);
    expect(line.collisions.length).toBeGreaterThan(0);
  });
});

it("a frame leaves in one piece, however long: the line is turned around once", async () => {
  const { module, line } = await onLine({ settings: { "uart.baudRate": 115200 } });
  line.answer = () => undefined;
  const before = turns(module);
  module.server.send(noise(8192));
  module.run(3000);
  expect(turns(module) - before).toBe(1);
  expect(line.frames.map(({ bytes }) => bytes.length)).toEqual([8192]);
});

it("what finds no room is dropped whole and counted", async () => {
  const { module, line } = await onLine({ settings: { "inbox.sizeBytes": 8192 } });
  line.answer = () => undefined;
  for (let count = 0; count < 20; count++) {
    module.server.send(Buffer.alloc(1000, 65 + count));
  }
  module.run(40000);
  // Each takes two bytes more.
  expect(line.frames.map(({ bytes }) => bytes.toString()[0])).toEqual([..."ABCDEFGH"]);
  expect(countsOf(module).inbox).toEqual({ received: 20000, written: 8000, dropped: 12000 });
});

it("a UART that takes nothing is asked again, and a timer that is refused is made good", async () => {
  const prelude = `
    short = false
    sys.subscribe("SHORT", function(on) short = on end)
    local start = rtos.timer_start
    standIn("rtos", { timer_start = function(id, ms, ...)
      if short then return 0 end
      return start(id, ms, ...)
    end })`;
  const { module, line } = await onLine({ prelude });
  module.uart.failWrites(0, -1);
  module.server.send("one");
  module.run(3000);
  expect(written(line)).toEqual(["one"]);
  module.board.publish("SHORT", true);
  module.run(10);
  module.server.send("two");
  module.run(100);
  module.board.publish("SHORT", false);
  module.server.send("three");
  module.run(12000);
  expect(written(line)).toEqual(["one", "two", "three"]);
  expect(line.collisions).toEqual([]);
  expect(module.reboots).toHaveLength(1);
});

it("the gateway needs no memory of the Lua heap for it, so that none can be lacking", async () => {
  const { module, line } = await onLine();
  line.answer = () => undefined;
  // What is learnt of the core first needs some.
  module.run(2000);
  const before = module.board.heap?.allocations ?? Number.NaN;
  for (let count = 0; count < 10; count++) {
    module.server.send(`question ${count}`);
    module.run(1500);
  }
  expect(line.frames).toHaveLength(10);
  expect(module.board.heap?.allocations).toBe(before);
});

it("a UART that takes nothing for long is a fault, as without RS-485", async () => {
  const { module } = await onLine({ settings: { restartAfterMinutes: 1 } });
  module.uart.failWrites(...new Array(10000).fill(0));
  module.server.send("never");
  module.run(90000);
  expect(module.logText()).toContain("restart: the UART takes nothing");
});

it("the largest frame fits into the smallest inbox", async () => {
  const { module, line } = await onLine({ settings: { "inbox.sizeBytes": 8192, "uart.baudRate": 115200 } });
  module.server.send("x".repeat(8192));
  module.run(5000);
  expect(written(line).map(({ length }) => length)).toEqual([8192]);
  expect(countsOf(module).inbox.dropped).toBe(0);
});

it("a hook may send at its start", async () => {
  const hooks = `import type { Hooks } from "./hooks-type";
    export const hooks: Hooks = { start: ({ sendDown, guarded }) => {
      sendDown("first");
      sys.timerLoopStart(guarded(() => sendDown("poll")), 2000);
    } };`;
  const rs485 = { pin, receiveLevel: 0, turnaroundUs: 2000, answerMs: 0 };
  const module = await onlineGateway({ hooks, settings: { "uart.rs485": rs485 } });
  module.run(9000);
  expect(module.serialText()).toBe(`first${"poll".repeat(4)}`);
  expectNoErrors(module);
});

/** A hook that keeps Lua busy for some 90 ms with each frame. */
const busyHook = `import type { Hooks } from "./hooks-type";
  export const hooks: Hooks = { up: (frame) => {
    let sum = 0;
    for (let round = 0; round < 120000; round++) { sum = (sum + round) & 255; }
    return sum < 0 ? "" : frame;
  } };`;

it.each([9600, 115200])("no frame goes into a long answer while Lua is busy, at %i baud", async (baudRate) => {
  const { module, line } = await onLine(
    { hooks: busyHook, settings: { "uart.baudRate": baudRate } },
    { answerMs: 200 },
  );
  const answer = noise(baudRate / 16).toString("hex");
  line.answer = (frame) => (frame.toString() === "one" ? Buffer.from(answer) : undefined);
  module.server.send("one");
  module.server.send("two");
  module.run(6000);
  expect(line.collisions).toEqual([]);
  expect(written(line)).toEqual(["one", "two"]);
});

it("no frame goes into a device's talk with short pauses while Lua is busy", async () => {
  const { module, line } = await onLine({ hooks: busyHook }, { answerMs: 200 });
  line.answer = () => undefined;
  for (let round = 0; round < 20; round++) {
    let at = 0;
    for (let part = 0; part < 25; part++) {
      const length = 10 + ((part * 7 + round * 5) % 50);
      module.clock.after(at, () => line.say(noise(length, part)));
      at += (length * 10000) / 9600 + 10;
    }
    module.clock.after(100 + 7 * round, () => module.server.send("frame"));
    module.run(at + 4000);
  }
  expect(line.collisions).toEqual([]);
  expect(written(line)).toEqual(Array.from({ length: 20 }, () => "frame"));
});
