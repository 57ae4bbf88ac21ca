import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Driven, fakeOutbox, type Operation } from "../helpers/driven.ts";

/** src/link/refusals.ts, row by row: each state, each event, what follows. `outbox.attempts` is 3, and a frame takes 100 bytes. */

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
        "export const config: { outbox: { attempts: number }; counters?: object; control?: object } = { outbox: { attempts: 3 } };",
      "link/transmit.ts": "export const link = { ticks: 0, dataTick: 0 };",
    },
    imports: `
      import { link } from "./link/transmit";
      import { confirmBefore, dropAtFront, endFlightForTest, front, handOver, queueEnd, setQueueEnd } from "./up/outbox";`,
    operations: `{
      hand: (bytes: number) => { handOver(bytes); link.dataTick = link.ticks; },
      confirm: (bytes: number) => confirmBefore(front + bytes),
      overflow: (bytes: number) => dropAtFront(bytes),
      queue: (place: number) => setQueueEnd(place),
      ticks: (count: number) => { link.ticks += count; },
      reach: () => {
        const reach = subject.suspectReach();
        const isLimited = subject.suspicion === "searching" || subject.suspicion === "alone";
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

const hand: Operation = ["hand", 3200];
const ends: Operation = ["ends", true];
const reach: Operation = ["reach"];
const stands: Operation = ["ticks", 2];

const suspected: Operation[] = [hand, ends];
const searching: Operation[] = [...suspected, hand, ends];
/** Three frames are left. */
const alone: Operation[] = [...suspected, ["hand", 300], ends, reach];

const ways: Record<string, Operation[]> = { none: [reach], suspected, searching, alone };
const out: Operation[] = [stands, ["hand", 100]];

type Row = [from: string, events: Operation[], to: string, effects: string[]];

const rows: Row[] = [
  ["none", [hand, ends], "suspected", []],
  ["none", [hand, ["ticks", 2], ends], "suspected", []],
  ["none", [hand, ["ticks", 3], ends], "none", []],
  ["none", [ends], "none", []],
  ["none", [hand, ["ends", false]], "none", []],
  ["none", [["ticks", -1], ends], "none", []],
  ["none", [reach], "none", ["reach all"]],

  ["suspected", [hand, ends], "searching", []],
  ["suspected", [hand, ["ticks", 3], ends], "suspected", []],
  ["suspected", [hand, ["ends", false]], "suspected", []],
  ["suspected", [ends], "suspected", []],
  ["suspected", [reach], "suspected", ["reach all"]],
  ["suspected", [hand, ["confirm", 3200], reach], "none", ["reach all"]],
  ["suspected", [["overflow", 3200], reach], "none", ["reach all"]],

  ["searching", [reach], "searching", ["reach 1600"]],
  ["searching", [["hand", 1600], ends, reach], "searching", ["reach 800"]],
  ["searching", [["hand", 1600], ["confirm", 1600], reach], "searching", ["reach 800"]],
  ["searching", [["hand", 1600], ["confirm", 100], reach], "searching", ["reach 1500"]],
  ["searching", [["hand", 1600], ["ticks", 3], ends, reach], "searching", ["reach 1600"]],
  ["searching", [["hand", 1600], ["ends", false], reach], "searching", ["reach 1600"]],
  ["searching", [["queue", 1200], reach], "searching", ["reach 600"]],
  ["searching", [["hand", 900], ends, reach], "searching", ["reach 400"]],
  ["searching", [["hand", 800], ends, reach], "alone", ["reach 0"]],
  ["searching", [["confirm", 2400], stands, reach], "alone", ["reach 100"]],
  ["searching", [["confirm", 3200], reach], "none", ["reach all"]],
  ["searching", [["overflow", 3200], reach], "none", ["reach all"]],

  ["alone", [["ticks", 1], reach], "alone", ["reach 0"]],
  ["alone", [stands, reach], "alone", ["reach 100"]],
  ["alone", [...out, ends], "none", ["drop"]],
  ["alone", [...out, ["ticks", 2], ends], "none", ["drop"]],
  ["alone", [...out, ["ticks", 3], ends], "none", []],
  ["alone", [...out, ["ends", false]], "alone", []],
  ["alone", [...out, ["confirm", 100], reach], "alone", ["reach 100"]],
  ["alone", [...out, ["confirm", 100], ["hand", 100], ["confirm", 100], ["hand", 100], ends], "none", ["drop"]],
  ["alone", [...out, ["confirm", 300], reach], "none", ["reach all"]],
  ["alone", [["ticks", 1], ends], "none", []],
  ["alone", [["ticks", -1], ends], "alone", []],
];

describe("the table", () => {
  it.each(rows)("%s, %j → %s", async (from, events, to, effects) => {
    const way = ways[from] as Operation[];
    const done = await driven.run([...way, ...events]);
    expect(done[way.length - 1]?.state).toBe(from);
    const after = done
      .slice(way.length)
      .flatMap((each) => each.effects.filter((effect) => !effect.startsWith("confirm")));
    expect({ state: done.at(-1)?.state, effects: after }).toEqual({ state: to, effects });
  });
});

it("only what was in flight on each of the links is suspect", async () => {
  const done = await driven.run([hand, ends, ["hand", 1000], ends, reach, ["hand", 1000], ["confirm", 1000], reach]);
  expect(done.flatMap(({ effects }) => effects)).toEqual(["reach 500", "confirm 1000", "reach all"]);
});

it.each([0, 1, 511, 700, 1023])("of 1024 frames the one with index %i is found after seven steps", async (bad) => {
  const all: Operation = ["hand", 102400];
  const operations: Operation[] = [all, ends, all, ends];
  let [first, end] = [0, 1024];
  for (let step = 0; step < 7; step++) {
    const half = (end - first) / 2;
    const isInFlight = bad < first + half;
    operations.push(["hand", 100 * half], isInFlight ? ends : ["confirm", 100 * half], reach);
    [first, end] = isInFlight ? [first, first + half] : [first + half, end];
  }
  operations.push(stands);
  for (let good = first; good < bad; good++) {
    operations.push(["hand", 100], ["confirm", 100], reach);
  }
  const done = await driven.run([...operations, ["hand", 100], ends]);
  expect(done.slice(-(operations.length - 4 - 21) - 1, -1).map(({ state }) => state)).not.toContain("searching");
  expect(done.at(-1)).toEqual({ state: "none", effects: ["drop"] });
});
