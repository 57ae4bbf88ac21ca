import type { Engine } from "./engine.ts";
import { type EngineName, engineNames, loadEngines } from "./index.ts";

// `npx tsx host/engine/measure.ts [engine …]`: how fast each engine starts and runs, on this machine, now.

interface Figure {
  what: string;
  unit: string;
  value: number;
}

const starts = 200;
const rounds = 1_000_000;

const workloads = [
  { what: "loop", unit: "M turns/s", lua: "local n = 0 for i = 1, ROUNDS do n = (n + i) & 0xffff end" },
  { what: "loop, counted", unit: "M turns/s", lua: "local n = 0 for i = 1, ROUNDS do n = (n + i) & 0xffff end" },
  { what: "tables", unit: "M/s", lua: "for i = 1, ROUNDS do local t = { i } end" },
  { what: "strings", unit: "M/s", lua: "for i = 1, ROUNDS do local s = i .. 'x' end" },
  { what: "host calls", unit: "M/s", lua: "local f = __host.add for i = 1, ROUNDS do f(i, 1) end" },
  {
    what: "sections",
    unit: "M/s",
    lua: "local e, l = __host.enterSystem, __host.leaveSystem for i = 1, ROUNDS do e() l() end",
  },
  { what: "pcall", unit: "M/s", lua: "local f = function() end for i = 1, ROUNDS do pcall(f) end" },
  {
    what: "coroutine resumes",
    unit: "M/s",
    lua: "local f = coroutine.wrap(function() while true do coroutine.yield() end end) for i = 1, ROUNDS do f() end",
  },
];

/** Measures one engine. Rejects where it is not there. */
async function measure(name: EngineName): Promise<Figure[]> {
  const make = await loadEngines(name);
  make().close();
  const begin = performance.now();
  for (let turn = 0; turn < starts; turn++) {
    make().close();
  }
  const figures: Figure[] = [{ what: "start", unit: "ms", value: (performance.now() - begin) / starts }];
  const count = name === "fengari" ? rounds / 20 : rounds;
  for (const { what, unit, lua } of workloads) {
    const engine = make();
    engine.install({ add: (a, b) => (a as number) + (b as number) });
    if (what.endsWith("counted")) {
      engine.onInstructions(1000);
    }
    figures.push({ what, unit, value: count / 1000 / time(engine, lua.replaceAll("ROUNDS", String(count))) });
    engine.close();
  }
  return figures;
}

function time(engine: Engine, lua: string): number {
  engine.load(lua, "=measure");
  const begin = performance.now();
  const outcome = engine.resume([]);
  if (outcome.kind !== "ended") {
    throw new Error(`${lua}: ${JSON.stringify(outcome)}`);
  }
  return performance.now() - begin;
}

const wanted = process.argv.slice(2);
for (const name of engineNames) {
  if (wanted.length === 0 || wanted.includes(name)) {
    try {
      for (const { what, unit, value } of await measure(name)) {
        console.log(`${name.padEnd(8)} ${what.padEnd(18)} ${value.toFixed(2).padStart(8)} ${unit}`);
      }
    } catch (error) {
      console.log(`${name.padEnd(8)} ${error instanceof Error ? error.message : error}`);
    }
  }
}
