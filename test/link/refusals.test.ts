import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Driven, fakeOutbox, type Operation } from "../helpers/driven.ts";
import { describeTable, type Row } from "../helpers/machine-table.ts";

/**
 * src/link/refusals.ts, row by row: each state, each event, what follows. `outbox.attempts` is 4, and a frame takes 100
 * bytes.
 */

let driven: Driven;

beforeAll(async () => {
  driven = await Driven.build({
    file: "link/refusals.ts",
    peek: "suspicion",
    fakes: {
      // More than all suspects is queued, unless the driver says else.
      "up/outbox.ts": `${fakeOutbox.replaceAll("queueEnd = flightEnd;", "").replace("queueEnd = 0;", "queueEnd = 200000;")}
        export function setQueueEnd(place: number): void { queueEnd = place; }`,
      "config.ts":
        "export const config: { outbox: { attempts: number }; counters?: object; control?: object } = { outbox: { attempts: 4 } };",
      "link/transmit.ts": "export const link = { ticks: 0, dataTick: 0 };",
    },
    imports: `
      import { config } from "./config";
      import { link } from "./link/transmit";
      import { confirmBefore, dropAtFront, endFlightForTest, front, handOver, queueEnd, setQueueEnd } from "./up/outbox";`,
    operations: `{
      hand: (bytes: number) => { handOver(bytes); link.dataTick = link.ticks; },
      confirm: (bytes: number) => confirmBefore(front + bytes),
      overflow: (bytes: number) => dropAtFront(bytes),
      queue: (place: number) => setQueueEnd(place),
      attempts: (count: number) => { config.outbox.attempts = count; },
      ticks: (count: number) => { link.ticks += count; },
      reach: () => {
        const reach = subject.suspectReach();
        const isLimited = subject.suspicion === "parted" || subject.suspicion === "alone";
        effects.push(!isLimited && reach === queueEnd ? "reach all" : "reach " + reach);
      },
      ends: (byItself: boolean) => {
        const isRefused = subject.linkEndsWithFlight(byItself);
        endFlightForTest();
        link.ticks = 0;
        if (isRefused) {
          subject.dropRefused();
        }
      },
    }`,
  });
});

afterAll(() => driven.dispose());

/** 20 frames are many, 10 are few. */
const hand: Operation = ["hand", 2000];
const handFew: Operation = ["hand", 1000];
const ends: Operation = ["ends", true];
const reach: Operation = ["reach"];
const stands: Operation = ["ticks", 2];

const suspected: Operation[] = [hand, ends];
const parted: Operation[] = [...suspected, hand, ends];
/** Three frames are left. */
const alone: Operation[] = [...parted, ["hand", 300], ends];

const out: Operation[] = [stands, ["hand", 100]];
/** Suspects have proved innocent. */
const rough: Operation[] = [hand, ends, hand, ["confirm", 2000], reach];
/** For how many ticks a link lasted after data went out. */
const lasted = (ticks: number): Operation[] => [hand, ["ticks", ticks], ends, hand, ends, ["hand", 300], ends];

const ways: Record<string, Operation[]> = { none: [reach], suspected, parted, alone };

const rows: Row[] = [
  ["none", [hand, ends], "suspected", []],
  ["none", [hand, ["ticks", 2], ends], "suspected", []],
  ["none", [hand, ["ticks", 12], ends], "suspected", []],
  ["none", [hand, ["ticks", 13], ends], "none", []],
  ["none", [ends], "none", []],
  ["none", [hand, ["ends", false]], "none", []],
  ["none", [reach], "none", ["reach all"]],

  ["none", [["attempts", 3], hand, ends], "parted", []],
  ["none", [["attempts", 3], handFew, ends], "suspected", []],
  ["none", [["attempts", 2], hand, ends], "parted", []],
  ["none", [["attempts", 2], handFew, ends], "alone", []],

  ["suspected", [hand, ends], "parted", []],
  ["suspected", [handFew, ends], "suspected", []],
  ["suspected", [handFew, ends, handFew, ends], "alone", []],
  ["suspected", [["attempts", 5], hand, ends], "suspected", []],
  ["suspected", [hand, ["ticks", 13], ends], "none", []],
  ["suspected", [hand, ["ends", false]], "suspected", []],
  ["suspected", [ends], "suspected", []],
  ["suspected", [reach], "suspected", ["reach all"]],
  ["suspected", [hand, ["confirm", 2000], reach], "none", ["reach all"]],
  ["suspected", [["overflow", 2000], reach], "none", ["reach all"]],

  ["parted", [reach], "parted", ["reach 1600"]],
  ["parted", [["hand", 1600], ends], "alone", []],
  ["parted", [["hand", 1700], ends], "parted", []],
  ["parted", [["hand", 1600], ["confirm", 1600], reach], "parted", ["reach 400"]],
  ["parted", [["hand", 1600], ["confirm", 100], reach], "parted", ["reach 1600"]],
  ["parted", [["ticks", 3], reach], "parted", ["reach 1600"]],
  ["parted", [["ticks", 4], reach], "parted", ["reach 2000"]],
  ["parted", [["ticks", 1000000], reach], "parted", ["reach 2000"]],
  ["parted", [["hand", 1600], ["ticks", 13], ends, reach], "none", ["reach all"]],
  ["parted", [["hand", 1600], ["ends", false], reach], "parted", ["reach 1600"]],
  ["parted", [ends, reach], "parted", ["reach 1600"]],
  ["parted", [["queue", 800], reach], "parted", ["reach 800"]],
  ["parted", [["confirm", 2000], reach], "none", ["reach all"]],
  ["parted", [["overflow", 2000], reach], "none", ["reach all"]],

  ["alone", [reach], "alone", ["reach 0"]],
  ["alone", [["ticks", 1], reach], "alone", ["reach 0"]],
  ["alone", [stands, reach], "alone", ["reach 100"]],
  ["alone", [...out, ends], "none", ["drop"]],
  ["alone", [...out, ["ticks", 1], ends], "none", ["drop"]],
  ["alone", [...out, ["ticks", 2], ends], "none", []],
  ["alone", [...out, ["ends", false]], "alone", []],
  ["alone", [...out, ["confirm", 100], reach], "alone", ["reach 100"]],
  ["alone", [...out, ["confirm", 100], ["hand", 100], ["confirm", 100], ["hand", 100], ends], "none", ["drop"]],
  ["alone", [...out, ["confirm", 300], reach], "none", ["reach all"]],
  ["alone", [["ticks", 1], ends], "none", []],
];

describeTable({
  file: "link/refusals.ts",
  type: "Suspicion",
  besides: ["suspected → none", "parted → none"],
  driven: () => driven,
  ways,
  rows,
  shown: (effect) => (effect.startsWith("confirm") ? undefined : effect),
});

it("only what was in flight on each of the links is suspect", async () => {
  const done = await driven.run([hand, ends, ["hand", 7000], ends, reach, ["hand", 7000], ["confirm", 7000], reach]);
  expect(done.flatMap(({ effects }) => effects)).toEqual(["reach 1600", "confirm 7000", "reach all"]);
});

it.each([0, 1, 4, 12])(
  "a suspect waits until a link has stood longer than the one that lasted %i ticks",
  async (ticks) => {
    const wait: Operation = ["ticks", ticks + 1];
    const early = await driven.run([...lasted(ticks), wait, reach]);
    expect(early.at(-1)).toEqual({ state: "alone", effects: ["reach 0"] });
    const guilty = await driven.run([...lasted(ticks), wait, ["ticks", 1], reach, ["hand", 100], wait, ends]);
    expect(guilty.slice(-4).flatMap(({ effects }) => effects)).toEqual(["reach 100", "drop"]);
    const innocent = await driven.run([...lasted(ticks), wait, ["ticks", 1], ["hand", 100], wait, ["ticks", 1], ends]);
    expect(innocent.at(-1)).toEqual({ state: "none", effects: [] });
  },
);

describe("on a rough network", () => {
  const spared: Operation[] = [...rough, ...suspected, ...alone, ...out, ends];

  it("suspects go out together once more", async () => {
    expect((await driven.run([...rough, ...suspected, hand, ends])).at(-1)?.state).toBe("suspected");
    expect((await driven.run([...rough, ...suspected, hand, ends, hand, ends])).at(-1)?.state).toBe("parted");
  });

  it("a frame goes out alone twice before it is dropped", async () => {
    expect((await driven.run(spared)).at(-1)).toEqual({ state: "alone", effects: [] });
    expect((await driven.run([...spared, ...out, ends])).at(-1)).toEqual({ state: "none", effects: ["drop"] });
  });

  it("a frame that was spared may prove innocent, and the next one is spared too", async () => {
    const next: Operation[] = [...spared, ...out, ["confirm", 100], ["hand", 100], ends];
    expect((await driven.run(next)).at(-1)).toEqual({ state: "alone", effects: [] });
    expect((await driven.run([...next, ...out, ends])).at(-1)).toEqual({ state: "none", effects: ["drop"] });
  });
});

it("the network is rough until a link has stood for five minutes", async () => {
  const calm: Operation[] = [["ticks", 60], ends];
  const done = await driven.run([...rough, ...calm, ...alone, ...out, ends]);
  expect(done.at(-1)).toEqual({ state: "none", effects: ["drop"] });
});

it.each([
  [3, 16, 3, 0],
  [3, 256, 3, 0],
  [3, 4096, 4, 0],
  [4, 256, 4, 0],
  [7, 256, 7, 0],
  // Each part took 10 seconds, so parts have grown.
  [3, 32, 3, 2],
  [3, 256, 4, 2],
  [2, 16, 2, 0],
  [2, 256, 3, 0],
])(
  "with %i attempts and %i frames in flight, a server that ends links at one gets it %i times",
  async (attempts, count, times, partTicks) => {
    const bad = Math.floor(0.7 * count);
    const operations: Operation[] = [["attempts", attempts]];
    let [first, end, sent] = [0, count, 0];
    for (;;) {
      const done = await driven.run([...operations, reach]);
      const said = done.at(-1)?.effects.at(-1) ?? "";
      if (said === "reach 0") {
        operations.push(stands);
        continue;
      }
      const frames = said === "reach all" ? end - first : Number(/reach (\d+)/.exec(said)?.[1]) / 100;
      operations.push(reach, ["hand", 100 * frames]);
      if (bad >= first + frames) {
        operations.push(["confirm", 100 * frames], ["ticks", partTicks]);
        first += frames;
        continue;
      }
      sent++;
      operations.push(ends);
      end = first + frames;
      if (frames === 1) {
        break;
      }
    }
    const done = await driven.run(operations);
    expect(sent).toBe(times);
    expect(done.at(-1)).toEqual({ state: "none", effects: ["drop"] });
  },
);
