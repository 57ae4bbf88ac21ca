import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Driven, fakeOutbox, type Operation } from "../helpers/driven.ts";

/** src/link/refusals.ts, row by row: each state, each event, what follows. `outbox.attempts` is 3. */

let driven: Driven;

beforeAll(async () => {
  driven = await Driven.build({
    file: "link/refusals.ts",
    fakes: {
      "up/outbox.ts": fakeOutbox,
      "config.ts":
        "export const config: { outbox: { attempts: number }; counters?: object; control?: object } = { outbox: { attempts: 3 } };",
      "link/transmit.ts": "export const link = { ticks: 0 };",
    },
    imports: `
      import { link } from "./link/transmit";
      import { confirmBefore, dropAtFront, endFlightForTest, front, handOver } from "./up/outbox";`,
    operations: `{
      hand: (bytes: number) => handOver(bytes),
      confirm: (bytes: number) => confirmBefore(front + bytes),
      overflow: (bytes: number) => dropAtFront(bytes),
      alone: () => subject.wentAlone(),
      ticks: (count: number) => { link.ticks += count; },
      next: () => { const isSuspect = subject.isNextSuspect(); effects.push(isSuspect ? "alone" : "any"); },
      ends: (byItself: boolean) => {
        const isRefused = subject.linkEndsWithFlight(byItself);
        endFlightForTest();
        link.ticks = 0;
        if (isRefused) {
          subject.dropSuspect();
        }
      },
    }`,
  });
});

afterAll(() => driven.dispose());

const hand: Operation = ["hand", 300];
const ends: Operation = ["ends", true];
const next: Operation = ["next"];

const ways: Record<string, Operation[]> = {
  none: [next],
  suspected: [hand, ends],
  careful: [hand, ends, hand, ends],
};
const alone: Operation[] = [next, ["hand", 100], ["alone"]];

type Row = [from: string, events: Operation[], to: string, effects: string[]];

const rows: Row[] = [
  ["none", [hand, ends], "suspected", []],
  ["none", [ends], "none", []],
  ["none", [hand, ["ends", false]], "none", []],
  ["none", [next], "none", ["any"]],

  ["suspected", [hand, ends], "careful", []],
  ["suspected", [hand, ["ends", false]], "suspected", []],
  ["suspected", [ends], "suspected", []],
  ["suspected", [next], "suspected", ["any"]],
  ["suspected", [hand, ["confirm", 300], next], "none", ["any"]],
  ["suspected", [["overflow", 300], next], "none", ["any"]],

  ["careful", [next], "careful", ["alone"]],
  ["careful", [...alone, ends], "careful", ["drop"]],
  ["careful", [...alone, ["ticks", 2], ends], "careful", ["drop"]],
  ["careful", [...alone, ["ticks", 3], ends], "careful", []],
  ["careful", [...alone, ["ends", false]], "careful", []],
  ["careful", [...alone, ["confirm", 100], next], "careful", ["alone"]],
  ["careful", [hand, ["confirm", 300], next], "none", ["any"]],
];

describe("the table", () => {
  it.each(rows)("%s, %j → %s", async (from, events, to, effects) => {
    const way = ways[from] as Operation[];
    const done = await driven.run([...way, ...events]);
    expect(done[way.length - 1]?.state).toBe(from);
    expect(done.at(-1)).toEqual({ state: to, effects });
  });
});

it("only what was in flight on each of the links is suspect", async () => {
  const done = await driven.run([["hand", 900], ends, hand, ends, next, hand, ["confirm", 300], next]);
  expect(done.at(-1)).toEqual({ state: "none", effects: ["any"] });
});

it("all suspects go alone until each was confirmed or dropped", async () => {
  const dropped = [...alone, ends];
  const done = await driven.run([...(ways.careful as Operation[]), ...dropped, ...dropped, ...dropped, next]);
  expect(done.at(-1)).toEqual({ state: "none", effects: ["any"] });
  expect(done.flatMap(({ effects }) => effects).filter((effect) => effect === "drop")).toHaveLength(3);
});
