import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aroundPolicy, Driven, type Operation, statesOf, statesOfTable } from "../helpers/driven.ts";
import { expectSteps } from "../helpers/machine-table.ts";

/** src/link/delivery-core.ts, row by row: each state, each event, what follows. */

let driven: Driven;

beforeAll(async () => {
  driven = await Driven.build({
    file: "link/delivery-core.ts",
    fakes: {
      ...aroundPolicy(),
      "link/core-kind.ts": `
        export let saysSent = "yes";
        export function setSaysSent(now: string): void { saysSent = now; }
        export function kindOnVainPath(): void { if (saysSent === "perhaps") { saysSent = "never"; noteForTest("never"); } }
        export function learnFromUnconfirmedLink(): void { noteForTest("vain"); }`,
      "device/memory.ts": "export function hasFree(_bytes: number): boolean { return true; }",
    },
    imports: `
      import { callbacks } from "./device/timer";
      import { setSaysSent } from "./link/core-kind";
      import { link } from "./link/transmit";
      import { endFlightForTest, handOver } from "./up/outbox";
      let queued = 0;`,
    // One frame of this many bytes, or several.
    operations: `{
      start: () => subject.startCore(() => {
        effects.push("pump");
        if (queued > 0) {
          link.owedSents++;
          handOver(queued);
          queued = 0;
          subject.core.handedOver();
        }
      }),
      queue: (bytes: number) => { queued = bytes; },
      saysSent: (now: string) => setSaysSent(now),
      hand: (bytes: number, frames: number) => {
        link.owedSents += frames;
        handOver(bytes);
        subject.core.handedOver();
      },
      sent: () => { link.owedSents--; subject.core.sent(); },
      received: (bytes: number) => subject.core.received(bytes),
      timer: () => callbacks[0]!(),
      settled: () => callbacks[1]!(),
      tick: () => { const verdict = subject.core.tick() ?? "fine"; effects.push(verdict); },
      reach: () => { const bytes = subject.core.reach(); effects.push("reach " + bytes); },
      stands: (stands: boolean) => { link.stands = stands; },
      handshake: (ms: number) => { link.handshakeMs = ms; },
      probes: (taken: boolean) => { link.takesProbes = taken; },
      reset: () => { subject.core.reset(); endFlightForTest(); },
    }`,
  });
});

afterAll(() => driven.dispose());

const start: Operation = ["start"];
const one: Operation = ["hand", 1000, 1];
const three: Operation = ["hand", 3000, 3];
const sent: Operation = ["sent"];
const timer: Operation = ["timer"];
const heard: Operation = ["received", 4];
const bulk: Operation = ["received", 24576];

/** How each state is reached. */
const ways: Record<string, Operation[]> = {
  clear: [start],
  marking: [start, three],
  heard: [start, three, heard],
  early: [start, three, sent],
  waiting: [start, one],
  doubting: [start, one, heard],
  "aging-core": [start, ["saysSent", "never"], one],
  "aging-server": [start, one, bulk],
};
const ticks = (count: number): Operation[] => Array.from({ length: count }, () => ["tick"]);
const ticksWithData = (count: number): Operation[] =>
  Array.from({ length: count }, () => [["tick"], one]).flat() as Operation[];
const agingServer = ways["aging-server"] as Operation[];
/** What was received may have swallowed a "sent", and no probe is taken. */
const noProbe: Operation[] = [start, one, heard, ["probes", false]];
const notConfirmed = "what was sent is not confirmed";

type Row = [from: string | Operation[], event: Operation, to: string, effects: string[]];

const rows: Row[] = [
  ["clear", one, "waiting", []],
  ["clear", three, "marking", ["timer 1: 5"]],
  // Of the flight before, or of a probe, another "sent" may be on its way, however long ago that flight was.
  [[start, three, timer, sent, ["settled"]], one, "marking", ["timer 1: 5"]],
  [[start, one, heard, timer, sent, ["settled"]], one, "marking", ["timer 1: 5"]],
  [[start, one, sent], one, "waiting", []],
  ["clear", sent, "clear", []],
  ["clear", heard, "clear", []],
  ["clear", timer, "clear", []],
  ["clear", ["tick"], "clear", ["fine"]],
  ["clear", ["reach"], "clear", ["reach 16384"]],

  ["marking", timer, "waiting", []],
  ["marking", sent, "early", []],
  ["marking", heard, "heard", []],
  ["marking", bulk, "heard", []],
  ["marking", ["reach"], "marking", ["reach 0"]],
  // Another slice of the burst. A firing that has waited until then does not count.
  ["marking", one, "marking", ["timer 1: 5"]],
  [[start, three, one], timer, "marking", []],
  [[start, three, one, timer], timer, "waiting", []],
  [[start, three, one, timer, sent], timer, "waiting", ["probe"]],

  ["heard", timer, "doubting", ["timer 1: 200"]],
  ["heard", sent, "early", []],
  ["heard", heard, "heard", []],
  ["heard", one, "marking", ["timer 1: 5"]],
  ["heard", ["reach"], "heard", ["reach 0"]],

  ["early", timer, "waiting", ["probe"]],
  [[start, three, sent, ["probes", false]], timer, "doubting", ["timer 1: 200", "pump"]],
  ["early", sent, "early", []],
  ["early", heard, "early", []],
  ["early", one, "marking", ["timer 1: 5"]],
  ["early", ["reach"], "early", ["reach 0"]],

  ["waiting", sent, "clear", ["pump", "timer 2: 5"]],
  ["waiting", heard, "doubting", ["timer 1: 200", "pump"]],
  ["waiting", bulk, "aging-server", ["timer 1: 200", "pump"]],
  ["waiting", timer, "waiting", []],
  ["waiting", ["reach"], "waiting", ["reach 0"]],
  ["waiting", one, "marking", ["timer 1: 5"]],
  [[start, one, one], timer, "marking", []],
  [[start, one, one, timer], timer, "waiting", []],

  ["doubting", sent, "clear", ["pump", "timer 2: 5"]],
  ["doubting", timer, "waiting", ["probe"]],
  ["doubting", one, "marking", ["timer 1: 5"]],
  [[start, one, heard, one], timer, "marking", []],
  ["doubting", bulk, "aging-server", ["timer 1: 200", "pump"]],
  ["doubting", ["reach"], "doubting", ["reach 16384"]],
  [[start, one, heard, ["probes", false]], timer, "doubting", ["timer 1: 200", "pump"]],

  ["aging-core", sent, "early", ["timer 1: 5"]],
  ["aging-core", heard, "aging-core", []],
  ["aging-core", timer, "aging-core", []],
  [[start, ["saysSent", "never"], ["hand", 40000, 1]], timer, "clear", ["confirm 40000", "pump"]],
  ["aging-core", one, "aging-core", []],
  ["aging-core", ["reach"], "aging-core", ["reach 49152"]],

  // So much was received in one flight that no "sent" can have got through.
  ["aging-server", sent, "aging-server", []],
  ["aging-server", heard, "aging-server", []],
  ["aging-server", one, "aging-server", []],
  ["aging-server", ["reach"], "aging-server", ["reach 49152"]],
  [[...agingServer, heard], timer, "aging-server", []],
  // What came before does not count: nothing was received in this step.
  ["aging-server", timer, "aging-server", ["probe"]],
  [[...agingServer, timer], timer, "aging-server", []],
  [[...agingServer, timer], sent, "early", ["timer 1: 5"]],
  [[start, ["hand", 40000, 1], bulk, heard], timer, "clear", ["confirm 40000", "pump"]],
  [[start, one, ["saysSent", "perhaps"], ...ticks(6), heard], ["tick"], "aging-server", ["timer 1: 200", "fine"]],
  // On the next link, too.
  [[...agingServer, ["reset"]], one, "aging-server", ["timer 1: 200"]],

  ...["marking", "heard", "early", "waiting", "doubting"].map(
    (from): Row => [
      [...(ways[from] as Operation[]), ["saysSent", "never"]],
      ["tick"],
      "aging-core",
      ["timer 1: 200", "fine"],
    ],
  ),
  ...[[one], [], [one, sent]].map(
    (more): Row => [
      [start, three, ["saysSent", "perhaps"], ...ticksWithData(6), heard, ...more],
      ["tick"],
      "aging-server",
      ["timer 1: 200", "fine"],
    ],
  ),

  // Nothing is received, and no "sent" comes: a probe, then the end of the link.
  [[start, one, ...ticks(3)], ["tick"], "waiting", ["probe", "fine"]],
  [[start, one, ...ticks(6)], ["tick"], "waiting", ["vain", notConfirmed]],
  [[...noProbe, ...ticks(6)], ["tick"], "doubting", ["vain", notConfirmed]],
  [[...noProbe, ...ticks(4), heard, ...ticks(2)], ["tick"], "doubting", ["vain", notConfirmed]],
  [[...agingServer, ...Array.from({ length: 175 }, () => timer)], ["tick"], "aging-server", ["vain", notConfirmed]],
  [[...agingServer, ...Array.from({ length: 174 }, () => timer)], ["tick"], "aging-server", ["fine"]],
  // A core that never says "sent": age confirms all the same.
  [[start, ["saysSent", "never"], one, ...Array.from({ length: 180 }, () => timer)], ["tick"], "clear", ["fine"]],
];

describe("the table", () => {
  it.each(rows)("%s, %j → %s", async (from, event, to, effects) => {
    const way = typeof from === "string" ? (ways[from] as Operation[]) : from;
    const done = await driven.run([...way, event]);
    if (typeof from === "string") {
      expect(done.at(-2)?.state).toBe(from);
    }
    expect(done.at(-1)).toEqual({ state: to, effects });
  });

  it("begins at each state of the source, and at no other", () => {
    expect(Object.keys(ways)).toEqual(statesOfTable("link/delivery-core.ts"));
    expect(Object.keys(ways)).toEqual(statesOf("link/delivery-core.ts", "State"));
  });

  it("takes each step of the source, and no other", async () => {
    const runs = rows.map(([from, event]) => [
      ...(typeof from === "string" ? (ways[from] as Operation[]) : from),
      event,
    ]);
    const unconfirmed = ["marking", "heard", "early", "waiting", "doubting"];
    await expectSteps("link/delivery-core.ts", driven, runs, [
      ...unconfirmed.slice(1).map((from) => `${from} → marking`),
      ...unconfirmed.map((from) => `${from} → aging-core`),
      ...unconfirmed.map((from) => `${from} → aging-server`),
    ]);
  });
});

describe("a flight", () => {
  const last = async (...operations: Operation[]) => (await driven.run([start, ...operations])).at(-1);

  it('is confirmed 5 ms after its "sent", if the link is still open', async () => {
    expect(await last(one, sent, ["settled"])).toEqual({ state: "clear", effects: ["confirm 1000", "pump"] });
    expect(await last(one, sent, ["stands", false], ["settled"])).toEqual({ state: "clear", effects: [] });
  });

  it('of three frames is believed when a "sent" has come behind the timer', async () => {
    expect(await last(three, timer, sent)).toEqual({ state: "clear", effects: ["pump", "timer 2: 5"] });
  });

  it('that may have followed its only "sent" is asked about once more', async () => {
    expect(await last(three, sent, sent, timer, sent)).toEqual({ state: "clear", effects: ["pump", "timer 2: 5"] });
  });

  it("is not confirmed by what a server says, however often", async () => {
    const frames = Array.from({ length: 6 }, (): Operation[] => [heard, timer]).flat();
    const done = await driven.run([start, three, timer, ...frames]);
    expect(done.flatMap(({ effects }) => effects).filter((effect) => effect.startsWith("confirm"))).toEqual([]);
  });

  it("whose age would confirm it is not confirmed on a path that has fallen silent since", async () => {
    const steps = Array.from({ length: 30 }, () => timer);
    const confirmed = async (...operations: Operation[]) =>
      (await driven.run([...agingServer, ...operations])).flatMap(({ effects }) =>
        effects.filter((effect) => effect.startsWith("confirm")),
      );
    expect(await confirmed(...steps)).toEqual([]);
    expect(await confirmed(heard, ...steps)).toEqual([]);
    expect(await confirmed(...steps, heard, timer)).toEqual(["confirm 1000"]);
    // A probe goes out each second.
    const done = await driven.run([...agingServer, ...steps]);
    const probes = done.slice(agingServer.length).flatMap(({ effects }) => effects);
    expect(probes.filter((effect) => effect === "probe")).toHaveLength(6);
  });

  it("ages for at least a round trip: half of the handshake, but no more than 2 s", async () => {
    const aged = async (handshakeMs: number, count: number): Promise<boolean> => {
      const timers: Operation[] = Array.from({ length: count }, () => timer);
      const filled: Operation[] = [
        ["saysSent", "never"],
        ["handshake", handshakeMs],
        ["hand", 40000, 1],
      ];
      return (await last(...filled, ...timers))?.effects.includes("confirm 40000") ?? false;
    };
    expect(await aged(100, 1)).toBe(true);
    expect(await aged(3000, 7)).toBe(false);
    expect(await aged(3000, 8)).toBe(true);
    expect(await aged(20000, 9)).toBe(false);
    expect(await aged(20000, 10)).toBe(true);
  });

  it('that stays in doubt ends the link of a core that says "sent", and is confirmed by age on any other', async () => {
    const doubtful = [one, ...ticks(6), heard];
    expect((await last(...doubtful, ["tick"]))?.effects).toContain(notConfirmed);
    expect(await last(["saysSent", "perhaps"], ...doubtful, ["tick"])).toMatchObject({ state: "aging-server" });
  });

  it("settles while the next one is under way, and only what had been handed over by its time is confirmed", async () => {
    expect(await last(one, sent, one, ["settled"])).toEqual({ state: "waiting", effects: ["confirm 1000", "pump"] });
  });

  it('is confirmed by the "sent" of the next one, where that is handed over at once, and by the timer as the outbox fills', async () => {
    const next = await driven.run([start, one, ["queue", 500], sent, ["queue", 40000], sent, ["settled"]]);
    expect(next.slice(3)).toEqual([
      { state: "waiting", effects: ["pump"] },
      { state: "waiting", effects: [] },
      { state: "waiting", effects: ["confirm 1000", "pump", "timer 2: 5"] },
      { state: "waiting", effects: ["confirm 500", "pump"] },
    ]);
    expect(await last(one, ["queue", 500], sent, ["stands", false], sent)).toEqual({
      state: "clear",
      effects: ["pump", "timer 2: 5"],
    });
  });

  it("is sent again when its link ends, and nothing of it is confirmed by what comes later", async () => {
    expect(await last(one, sent, ["reset"], ["settled"])).toEqual({ state: "clear", effects: [] });
  });

  it("gets a probe after 20 s, and its link is given up after 35 s, when nothing is heard", async () => {
    const ticks = await driven.run([start, one, ...Array.from({ length: 7 }, (): Operation => ["tick"])]);
    expect(ticks.slice(2).map(({ effects }) => effects.join())).toEqual([
      "fine",
      "fine",
      "fine",
      "probe,fine",
      "fine",
      "fine",
      "vain,what was sent is not confirmed",
    ]);
  });

  it('of a core that may not say "sent" is confirmed by age when the path works', async () => {
    const ticks = (count: number): Operation[] => Array.from({ length: count }, () => ["tick"]);
    const done = await last(["saysSent", "perhaps"], one, ...ticks(6), heard, timer, ...ticks(1));
    expect(done).toEqual({ state: "aging-server", effects: ["timer 1: 200", "fine"] });
  });

  it("ages for 5 s, less while the outbox fills", async () => {
    const timers = (count: number): Operation[] => Array.from({ length: count }, () => timer);
    const silent: Operation = ["saysSent", "never"];
    const confirmedAfter = async (bytes: number): Promise<number> => {
      const done = await driven.run([start, silent, ["hand", bytes, 1], ...timers(30)]);
      return done.slice(3).findIndex(({ effects }) => effects.includes(`confirm ${bytes}`)) + 1;
    };
    expect(await confirmedAfter(1000)).toBe(25);
    expect(await confirmedAfter(20000)).toBe(5);
    expect(await confirmedAfter(40000)).toBe(1);
  });
});

describe("without a probe", () => {
  it("the next frame of data brings another sent", async () => {
    const before: Operation[] = [start, three, sent, ["probes", false], timer];
    expect((await driven.run(before)).at(-1)).toEqual({ state: "doubting", effects: ["timer 1: 200", "pump"] });
    expect((await driven.run([...before, one, timer, timer, sent])).at(-1)).toMatchObject({ state: "clear" });
  });
});

describe("the window", () => {
  const reachAfter = async (...operations: Operation[]) =>
    (await driven.run([start, ...operations, ["reach"]])).at(-1)?.effects[0];

  it("is a burst at first, doubles with each full flight that arrived soon, and keeps a quarter of the outbox free", async () => {
    const full = (bytes: number): Operation[] => [["hand", bytes, 1], sent, ["settled"]];
    expect(await reachAfter()).toBe("reach 16384");
    expect(await reachAfter(...full(16384))).toBe("reach 32768");
    expect(await reachAfter(...full(16384), ...full(32768))).toBe("reach 49152");
    expect(await reachAfter(...full(1000))).toBe("reach 16384");
  });

  it("is halved when a flight took 20 s, and quartered when its link was given up", async () => {
    const ticks = (count: number): Operation[] => Array.from({ length: count }, () => ["tick"]);
    expect(await reachAfter(["hand", 16384, 1], ...ticks(4), sent, ["settled"])).toBe("reach 8192");
    expect(await reachAfter(["hand", 16384, 1], ...ticks(7), ["reset"])).toBe("reach 4096");
  });
});
