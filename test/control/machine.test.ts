import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bootModule, type SimulatedModule } from "../../host/index.ts";
import { keptBuild } from "../../tools/soak/kept-build.ts";
import { statesOf, statesOfTable } from "../helpers/driven.ts";
import { scenarioEngines } from "../helpers/engines.ts";

/** The pure state machine of src/control/machine.ts, run as compiled Lua inside the VM. */

const stateNames = ["waiting-network", "connecting", "online", "backing-off"] as const;
const eventNames = ["boot", "network-up", "network-down", "opened", "closed", "silent", "renew", "timeout"] as const;
const rungs = ["new-link", "cycle-radio", "restart"] as const;
type StateName = (typeof stateNames)[number];
type EventName = (typeof eventNames)[number];

interface State {
  name: StateName;
  network: boolean;
  failures: number;
  rung: (typeof rungs)[number];
  handshake: Handshake;
}

type Handshake = "unknown" | "quick" | "slow";

type Effect = { kind: string; ms?: number; jitter?: boolean };

/** What one call of `step` gave. */
interface Step {
  state: State;
  effects: Effect[];
  /** Whether the state that was handed in is as it was. */
  untouched: boolean;
}

/** A firmware around the machine: it folds lists of events and prints each step as JSON. */
const driver = `
PROJECT = "machine_test";
VERSION = "0.0.0";

import { type Event, initialState, type State, step } from "./control/machine";

declare global {
  interface SysTopics {
    STEPS: [text: string];
  }
}

function same(a: State, b: State): boolean {
  for (const [key, value] of pairs(a)) {
    if (b[key as keyof State] !== value) {
      return false;
    }
  }
  return true;
}

sys.subscribe("STEPS", (text) => {
  const [request] = json.decode<{ from?: State; events: Event[] }>(text);
  const { from, events } = request as unknown as { from?: State; events: Event[] };
  let state = from ?? initialState;
  const steps: object[] = [];
  for (const event of events) {
    const copy: State = {
      name: state.name,
      network: state.network,
      failures: state.failures,
      rung: state.rung,
      handshake: state.handshake,
    };
    const result = step(state, event);
    steps.push({ state: result.state, effects: result.effects, untouched: same(copy, state) && same(state, copy) });
    state = result.state;
  }
  const [answer] = json.encode(steps);
  // print() alone keeps a long text in one line.
  print(answer);
});

sys.run();
`;

let module: SimulatedModule;

beforeAll(async () => {
  const { lua, map } = await keptBuild("machine", new Map([["src/main.ts", driver]]));
  module = await bootModule({ lua, maps: { "main.lua": map }, engines: await scenarioEngines() });
  module.run(0);
});

afterAll(() => module.dispose());

/** Runs events through the machine, in the VM, from a state or from the state before boot. */
function fold(from: State | undefined, events: readonly EventName[]): Step[] {
  const before = module.log.length;
  module.board.publish("STEPS", JSON.stringify({ from, events }));
  // Lua takes its time.
  module.runUntil("the machine answers", () => module.log.length > before, 10000);
  const lines = module.log.slice(before).map(({ text }) => text);
  const [answer] = lines;
  if (lines.length !== 1 || answer === undefined || !/^[[{]/.test(answer)) {
    throw new Error(`the machine did not answer:\n${lines.join("\n")}`);
  }
  // Lua has one kind of table: an empty list comes as an object.
  return (Object.values(JSON.parse(answer)) as Step[]).map((step) => ({
    ...step,
    effects: Object.values(step.effects),
  }));
}

const waiting = (network: boolean, failures = 0, rung = 0): State => at("waiting-network", network, failures, rung);
const connecting = (network: boolean, failures = 0, rung = 0): State => at("connecting", network, failures, rung);
const online = (network: boolean, failures = 0): State => at("online", network, failures, 0);
const backingOff = (network: boolean, failures = 1, rung = 0): State => at("backing-off", network, failures, rung);

/** `rung`: its place in `rungs`. */
function at(name: StateName, network: boolean, failures: number, rung: number): State {
  return { name, network, failures, rung: rungs[rung] as State["rung"], handshake: "unknown" };
}

const quick = (state: State): State => ({ ...state, handshake: "quick" });
const slow = (state: State): State => ({ ...state, handshake: "slow" });

const open: Effect = { kind: "open-link" };
const close: Effect = { kind: "close-link" };
const timer = (ms: number): Effect => ({ kind: "timer", ms, jitter: false });
const backoff = (ms: number): Effect => ({ kind: "timer", ms, jitter: true });
const firstTimeout = timer(3500);
const stable = (ms: number): Effect => timer(ms);
const newLink = timer(60000);
const flightMode = timer(180000);
const restart = timer(600000);

/** A state, the state after the event, and what is to be done. */
type Row = [before: State, after: State, effects: Effect[]];

/** Nothing happens. */
const ignored = (...states: State[]): Row[] => states.map((state) => [state, state, []]);

const table: Record<StateName, Record<EventName, Row[]>> = {
  "waiting-network": {
    boot: [
      [waiting(false), waiting(false), [newLink]],
      [waiting(false, 2, 1), waiting(false, 2, 1), [flightMode]],
    ],
    "network-up": [
      [waiting(false), connecting(true), [open, firstTimeout]],
      [waiting(false, 3, 2), connecting(true, 3, 0), [open, firstTimeout]],
    ],
    "network-down": ignored(waiting(false), waiting(false, 1, 2)),
    opened: ignored(waiting(false)),
    closed: ignored(waiting(false), waiting(false, 4, 1)),
    silent: ignored(waiting(false)),
    renew: ignored(waiting(false)),
    timeout: [
      [waiting(false, 5, 0), connecting(false, 5, 1), [open, firstTimeout]],
      [waiting(false, 5, 1), waiting(false, 5, 2), [{ kind: "cycle-radio" }, restart]],
      [waiting(false, 5, 2), waiting(false, 5, 2), [{ kind: "restart-module" }, restart]],
    ],
  },
  connecting: {
    boot: ignored(connecting(true)),
    "network-up": [
      [connecting(false, 1, 1), connecting(true, 1, 0), []],
      [connecting(true), connecting(true), []],
    ],
    "network-down": [
      [connecting(true, 2), waiting(false, 2), [close, newLink]],
      [connecting(true, 2, 1), waiting(false, 2, 1), [close, flightMode]],
      [connecting(true, 2, 2), waiting(false, 2, 2), [close, restart]],
    ],
    opened: [
      // A link counts as stable when it lasts longer than the wait that it would cause. 10 s are always enough.
      [connecting(true, 0), quick(online(true, 0)), [stable(1000)]],
      [connecting(true, 3, 2), quick(online(true, 3)), [stable(5000)]],
      [connecting(true, 40), quick(online(true, 40)), [stable(10000)]],
      [quick(connecting(true)), quick(online(true)), [stable(1000)]],
      [slow(connecting(true)), slow(online(true)), [stable(1000)]],
      // A link that opens proves that there is an address, even if no event has reported one.
      [connecting(false, 0, 1), quick(online(true)), [stable(1000)]],
    ],
    closed: [
      [connecting(true), backingOff(true, 1), [close, backoff(1000)]],
      [connecting(true, 1), backingOff(true, 2), [close, backoff(2000)]],
      [connecting(true, 2), backingOff(true, 3), [close, backoff(4000)]],
      [connecting(true, 3, 1), backingOff(true, 4, 1), [close, backoff(5000)]],
      [connecting(true, 25), backingOff(true, 26), [close, backoff(5000)]],
      [connecting(true, 26), backingOff(true, 27), [close, backoff(10000)]],
      [connecting(true, 28), backingOff(true, 29), [close, backoff(40000)]],
      [connecting(true, 29), backingOff(true, 30), [close, backoff(60000)]],
      [connecting(false, 7), waiting(false, 8), [close, newLink]],
      [connecting(true, 1000001), backingOff(true, 1000002), [close, backoff(60000)]],
      [connecting(false, 0, 1), waiting(false, 1, 1), [close, flightMode]],
    ],
    silent: ignored(connecting(true), connecting(false, 1, 1)),
    renew: [
      [connecting(true), backingOff(true, 1), [close, backoff(1000)]],
      [connecting(false, 7), waiting(false, 8), [close, newLink]],
    ],
    timeout: [
      // The attempt goes on: for 10 seconds in all, later for 30.
      [connecting(true), slow(connecting(true)), [timer(6500)]],
      [connecting(true, 5), slow(connecting(true, 5)), [timer(6500)]],
      [connecting(true, 6, 1), slow(connecting(true, 6, 1)), [timer(26500)]],
      // The attempt itself has taken longer than the wait.
      [slow(connecting(true)), slow(backingOff(true, 1)), [close, backoff(500)]],
      [slow(connecting(true, 5)), slow(backingOff(true, 6)), [close, backoff(500)]],
      [slow(connecting(true, 15, 1)), slow(backingOff(true, 16, 1)), [close, backoff(500)]],
      [slow(connecting(true, 40)), slow(backingOff(true, 41)), [close, backoff(30000)]],
      [slow(connecting(false, 0, 1)), slow(waiting(false, 1, 1)), [close, flightMode]],
      [quick(connecting(true)), quick(backingOff(true, 1)), [close, backoff(500)]],
      [quick(connecting(true, 17)), quick(backingOff(true, 18)), [close, backoff(500)]],
    ],
  },
  online: {
    boot: ignored(online(true)),
    "network-up": [
      [online(true, 1), online(true, 1), []],
      [online(false, 1), online(true, 1), []],
    ],
    "network-down": [[online(true, 2), waiting(false, 2), [close, newLink]]],
    opened: ignored(online(true, 1)),
    closed: [
      [online(true), backingOff(true, 1), [close, backoff(1000)]],
      [online(true, 3), backingOff(true, 4), [close, backoff(5000)]],
      [online(false), waiting(false, 1), [close, newLink]],
    ],
    silent: [
      [online(true), backingOff(true, 1), [close, backoff(1000)]],
      [online(true, 4), backingOff(true, 5), [close, backoff(5000)]],
      [online(false), waiting(false, 1), [close, newLink]],
    ],
    renew: [
      [online(true), connecting(true, 1), [close, open, firstTimeout]],
      [online(true, 1), backingOff(true, 2), [close, backoff(2000)]],
      [online(true, 4), backingOff(true, 5), [close, backoff(5000)]],
    ],
    timeout: [[online(true, 7), online(true, 0), []]],
  },
  "backing-off": {
    boot: ignored(backingOff(true)),
    "network-up": [[backingOff(true, 2), backingOff(true, 2), []]],
    "network-down": [
      [backingOff(true, 2), waiting(false, 2), [newLink]],
      [backingOff(true, 2, 1), waiting(false, 2, 1), [flightMode]],
    ],
    opened: ignored(backingOff(true)),
    closed: ignored(backingOff(true, 3)),
    silent: ignored(backingOff(true)),
    renew: ignored(backingOff(true)),
    timeout: [
      [backingOff(true, 2), connecting(true, 2), [open, firstTimeout]],
      [backingOff(true, 6), connecting(true, 6), [open, firstTimeout]],
      [backingOff(true, 2, 1), connecting(true, 2, 1), [open, firstTimeout]],
      [slow(backingOff(true, 2)), connecting(true, 2), [open, firstTimeout]],
      [quick(backingOff(true, 17)), quick(connecting(true, 17)), [open, firstTimeout]],
      [quick(backingOff(true, 18)), connecting(true, 18), [open, firstTimeout]],
    ],
  },
};

describe("the table", () => {
  const file = "control/machine.ts";

  it("has a row for every state and every event of the machine", () => {
    expect(Object.keys(table)).toEqual(statesOfTable(file));
    expect(Object.keys(table)).toEqual(statesOf(file, "StateName"));
    for (const [state, events] of Object.entries(table)) {
      expect([state, ...Object.keys(events).sort()]).toEqual([state, ...statesOf(file, "Event").sort()]);
      for (const [event, rows] of Object.entries(events)) {
        expect(rows.length, `${state}, ${event}`).toBeGreaterThan(0);
        expect(rows.every(([before]) => before.name === state)).toBe(true);
      }
    }
  });

  for (const state of stateNames) {
    for (const event of eventNames) {
      it(`${state}, ${event}`, () => {
        for (const [before, after, effects] of table[state][event]) {
          expect([before, fold(before, [event])]).toEqual([before, [{ state: after, effects, untouched: true }]]);
        }
      });
    }
  }
});

const anyEvent = fc.constantFrom(...eventNames);
const anyEvents = fc.array(anyEvent, { maxLength: 60 });
const anyState: fc.Arbitrary<State> = fc.record({
  name: fc.constantFrom(...stateNames),
  network: fc.boolean(),
  failures: fc.nat({ max: 2147483000 }),
  rung: fc.constantFrom(...rungs),
  handshake: fc.constantFrom("unknown", "quick", "slow"),
});

/** The states and effects of a run from power on. */
function run(events: readonly EventName[]): Step[] {
  return fold(undefined, ["boot", ...events]);
}

describe("any events", () => {
  it("a step gives a known state and known effects, and leaves its arguments as they were", () => {
    const kinds = ["open-link", "close-link", "timer", "cycle-radio", "restart-module"];
    fc.assert(
      fc.property(anyState, anyEvents, (from, events) => {
        const steps = fold(from, events);
        expect(steps).toHaveLength(events.length);
        for (const { state, effects, untouched } of steps) {
          expect(untouched).toBe(true);
          expect(stateNames).toContain(state.name);
          expect(Object.keys(state).sort()).toEqual(["failures", "handshake", "name", "network", "rung"]);
          for (const { kind, ms } of effects) {
            expect(kinds).toContain(kind);
            expect(ms ?? 1).toBeGreaterThan(0);
          }
        }
      }),
    );
  });

  it("the same events give the same steps", () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        expect(run(events)).toEqual(run(events));
      }),
      { numRuns: 20 },
    );
  });

  it("a timer runs in every state; only a link that has stood needs none", () => {
    fc.assert(
      fc.property(anyEvents, (wanted) => {
        // A timeout comes only from a timer that runs.
        const events: EventName[] = [];
        let running = true;
        for (const event of wanted) {
          if (event === "timeout" && !running) {
            continue;
          }
          events.push(event);
          const { state, effects } = run(events).at(-1) as Step;
          running = effects.some(({ kind }) => kind === "timer") || (running && event !== "timeout");
          expect(running || (state.name === "online" && state.failures === 0)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("every state that can be reached leads online, and by its timers alone to a new link or a restart", () => {
    // Beyond 31 failures nothing changes but the number.
    const keyOf = (state: State): string => JSON.stringify({ ...state, failures: Math.min(state.failures, 31) });
    const first = (fold(undefined, ["boot"])[0] as Step).state;
    const reached = new Map([[keyOf(first), first]]);
    const after = new Map<string, Set<string>>();
    for (const [key, from] of reached) {
      after.set(key, new Set());
      for (const event of eventNames.filter((each) => each !== "boot")) {
        const to = (fold(from, [event])[0] as Step).state;
        after.get(key)?.add(keyOf(to));
        if (!reached.has(keyOf(to))) {
          reached.set(keyOf(to), { ...to, failures: Math.min(to.failures, 31) });
        }
      }
    }
    expect(reached.size).toBeGreaterThan(60);
    expect(new Set([...reached.values()].map(({ name }) => name))).toEqual(new Set(stateNames));
    const leadsOnline = new Set([...reached].filter(([, { name }]) => name === "online").map(([key]) => key));
    for (let before = -1; before < leadsOnline.size; ) {
      before = leadsOnline.size;
      for (const [key, next] of after) {
        if ([...next].some((each) => leadsOnline.has(each))) {
          leadsOnline.add(key);
        }
      }
    }
    expect([...reached.keys()].filter((key) => !leadsOnline.has(key))).toEqual([]);
    for (const from of reached.values()) {
      const effects = fold(from, ["closed", "timeout", "timeout", "timeout"]).flatMap((step) => step.effects);
      expect(effects.some(({ kind }) => kind === "open-link" || kind === "restart-module")).toBe(true);
    }
  });

  it("timers alone lead to a new link or a restart, once a link has died", () => {
    fc.assert(
      fc.property(anyState, (from) => {
        const effects = fold(from, ["closed", "timeout", "timeout", "timeout"]).flatMap((step) => step.effects);
        expect(effects.some(({ kind }) => kind === "open-link" || kind === "restart-module")).toBe(true);
      }),
    );
  });

  it("a link is closed before the next one is opened", () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        let links = 0;
        for (const { kind } of run(events).flatMap(({ effects }) => effects)) {
          if (kind === "open-link") {
            links++;
          } else if (kind === "close-link") {
            links--;
          }
          expect(links === 0 || links === 1, `${links} links open`).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("failures count until a link has stood, and the pauses grow with them", () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        let failures = 0;
        let name: StateName = "waiting-network";
        let pause = 0;
        run(events).forEach(({ state, effects }, index) => {
          const event = index === 0 ? "boot" : events[index - 1];
          const isOver = event === "timeout" && state.name !== "connecting";
          const linkDied = event === "closed" || event === "renew" || (name === "online" ? event === "silent" : isOver);
          if ((name === "connecting" || name === "online") && linkDied) {
            failures++;
          } else if (name === "online" && event === "timeout") {
            failures = 0;
            pause = 0;
          }
          for (const { ms } of effects.filter(({ jitter }) => jitter === true && event !== "timeout")) {
            expect(ms).toBeGreaterThanOrEqual(pause);
            pause = ms ?? 0;
          }
          expect(state.failures).toBe(failures);
          name = state.name;
        });
      }),
      { numRuns: 200 },
    );
  });
});

it("a server that refuses is tried again and again", () => {
  const refused = Array.from({ length: 32 }, () => ["closed", "timeout"] as const).flat();
  const steps = run(["network-up", ...refused]);
  const delays = steps.flatMap(({ effects }) => effects.filter(({ jitter }) => jitter).map(({ ms }) => ms));
  const short = Array.from({ length: 23 }, () => 5000);
  expect(delays).toEqual([1000, 2000, 4000, ...short, 10000, 20000, 40000, 60000, 60000, 60000]);
  // Half of each may be taken away: a minute is covered by short pauses all the same.
  expect((1000 + 2000 + 4000 + short.length * 5000) / 2).toBeGreaterThan(60000);
  expect(steps.at(-1)?.state).toEqual(connecting(true, 32));
});

it("without an address: a new link after a minute, then flight mode, then a restart", () => {
  const steps = run(["timeout", "closed", "timeout", "timeout", "timeout"]);
  expect(steps.flatMap(({ effects }) => effects)).toEqual([
    newLink,
    open,
    firstTimeout,
    close,
    flightMode,
    { kind: "cycle-radio" },
    restart,
    { kind: "restart-module" },
    restart,
    { kind: "restart-module" },
    restart,
  ]);
});
