import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectDirectory } from "../helpers/child.ts";
import { Driven, fakeOutbox, type Operation } from "../helpers/driven.ts";

/** src/link/core-kind.ts, row by row: what is known of the core, each event, what follows. */

let driven: Driven;

beforeAll(async () => {
  driven = await Driven.build({
    file: "link/core-kind.ts",
    peek: "coreKind",
    fakes: { "up/outbox.ts": fakeOutbox },
    imports: 'import { held } from "./up/outbox";\nlet date = "";',
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
      error: () => subject.kindOnError(),
      received: () => subject.kindOnReceived(),
      steps: (count: number) => {
        let last: boolean | "wrong" = false;
        for (let step = 0; step < count; step++) { last = subject.learnStep(); }
        effects.push(last === "wrong" ? "new link" : last ? "probe" : "–");
      },
      vain: () => subject.kindOnVainLink(),
      flight: (bytes: number) => { held.inFlight = bytes; },
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
  plain: [["link"], ["error"]],
  telling: [["link"], yes, sent],
  silent: [["link"], ["error"], ["vain"], ["vain"]],
  "inverted-assumed": [["link"], no, ["received"], ["steps", 22]],
  inverted: [["link"], no, sent],
};

type Row = [from: string, event: Operation, to: string, effect?: string];

const rows: Row[] = [
  ["unknown", yes, "plain-assumed", "taken"],
  ["unknown", no, "unknown", "taken"],
  ["unknown", ["error"], "plain"],
  ["unknown", ["received"], "unknown"],
  ["unknown", ["vain"], "unknown"],
  ["unknown", ["steps", 1], "unknown", "probe"],

  ["plain-assumed", yes, "plain-assumed", "taken"],
  ["plain-assumed", no, "unknown", "wrong"],
  ["plain-assumed", sent, "telling", "fine"],
  ["plain-assumed", answer, "plain", "fine"],
  ["plain-assumed", ["error"], "plain"],
  ["plain-assumed", ["vain"], "plain-assumed"],
  ["plain-assumed", ["steps", 7], "plain-assumed", "–"],
  ["plain-assumed", ["steps", 8], "plain-assumed", "probe"],

  ["plain", yes, "plain", "taken"],
  ["plain", no, "plain", "refused"],
  ["plain", sent, "telling", "fine"],
  ["plain", answer, "plain", "fine"],
  ["plain", ["vain"], "plain"],

  ["telling", yes, "telling", "taken"],
  ["telling", no, "telling", "refused"],
  ["telling", sent, "telling", "fine"],
  ["telling", answer, "telling", "fine"],
  ["telling", ["error"], "telling"],
  ["telling", ["vain"], "telling"],

  ["silent", yes, "silent", "taken"],
  ["silent", no, "silent", "refused"],
  ["silent", sent, "telling", "fine"],
  ["silent", ["error"], "silent"],

  ["inverted-assumed", no, "inverted-assumed", "taken"],
  ["inverted-assumed", yes, "unknown", "wrong"],
  ["inverted-assumed", sent, "inverted", "fine"],
  ["inverted-assumed", answer, "inverted", "fine"],
  ["inverted-assumed", ["error"], "plain"],

  ["inverted", no, "inverted", "taken"],
  ["inverted", yes, "inverted", "refused"],
  ["inverted", sent, "inverted", "fine"],
  ["inverted", answer, "inverted", "fine"],
  ["inverted", ["error"], "inverted"],
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

  it("false, and then true for so long that a sent for the false ones would have come: they were failures", async () => {
    expect(await last(no, yes, ["steps", 3])).toEqual({ state: "plain-assumed", effects: ["probe"] });
    expect(await last(no, yes, ["steps", 3], sent)).toEqual({ state: "telling", effects: ["fine"] });
    // What was handed over with false was not sent.
    expect(await last(no, ["flight", 100], yes, ["steps", 3])).toMatchObject({ effects: ["new link"] });
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
