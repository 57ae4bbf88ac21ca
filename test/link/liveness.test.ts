import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Driven, type Operation } from "../helpers/driven.ts";
import { describeTable, type Row } from "../helpers/machine-table.ts";

/**
 * src/link/liveness.ts, row by row: each state, each event, what follows. A tick is 5 s, and `probe.everySeconds` is
 * 20.
 */

let driven: Driven;

beforeAll(async () => {
  driven = await Driven.build({
    file: "link/liveness.ts",
    fakes: {
      "config.ts": `
        import type { Config } from "./config-type";
        export const config = {
          keepaliveSeconds: 180,
          probe: { everySeconds: 20, send: "empty" as Config["probe"]["send"] },
        };`,
      "up/outbox.ts": `
        export let inFlightBytes = 0;
        export function setInFlight(bytes: number): void { inFlightBytes = bytes; }`,
      "link/core-kind.ts": `
        export let saysSent = "perhaps";
        export function setSaysSent(now: string): void { saysSent = now; }
        export function learnFromUnconfirmedLink(): void { noteForTest("vain"); }`,
      "link/delivery.ts": "export const delivery: { probed?: (this: void) => void } = {};",
      "link/transmit.ts": `
        export const link = { owedTicks: -1, takesProbes: true };
        export function transmitProbe(): boolean {
          if (link.takesProbes) { noteForTest("probe"); }
          return link.takesProbes;
        }`,
    },
    imports: `
      import { config } from "./config";
      import { setSaysSent } from "./link/core-kind";
      import { delivery } from "./link/delivery";
      import { link } from "./link/transmit";
      import { setInFlight } from "./up/outbox";`,
    operations: `{
      opened: () => subject.livenessOpened(),
      received: (isEmpty: boolean) => subject.livenessReceived(isEmpty),
      ticks: (count: number) => {
        for (let tick = 0; tick < count; tick++) {
          const problem = subject.checkLiveness();
          if (problem !== undefined) { effects.push(problem); }
        }
      },
      data: () => subject.sendDueProbe(),
      inFlight: (bytes: number) => setInFlight(bytes),
      takesProbes: (taken: boolean) => { link.takesProbes = taken; },
      owesSent: () => { link.owedTicks = 0; },
      saysSent: (now: string) => setSaysSent(now),
      every: (seconds: number) => { config.probe.everySeconds = seconds; },
      sendsText: (text: string) => { config.probe.send = { text }; },
      policyAsks: () => { (delivery as { probed: () => void }).probed = () => { effects.push("policy"); }; },
    }`,
  });
});

afterAll(() => driven.dispose());

const opened: Operation = ["opened"];
const empty: Operation = ["received", true];
const other: Operation = ["received", false];
const data: Operation = ["data"];
const inFlight: Operation = ["inFlight", 1000];
const noProbes: Operation = ["takesProbes", false];
const ticks = (count: number): Operation => ["ticks", count];
/** The server has answered a probe after this many ticks. */
const answered = (count: number): Operation[] => [opened, ticks(4), ticks(count), empty];

const ways: Record<string, Operation[]> = {
  heard: [opened],
  "heard, with data in flight": [opened, inFlight],
  due: [opened, inFlight, ticks(4)],
  asking: [opened, ticks(4)],
  "asking, a server that answers at once": [...answered(0), ticks(4)],
  "asking, a server whose slowest answer took 10 s": [...answered(2), ticks(4), empty, ticks(4)],
  "asking, a server that answers, each 5 s": [["every", 5], opened, ticks(1), empty, ticks(1)],
  'asking; the core owes a "sent"': [opened, ["owesSent"], ticks(4)],
  'asking, each 5 s; the core owes a "sent"': [["every", 5], opened, ["owesSent"], ticks(1)],
  'asking, late; the core owes a "sent"': [["every", 30], opened, ["owesSent"], ticks(6)],
};

const dead = "the server does not answer";
const notConfirmed = "nothing is confirmed";
const fiveProbes = Array<string>(5).fill("probe");

const rows: Row[] = [
  ["heard", [ticks(3)], "heard", []],
  ["heard", [ticks(4)], "asking", ["probe"]],
  ["heard", [ticks(3), other, ticks(3)], "heard", []],
  ["heard", [ticks(3), opened, ticks(3)], "heard", []],
  ["heard", [data], "heard", []],
  ["heard", [noProbes, ticks(10)], "heard", []],
  ["heard, with data in flight", [ticks(3)], "heard", []],
  ["heard, with data in flight", [ticks(4)], "due", []],

  ["due", [data], "asking", ["probe"]],
  ["due", [ticks(1)], "asking", ["probe"]],
  ["due", [empty], "heard", []],
  ["due", [other], "heard", []],
  ["due", [opened], "heard", []],
  ["due", [noProbes, ticks(1)], "due", []],

  ["asking", [empty], "heard", []],
  ["asking", [other], "heard", []],
  ["asking", [opened], "heard", []],
  ["asking", [data], "asking", []],
  ["asking", [ticks(3)], "asking", []],
  ["asking", [ticks(4)], "asking", ["probe"]],
  ["asking", [ticks(400)], "asking", Array<string>(100).fill("probe")],
  ["asking, a server that answers at once", [ticks(2)], "asking", ["probe", "probe"]],
  ["asking, a server that answers at once", [ticks(3)], "asking", ["probe", "probe", dead]],
  ["asking, a server whose slowest answer took 10 s", [ticks(2)], "asking", []],
  ["asking, a server whose slowest answer took 10 s", [ticks(4)], "asking", ["probe", "probe"]],
  ["asking, a server whose slowest answer took 10 s", [ticks(5)], "asking", ["probe", "probe", dead]],
  ["asking, a server that answers, each 5 s", [ticks(3)], "asking", ["probe", "probe", dead]],
  ["asking, a server that answers, each 5 s", [inFlight, ticks(5)], "asking", fiveProbes],
  ["asking, a server that answers, each 5 s", [inFlight, ticks(6)], "asking", [...fiveProbes, dead]],
  ['asking; the core owes a "sent"', [ticks(2)], "asking", []],
  ['asking; the core owes a "sent"', [ticks(3)], "asking", ["vain", notConfirmed]],
  ['asking; the core owes a "sent"', [["saysSent", "never"], ticks(3)], "asking", []],
  ['asking; the core owes a "sent"', [["owesSent"], ticks(6)], "asking", ["probe"]],
  ['asking; the core owes a "sent"', [["owesSent"], ticks(7)], "asking", ["probe", "vain", notConfirmed]],
  ['asking, each 5 s; the core owes a "sent"', [ticks(5)], "asking", fiveProbes],
  ['asking, each 5 s; the core owes a "sent"', [ticks(6)], "asking", [...fiveProbes, "vain", notConfirmed]],
  // A "sent" is owed for 35 s, but lately something was heard.
  ['asking, each 5 s; the core owes a "sent"', [ticks(5), other, ticks(4)], "asking", Array(9).fill("probe")],
  ['asking, late; the core owes a "sent"', [ticks(2)], "asking", []],
  ['asking, late; the core owes a "sent"', [ticks(3)], "asking", ["vain", notConfirmed]],
];

describeTable({
  file: "link/liveness.ts",
  type: "State",
  driven: () => driven,
  ways,
  rows,
});

describe("an answer to a probe", () => {
  const isDead = async (...operations: Operation[]) =>
    (await driven.run([...operations, ticks(20)])).some(({ effects }) => effects.includes(dead));

  it("is an empty frame, where the probe is one: anything else may be chance", async () => {
    expect(await isDead(opened, ticks(4), empty)).toBe(true);
    expect(await isDead(opened, ticks(4), other)).toBe(false);
  });

  it("is any frame, where the probe is not empty", async () => {
    expect(await isDead(["sendsText", "ping"], opened, ticks(4), other)).toBe(true);
  });

  it("counts for its own link only", async () => {
    expect(await isDead(...answered(0), opened)).toBe(false);
  });
});

it("the delivery policy hears of probes that are empty, and of no other", async () => {
  const probe: Operation[] = [["policyAsks"], opened, ticks(4)];
  expect((await driven.run(probe)).at(-1)?.effects).toEqual(["probe", "policy"]);
  expect((await driven.run([["sendsText", "ping"], ...probe])).at(-1)?.effects).toEqual(["probe"]);
});
