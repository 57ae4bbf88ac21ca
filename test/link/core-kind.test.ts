import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectDirectory } from "../helpers/child.ts";
import { Driven, type Operation } from "../helpers/driven.ts";

/** src/link/core-kind.ts, row by row: what is known of the core, each event, what follows. */

let driven: Driven;

beforeAll(async () => {
  driven = await Driven.build({
    file: "link/core-kind.ts",
    peek: "coreKind",
    fakes: {},
    imports: 'let date = "";',
    operations: `{
      date: (text: string) => {
        date = text;
        const real = rtos;
        (_G as unknown as { rtos: object }).rtos = setmetatable({ buildDate: () => date }, { __index: real });
        subject.readBuildDate();
      },
      link: () => subject.kindOnNewLink(),
      returned: (result: boolean) => { const judged = subject.judgeSend(result); effects.push(judged); },
      sent: () => { const fine = subject.kindOnArrival(true); effects.push(fine ? "fine" : "new link"); },
      answer: () => { const fine = subject.kindOnArrival(false); effects.push(fine ? "fine" : "new link"); },
      received: () => subject.kindOnReceived(),
      steps: (count: number) => { for (let step = 0; step < count; step++) { subject.learnStep(); } },
      vain: () => subject.kindOnVainLink(),
      vainPath: () => subject.kindOnVainPath(),
    }`,
  });
});

afterAll(() => driven.dispose());

const yes: Operation = ["returned", true];
const no: Operation = ["returned", false];
const sent: Operation = ["sent"];
const answer: Operation = ["answer"];

const ways: Record<string, Operation[]> = {
  unknown: [["link"]],
  "plain-assumed": [["link"], yes],
  plain: [["link"], yes, answer],
  telling: [["link"], yes, sent],
  silent: [["link"], yes, ["vain"], ["vain"]],
  "inverted-assumed": [["link"], no, ["received"], ["steps", 22]],
  inverted: [["link"], no, sent],
};

type Row = [from: string, event: Operation, to: string, effect?: string];

const rows: Row[] = [
  ["unknown", yes, "plain-assumed", "taken"],
  ["unknown", no, "unknown", "taken"],
  ["unknown", ["received"], "unknown"],
  ["unknown", ["vain"], "unknown"],
  ["unknown", ["steps", 22], "unknown"],
  ["unknown", ["vainPath"], "unknown"],

  ["plain-assumed", yes, "plain-assumed", "taken"],
  ["plain-assumed", no, "unknown", "wrong"],
  ["plain-assumed", sent, "telling", "fine"],
  ["plain-assumed", answer, "plain", "fine"],
  ["plain-assumed", ["vain"], "plain-assumed"],
  ["plain-assumed", ["vainPath"], "silent"],

  ["plain", yes, "plain", "taken"],
  ["plain", no, "plain", "refused"],
  ["plain", sent, "telling", "fine"],
  ["plain", answer, "plain", "fine"],
  ["plain", ["vain"], "plain"],
  ["plain", ["vainPath"], "silent"],

  ["telling", yes, "telling", "taken"],
  ["telling", no, "telling", "refused"],
  ["telling", sent, "telling", "fine"],
  ["telling", answer, "telling", "fine"],
  ["telling", ["vain"], "telling"],

  ["silent", yes, "silent", "taken"],
  ["silent", no, "silent", "refused"],
  ["silent", sent, "telling", "fine"],

  ["inverted-assumed", no, "inverted-assumed", "taken"],
  ["inverted-assumed", yes, "unknown", "wrong"],
  ["inverted-assumed", sent, "inverted", "fine"],
  ["inverted-assumed", answer, "inverted", "fine"],

  ["inverted", no, "inverted", "taken"],
  ["inverted", yes, "inverted", "refused"],
  ["inverted", sent, "inverted", "fine"],
  ["inverted", answer, "inverted", "fine"],
  ["inverted", ["vain"], "inverted"],
];

describe("the table", () => {
  it.each(rows)("%s, %j → %s", async (from, event, to, effect) => {
    const done = await driven.run([...(ways[from] as Operation[]), event]);
    expect(done.at(-2)?.state).toBe(from);
    expect(done.at(-1)).toEqual({ state: to, effects: effect === undefined ? [] : [effect] });
  });

  it("names each kind of the source, and no other", () => {
    const source = readFileSync(path.join(projectDirectory, "src/link/core-kind.ts"), "utf8");
    const type = /type CoreKind =([^;]*);/.exec(source)?.[1] ?? "";
    const kinds = [...type.matchAll(/"([^"]+)"/g)].map(([, name]) => name as string);
    const header = source.slice(0, source.indexOf("*/"));
    expect(Object.keys(ways).sort()).toEqual([...kinds].sort());
    for (const kind of kinds) {
      expect(header).toMatch(new RegExp(`^ \\*     ${kind} `, "m"));
    }
  });
});

describe("what send() says on one link", () => {
  const last = async (...operations: Operation[]) => (await driven.run([["link"], ...operations])).at(-1);

  it("both, and then a sent: nobody knows which of them it was", async () => {
    expect(await last(no, yes, sent)).toEqual({ state: "unknown", effects: ["new link"] });
    // Until that link has ended, nothing more is learnt of it.
    expect(await last(no, yes, sent, answer)).toEqual({ state: "unknown", effects: ["new link"] });
    expect(await last(no, yes, sent, sent)).toEqual({ state: "unknown", effects: ["new link"] });
  });

  it("says nothing of the next link", async () => {
    expect(await last(no, yes, ["link"], yes, sent)).toEqual({ state: "telling", effects: ["fine"] });
  });
});

describe("the day on which the core was built", () => {
  it.each([
    ["Apr 18 2024", "inverted", "inverted"],
    ["Aug  6 2025", "inverted", "inverted"],
    ["Aug  7 2025", "unknown", "silent"],
    ["Dec 21 2025", "unknown", "silent"],
    ["Dec 22 2025", "unknown", "plain-assumed"],
    ["Jan  3 2026", "unknown", "plain-assumed"],
    ["no date", "unknown", "plain-assumed"],
  ])("%s: %s, and after a first true %s", async (date, atBoot, afterTrue) => {
    const done = await driven.run([["date", date], ["link"], yes]);
    expect([done[0]?.state, done[2]?.state]).toEqual([atBoot, afterTrue]);
  });

  it("leaves a new core with the oldest component to be learnt", async () => {
    expect((await driven.run([["date", "Sep  1 2025"], ["link"], no, sent])).at(-1)?.state).toBe("inverted");
  });
});
