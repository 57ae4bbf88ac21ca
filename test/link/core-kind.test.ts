import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Driven, type Operation, statesOf } from "../helpers/driven.ts";

/**
 * src/link/core-kind.ts, row by row: what is known of the core, each event, what follows. A state is "success,
 * saysSent".
 */

let driven: Driven;

beforeAll(async () => {
  driven = await Driven.build({
    file: "link/core-kind.ts",
    peek: 'success + ", " + saysSent',
    fakes: {},
    imports: 'import { lastRestart } from "./device/store"; let date = ""; let hasReceived = false;',
    operations: `{
      date: (text: string) => {
        date = text;
        const real = rtos;
        (_G as unknown as { rtos: object }).rtos = setmetatable({ buildDate: () => date }, { __index: real });
        subject.readBuildDate();
      },
      restarted: (reason: string | undefined) => { lastRestart.reason = reason; },
      link: () => { hasReceived = false; subject.learnFromNewLink(); },
      returned: (result: boolean) => { const judged = subject.judgeSend(result); effects.push(judged); },
      sent: () => { const fine = subject.learnFromArrival(true); effects.push(fine ? "fine" : "new link"); },
      answer: () => { const fine = subject.learnFromArrival(false); effects.push(fine ? "fine" : "new link"); },
      received: () => { hasReceived = true; },
      steps: (count: number) => { for (let step = 0; step < count; step++) { subject.learnStep(230, hasReceived); } },
      vain: () => subject.learnFromUnconfirmedLink(),
    }`,
  });
});

afterAll(() => driven.dispose());

const yes: Operation = ["returned", true];
const no: Operation = ["returned", false];
const sent: Operation = ["sent"];
const answer: Operation = ["answer"];

const fault = "the core takes no frame";

const newDay: Operation = ["date", "Mar  1 2026"];
const middleDay: Operation = ["date", "Nov 11 2025"];

const ways: Record<string, Operation[]> = {
  "unknown, perhaps": [["link"]],
  "true-assumed, perhaps": [["link"], yes],
  "true, perhaps": [["link"], yes, answer],
  "true, yes": [["link"], yes, sent],
  "true-assumed, never": [["link"], yes, ["vain"], ["vain"]],
  "true, never": [["link"], yes, answer, ["vain"], ["vain"]],
  "false-assumed, perhaps": [["restarted", fault], ["link"], no, ["received"], ["steps", 22]],
  "false, yes": [["link"], no, sent],
};

type Row = [from: string | Operation[], event: Operation, to: string, effect?: string];

const rows: Row[] = [
  ["unknown, perhaps", yes, "true-assumed, perhaps", "taken"],
  ["unknown, perhaps", no, "unknown, perhaps", "taken"],
  ["unknown, perhaps", ["received"], "unknown, perhaps"],
  ["unknown, perhaps", ["vain"], "unknown, perhaps"],
  ["unknown, perhaps", ["steps", 22], "unknown, perhaps"],
  [[["link"], no, ["received"]], ["steps", 1000], "unknown, perhaps"],
  [[["restarted", "another fault"], ["link"], no, ["received"]], ["steps", 1000], "unknown, perhaps"],
  [[["restarted", fault], ["link"], no], ["steps", 1000], "unknown, perhaps"],
  [[["restarted", fault], ["link"], ["received"]], ["steps", 1000], "unknown, perhaps"],
  [[["restarted", fault], ["link"], no, ["received"]], ["steps", 21], "unknown, perhaps"],
  [[["restarted", fault], ["link"], no, ["received"]], ["steps", 22], "false-assumed, perhaps"],
  [[["link"], no], answer, "false, yes", "fine"],

  ["true-assumed, perhaps", yes, "true-assumed, perhaps", "taken"],
  ["true-assumed, perhaps", no, "unknown, perhaps", "wrong"],
  ["true-assumed, perhaps", sent, "true, yes", "fine"],
  ["true-assumed, perhaps", answer, "true, perhaps", "fine"],
  ["true-assumed, perhaps", ["vain"], "true-assumed, perhaps"],
  [[newDay, ["link"], yes], answer, "true, perhaps", "fine"],
  [[middleDay, ["link"]], yes, "true-assumed, never", "taken"],

  ["true-assumed, never", yes, "true-assumed, never", "taken"],
  // Nothing but a guess said so far that it is silent, and what true means.
  ["true-assumed, never", no, "unknown, perhaps", "wrong"],
  ["true-assumed, never", sent, "true, yes", "fine"],
  ["true-assumed, never", answer, "true, never", "fine"],
  // By the core's date, true means success. But when "sent" comes, the component is old.
  [[middleDay, ["link"], yes], no, "true-assumed, never", "refused"],
  [[middleDay, ["link"], yes, no], sent, "unknown, perhaps", "new link"],
  [[middleDay, ["link"], yes, ["link"], no], sent, "false, yes", "fine"],

  ["true, perhaps", yes, "true, perhaps", "taken"],
  ["true, perhaps", no, "true, perhaps", "refused"],
  ["true, perhaps", sent, "true, yes", "fine"],
  ["true, perhaps", answer, "true, perhaps", "fine"],
  ["true, perhaps", ["vain"], "true, perhaps"],

  ["true, yes", yes, "true, yes", "taken"],
  ["true, yes", no, "true, yes", "refused"],
  ["true, yes", sent, "true, yes", "fine"],
  ["true, yes", answer, "true, yes", "fine"],

  ["true, never", yes, "true, never", "taken"],
  ["true, never", no, "true, never", "refused"],
  ["true, never", sent, "true, yes", "fine"],

  ["false-assumed, perhaps", no, "false-assumed, perhaps", "taken"],
  ["false-assumed, perhaps", yes, "unknown, perhaps", "wrong"],
  ["false-assumed, perhaps", sent, "false, yes", "fine"],
  ["false-assumed, perhaps", answer, "false, yes", "fine"],

  ["false, yes", no, "false, yes", "taken"],
  ["false, yes", yes, "false, yes", "refused"],
  ["false, yes", sent, "false, yes", "fine"],
  ["false, yes", answer, "false, yes", "fine"],
];

describe("the table", () => {
  it.each(rows)("%s, %j → %s", async (from, event, to, effect) => {
    const way = typeof from === "string" ? (ways[from] as Operation[]) : from;
    const done = await driven.run([...way, event]);
    if (typeof from === "string") {
      expect(done.at(-2)?.state).toBe(from);
    }
    expect(done.at(-1)).toEqual({ state: to, effects: effect === undefined ? [] : [effect] });
  });

  it("begins at each state of the source, and at no other", () => {
    const begun = (part: 0 | 1) => new Set(Object.keys(ways).map((way) => way.split(", ")[part]));
    expect(begun(0)).toEqual(new Set(statesOf("link/core-kind.ts", "Success")));
    expect(begun(1)).toEqual(new Set(statesOf("link/core-kind.ts", "SaysSent")));
  });
});

describe("what send() says on one link", () => {
  const last = async (...operations: Operation[]) => (await driven.run([["link"], ...operations])).at(-1);

  it("both, and then a sent: it is unknown which of the two it was for", async () => {
    expect(await last(no, yes, sent)).toEqual({ state: "unknown, perhaps", effects: ["new link"] });
    // Until that link has ended, nothing more is learnt of it.
    expect(await last(no, yes, sent, answer)).toEqual({ state: "unknown, perhaps", effects: ["new link"] });
    expect(await last(no, yes, sent, sent)).toEqual({ state: "unknown, perhaps", effects: ["new link"] });
  });

  it("says nothing of the next link", async () => {
    expect(await last(no, yes, ["link"], yes, sent)).toEqual({ state: "true, yes", effects: ["fine"] });
  });
});

describe("the day on which the core was built", () => {
  it.each([
    ["Apr 18 2024", "false, yes", "false, yes"],
    ["Aug  6 2025", "false, yes", "false, yes"],
    ["Aug  7 2025", "unknown, perhaps", "true-assumed, never"],
    ["Dec 21 2025", "unknown, perhaps", "true-assumed, never"],
    ["Dec 22 2025", "unknown, perhaps", "true-assumed, perhaps"],
    ["Jan  3 2026", "unknown, perhaps", "true-assumed, perhaps"],
    ["no date", "unknown, perhaps", "true-assumed, perhaps"],
  ])("%s: %s, and after a first true %s", async (date, atBoot, afterTrue) => {
    const done = await driven.run([["date", date], ["link"], yes]);
    expect([done[0]?.state, done[2]?.state]).toEqual([atBoot, afterTrue]);
  });

  it("leaves a new core with the oldest component to be learnt", async () => {
    expect((await driven.run([["date", "Sep  1 2025"], ["link"], no, sent])).at(-1)?.state).toBe("false, yes");
  });
});
