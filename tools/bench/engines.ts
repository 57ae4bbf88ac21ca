import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Engine, EngineFactory } from "../../host/engine/engine.ts";
import { type EngineName, engineNames, loadEngines } from "../../host/engine/index.ts";
import { progress } from "../command.ts";
import { packageFolder } from "../package-folder.ts";
import { readScripts } from "../scripts.ts";
import { bootRig, type Rig } from "./rig.ts";

interface Figure {
  what: string;
  unit: string;
  value: number;
}

/**
 * Prints how fast each engine starts and runs on this machine, alone and with the gateway. It measures processor time,
 * so that other programs hardly matter, and takes the best of several runs. Returns the exit code.
 */
export async function measureEngines({
  engine,
  json,
}: {
  engine: EngineName | undefined;
  json: boolean;
}): Promise<number> {
  const show = progress();
  const results: Record<string, Figure[]> = {};
  for (const name of engine === undefined ? engineNames : [engine]) {
    show(name);
    let engines: EngineFactory;
    try {
      engines = await loadEngines(name);
    } catch (error) {
      show("");
      console.error(`${name}: ${(error as Error).message}`);
      continue;
    }
    results[name] = [
      ...(await gatewayFigures(engines)),
      ...vmFigures(engines, name === "fengari" ? rounds / 20 : rounds),
    ];
    show("");
    if (!json) {
      console.log(results[name].map((each) => line(name, each)).join("\n"));
    }
  }
  if (json) {
    console.log(JSON.stringify(results, undefined, 2));
  }
  return Object.keys(results).length > 0 ? 0 : 1;
}

function line(name: string, { what, unit, value }: Figure): string {
  return `${name.padEnd(8)} ${what.padEnd(34)} ${value.toFixed(2).padStart(10)} ${unit}`;
}

const dayMs = 24 * 3600 * 1000;
const streamMs = 60000;
const baudRate = 921600;
const bytesPerMs = baudRate / 10000;
const sliceMs = 100;
/** The measurement of a slow engine stops after this time. */
const patienceMs = 10000;
const modules = 8;
const laterModules = 40;
/** How many of these modules are measured. Each runs through a day, and then carries a stream. */
const runs = 3;

/** Processor time that this process has used so far, in milliseconds. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Bytes that JavaScript holds after a garbage collection. */
function scriptBytes(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Figures of the gateway on an engine: how fast it starts, how long an idle day takes, and how much it carries. */
async function gatewayFigures(engines: EngineFactory): Promise<Figure[]> {
  const scripts = readScripts(path.join(packageFolder, "lua-out"));
  const boot = (): Promise<Rig> => bootRig({ scripts, era: "2025-12", engines, baudRate });
  const firstMs = await firstStart(boot);
  const startMs = await laterStart(boot);
  const before = scriptBytes();
  const rigs: Rig[] = [];
  for (let count = 0; count < modules; count++) {
    rigs.push(await boot());
  }
  // An engine that counts its heap keeps it in memory of its own. On the others, Lua's objects are JavaScript's
  // objects.
  const bytes = (scriptBytes() - before) / modules + (rigs[0]?.heldBytes() ?? 0);
  const days = rigs.slice(0, runs).map(idleSpeed);
  const streams = rigs.slice(0, runs).map(streamSpeeds);
  for (const each of rigs) {
    each.dispose();
  }
  const idleSpeedBest = Math.max(...days);
  const [streamSpeed = 0, carriedBytesPerMs = 0] = streams.toSorted(([one], [other]) => other - one)[0] ?? [];
  return [
    { what: "first module start", unit: "ms", value: firstMs },
    { what: "each further module start", unit: "ms", value: startMs },
    { what: "memory per module", unit: "MB", value: bytes / 1e6 },
    { what: "idle gateway, a virtual day", unit: "s", value: dayMs / idleSpeedBest / 1000 },
    { what: "idle gateway", unit: "virtual s/s", value: idleSpeedBest },
    { what: `${baudRate} both ways, 60 s`, unit: "s", value: streamMs / streamSpeed / 1000 },
    { what: `${baudRate} both ways`, unit: "virtual s/s", value: streamSpeed },
    { what: `${baudRate} both ways`, unit: "MB/s", value: carriedBytesPerMs / 1e3 },
  ];
}

/**
 * Runs an idle day of a gateway that is online, or as much of it as patience allows: virtual milliseconds per real one.
 */
function idleSpeed(rig: Rig): number {
  rig.clock.runUntil(() => rig.server.connected, 60000);
  return timed(dayMs, 60000, (ms) => rig.clock.advance(ms)).speed;
}

/** Streams in both directions at once. Returns virtual milliseconds and arrived bytes, both per real millisecond. */
function streamSpeeds(rig: Rig): [speed: number, bytesPerMs: number] {
  let carried = 0;
  rig.onFrame = ({ payload }) => {
    carried += payload.length;
  };
  rig.onTransmit = (bytes) => {
    carried += bytes.length;
  };
  const piece = Buffer.alloc(Math.round(bytesPerMs * sliceMs), "x");
  const stream = timed(streamMs, sliceMs, (ms) => {
    rig.line.send(piece);
    for (let at = 0; at < piece.length; at += 1024) {
      rig.server.send(piece.subarray(at, at + 1024));
    }
    rig.clock.advance(ms);
  });
  return [stream.speed, carried / stream.realMs];
}

/** Start time of the first module of the process: it compiles the simulated LuatOS for all later ones. */
async function firstStart(boot: () => Promise<Rig>): Promise<number> {
  const begin = processorMs();
  const rig = await boot();
  const ms = processorMs() - begin;
  rig.dispose();
  return ms;
}

/** Start time of later modules: the median. */
async function laterStart(boot: () => Promise<Rig>): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < laterModules; count++) {
    const begin = processorMs();
    const rig = await boot();
    times.push(processorMs() - begin);
    rig.dispose();
  }
  return times.toSorted((one, other) => one - other)[laterModules / 2] as number;
}

/** Runs this much virtual time in steps, or as much as patience allows. `speed`: virtual milliseconds per real one. */
function timed(virtualMs: number, stepMs: number, step: (ms: number) => void): { speed: number; realMs: number } {
  const begin = processorMs();
  let done = 0;
  while (done < virtualMs && processorMs() - begin < patienceMs) {
    step(stepMs);
    done += stepMs;
  }
  const realMs = processorMs() - begin;
  return { speed: done / realMs, realMs };
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

/** Figures of the VM alone: how long a new one takes to start, and how much of each kind of work it does. */
function vmFigures(engines: EngineFactory, count: number): Figure[] {
  engines().close();
  const begin = processorMs();
  for (let turn = 0; turn < starts; turn++) {
    engines().close();
  }
  const figures: Figure[] = [{ what: "VM start", unit: "ms", value: (processorMs() - begin) / starts }];
  for (const { what, unit, lua } of workloads) {
    const engine = engines();
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
  const begin = processorMs();
  const outcome = engine.resume([]);
  if (outcome.kind !== "ended") {
    throw new Error(`${lua}: ${JSON.stringify(outcome)}`);
  }
  return processorMs() - begin;
}
