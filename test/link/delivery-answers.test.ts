import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aroundPolicy, Driven, type Operation, statesOf, statesOfTable } from "../helpers/driven.ts";
import { expectSteps } from "../helpers/machine-table.ts";

/** src/link/delivery-answers.ts, row by row: each state, each event, what follows. */

let driven: Driven;

beforeAll(async () => {
  driven = await Driven.build({
    file: "link/delivery-answers.ts",
    fakes: {
      ...aroundPolicy(),
      "link/core-kind.ts": `
        export const fine = { yes: true };
        export function learnFromArrival(_isSent: boolean): boolean { return fine.yes; }`,
    },
    imports: `
      import { callbacks } from "./device/timer";
      import { fine } from "./link/core-kind";
      import { link } from "./link/transmit";
      import { handOver } from "./up/outbox";`,
    operations: `{
      noteLog: () => {
        const warn = (_tag: string, text: string): void => { effects.push("warns: " + text); };
        (_G as unknown as { log: object }).log = { warn };
      },
      start: () => subject.startAnswers(() => { effects.push("pump"); }),
      hand: (bytes: number) => { handOver(bytes); subject.answers.handedOver(); },
      probed: () => subject.answers.probed?.(),
      sent: () => subject.answers.sent(),
      received: (bytes: number) => subject.answers.received(bytes),
      steps: (count: number) => { for (let step = 0; step < count; step++) { callbacks[0]!(); } },
      tick: () => { const verdict = subject.answers.tick() ?? "fine"; effects.push(verdict); },
      reach: () => { const bytes = subject.answers.reach(); effects.push("reach " + bytes); },
      probes: (taken: boolean) => { link.takesProbes = taken; },
      contradicts: () => { fine.yes = false; },
      reset: () => subject.answers.reset(),
    }`,
  });
});

afterAll(() => driven.dispose());

const start: Operation = ["start"];
const data: Operation = ["hand", 1000];
const answer: Operation = ["received", 0];
const steps = (count: number): Operation => ["steps", count];

// One answer is late, and six more empty frames go out.
const late: Operation[] = [start, data, steps(11)];
const proving: Operation[] = [...late, data];
const collecting: Operation[] = [...proving, answer, answer];
const draining: Operation[] = [...proving, steps(301)];
const answerTimes = (count: number): Operation[] => Array(count).fill(answer);

const ways: Record<string, Operation[]> = {
  clear: [start],
  flowing: [start, data],
  "flowing, the core takes no empty frame": [start, data, ["probes", false]],
  proving,
  "proving, the answer that was due has come": [...proving, answer],
  collecting,
  "collecting, with nothing in flight": [...late, answer, answer],
  "collecting, with nothing in flight, all but one answered": [...late, ...answerTimes(6)],
  "testing, with nothing in flight, one answer": [...late, answer, answer, steps(11), answer],
  testing: [...collecting, steps(11)],
  "testing, twice": [...collecting, steps(22)],
  "testing, one answer": [...collecting, steps(11), answer],
  "testing, two answers": [...collecting, steps(11), answer, answer],
  "collecting, all but one answered": [...collecting, ...answerTimes(4)],
  "collecting, where a test was answered before": [
    ...[...collecting, steps(11), answer, steps(11)],
    ...[steps(11), data, answer, answer, answer],
  ],
  draining,
  "draining, one answer has come": [...draining, answer],
  "draining, all but one answered": [...draining, ...answerTimes(7)],
  "draining, one frame is in flight": [...late, steps(301)],
};

type Row = [from: string, event: Operation, to: string, effects: string[]];

const rows: Row[] = [
  ["clear", data, "flowing", ["timer 1: 100", "probe"]],
  ["clear", ["probed"], "clear", []],
  ["clear", answer, "clear", []],
  ["clear", ["received", 4], "clear", []],
  ["clear", ["sent"], "clear", []],
  ["clear", steps(1), "clear", []],

  ["flowing", answer, "clear", ["confirm 1000", "pump"]],
  ["flowing", ["received", 4], "flowing", []],
  ["flowing", ["sent"], "flowing", []],
  ["flowing", data, "flowing", []],
  ["flowing", ["hand", 4096], "flowing", ["probe"]],
  ["flowing", steps(10), "flowing", []],
  ["flowing", steps(11), "proving", Array<string>(6).fill("probe")],
  ["flowing, the core takes no empty frame", steps(10), "flowing", []],
  ["flowing, the core takes no empty frame", steps(11), "draining", []],

  ["proving", answer, "proving", ["confirm 1000", "pump"]],
  ["proving", ["received", 4], "proving", []],
  ["proving", data, "proving", []],
  ["proving", steps(300), "proving", []],
  ["proving", steps(301), "draining", ["probe"]],
  ["proving", ["probed"], "proving", []],
  ["proving, the answer that was due has come", answer, "collecting", ["confirm 0", "pump"]],
  ["proving, the answer that was due has come", steps(21), "proving", []],
  ["proving, the answer that was due has come", steps(22), "proving", Array<string>(26).fill("probe")],

  ["collecting", answer, "collecting", ["pump"]],
  ["collecting", data, "collecting", []],
  ["collecting", steps(10), "collecting", []],
  ["collecting", steps(11), "testing", ["probe"]],
  ["collecting, all but one answered", answer, "flowing", ["probe", "pump"]],
  ["collecting, with nothing in flight", steps(11), "testing", ["probe"]],
  ["collecting, with nothing in flight, all but one answered", answer, "clear", ["pump"]],
  ["collecting, where a test was answered before", steps(11), "flowing", ["probe"]],

  ["testing, with nothing in flight, one answer", steps(11), "clear", []],
  ["testing", answer, "testing", ["pump"]],
  ["testing", steps(10), "testing", []],
  ["testing", steps(11), "testing", ["probe"]],
  ["testing, twice", steps(15), "testing", []],
  ["testing, twice", steps(16), "testing", ["probe"]],
  ["testing, one answer", steps(10), "testing", []],
  ["testing, one answer", steps(11), "flowing", ["probe"]],
  ["testing, two answers", steps(11), "testing", ["probe"]],

  ["draining", answer, "draining", ["confirm 1000", "pump"]],
  ["draining", ["received", 4], "draining", []],
  ["draining", data, "draining", []],
  ["draining", steps(4), "draining", []],
  ["draining", steps(5), "draining", ["probe"]],
  ["draining, one answer has come", steps(10), "draining", []],
  ["draining, one answer has come", steps(11), "proving", Array<string>(30).fill("probe")],
  ["draining, all but one answered", answer, "flowing", ["probe", "pump"]],
  ["draining, one frame is in flight", answer, "clear", ["confirm 1000", "pump"]],
];

describe("the table", () => {
  it.each(rows)("%s, %j → %s", async (from, event, to, effects) => {
    const way = ways[from] as Operation[];
    const done = await driven.run([...way, event]);
    expect(done.at(-2)?.state).toBe(from.split(",")[0]);
    expect(done.at(-1)).toEqual({ state: to, effects });
  });

  it("begins at each state of the source, and at no other", () => {
    const begun = [...new Set(rows.map(([from]) => from.split(",")[0]))];
    expect(begun).toEqual(statesOfTable("link/delivery-answers.ts"));
    expect(begun.sort()).toEqual(statesOf("link/delivery-answers.ts", "State").sort());
  });

  it("takes each step of the source, and no other", async () => {
    const runs = rows.map(([from, event]) => [...(ways[from] as Operation[]), event]);
    await expectSteps("link/delivery-answers.ts", driven, runs, ["collecting → clear", "testing → clear"]);
  });
});

describe("answers", () => {
  const last = async (...operations: Operation[]) => (await driven.run([start, ...operations])).at(-1);
  const effectsOf = async (...operations: Operation[]) =>
    (await driven.run([start, ...operations])).flatMap(({ effects }) => effects);

  it("confirm what was handed over before their empty frame, and nothing behind it", async () => {
    expect(await last(data, data, answer)).toEqual({ state: "flowing", effects: ["confirm 1000", "pump"] });
  });

  it("are asked for once a second while little flows, and behind each sixteenth of the outbox", async () => {
    const little = await effectsOf(data, data, data, answer, steps(9), data);
    expect(little.filter((effect) => effect === "probe")).toHaveLength(1);
    const later = await effectsOf(data, data, data, answer, steps(10));
    expect(later.filter((effect) => effect === "probe")).toHaveLength(2);
    const much = await effectsOf(...Array.from({ length: 8 }, (): Operation => ["hand", 4096]));
    expect(much.filter((effect) => effect === "probe")).toHaveLength(8);
  });

  it("of which some are missing are overtaken by many: an answer beyond those that were due covers all before it", async () => {
    const more: Operation[] = [start, data, data, steps(11), data];
    expect((await driven.run(more)).at(-2)?.effects.filter((effect) => effect === "probe")).toHaveLength(11);
    // Two answers were due, so the third proves. What was handed over behind the many is not among it.
    const settled = (await driven.run([...more, answer, answer, answer])).flatMap(({ effects }) => effects);
    expect(settled.filter((effect) => effect.startsWith("confirm"))).toEqual([
      "confirm 1000",
      "confirm 1000",
      "confirm 0",
    ]);
    // One answer comes to the test behind a pause. So behind another, the next one is that of the next empty frame.
    const next = await driven.run([...more, answer, answer, answer, steps(12), answer, steps(13), answer]);
    expect(next.at(-1)).toEqual({ state: "clear", effects: ["confirm 1000", "pump"] });
  });

  it("of which too many are missing, more than the many can prove, are overtaken by even more", async () => {
    // Of seven empty frames, one is answered. Then 6 answers are due, and 26 more empty frames go out.
    const again = await driven.run([...late, answer, steps(22), data]);
    expect(again.at(-2)).toEqual({ state: "proving", effects: Array(26).fill("probe") });
    const proof = await driven.run([...late, answer, steps(22), data, ...Array<Operation>(7).fill(answer)]);
    expect(proof.slice(-2).map(({ state }) => state)).toEqual(["proving", "collecting"]);
  });

  it("that were only late lengthen the patience: none was missing", async () => {
    const slow: Operation[] = [data, steps(20), data, ...Array<Operation>(7).fill(answer)];
    expect((await driven.run([start, ...slow])).at(-1)?.state).toBe("flowing");
    // Now 20 steps are not late.
    expect(await last(...slow, steps(30))).toMatchObject({ state: "flowing" });
    expect(await last(...slow, steps(38))).toMatchObject({ state: "proving" });
  });

  it("that come unasked confirm nothing, and that is logged once", async () => {
    const effects = (await driven.run([["noteLog"], start, answer, answer, data, answer, answer])).flatMap(
      (done) => done.effects,
    );
    expect(effects.filter((effect) => effect.startsWith("confirm"))).toEqual(["confirm 1000"]);
    expect(effects.filter((effect) => effect.startsWith("warns"))).toEqual([
      'warns: the server sends empty frames unasked: with delivery "answers" they may confirm what it has not read',
    ]);
  });

  it("that contradict what send() has said end the link", async () => {
    expect(await last(data, ["contradicts"], answer)).toEqual({ state: "flowing", effects: ["end the link"] });
  });

  it("are forgotten with their link", async () => {
    expect(await last(data, ["reset"], answer)).toEqual({ state: "clear", effects: [] });
  });
});

describe("a server that says nothing", () => {
  it("is taken for dead after 35 s while data is in flight, and left alone while none is", async () => {
    const ticks = Array.from({ length: 8 }, (): Operation => ["tick"]);
    const busy = await driven.run([start, data, ...ticks]);
    expect(busy.findIndex(({ effects }) => effects.includes("the server does not answer"))).toBe(2 + 6);
    const idle = await driven.run([start, ["probed"], ...ticks]);
    expect(idle.flatMap(({ effects }) => effects)).not.toContain("the server does not answer");
  });

  it('is not, while the core says "sent" or anything is received', async () => {
    const ticks = Array.from({ length: 6 }, (): Operation => ["tick"]);
    for (const sign of [["sent"], ["received", 4]] as Operation[]) {
      const done = await driven.run([start, data, ...ticks, sign, ...ticks]);
      expect(done.flatMap(({ effects }) => effects)).not.toContain("the server does not answer");
    }
  });

  it("gets ever fewer empty frames, and three quarters of the outbox at most", async () => {
    const minute = Array.from({ length: 60 }, () => steps(10));
    const done = await driven.run([start, data, ...minute]);
    const probes = done.flatMap(({ effects }) => effects).filter((effect) => effect === "probe");
    expect(probes.length).toBeLessThan(20);
    expect((await driven.run([start, ["hand", 40000], ["reach"]])).at(-1)?.effects).toEqual(["reach 49152"]);
  });
});

it("a link to which too many answers are owed ends", async () => {
  const owed = (count: number): Operation[] => [start, ...Array<Operation>(count - 1).fill(["probed"]), data, ["tick"]];
  expect((await driven.run(owed(200))).at(-1)?.effects).toEqual(["fine"]);
  const done = await driven.run(owed(201));
  expect(done.at(-1)?.effects).toEqual(["the server leaves too many empty frames unanswered"]);
});
