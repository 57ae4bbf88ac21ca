import { createHash } from "node:crypto";
import { Board } from "./board/board.ts";
import { loadLuatos } from "./board/luatos-lua.ts";
import type { ModelName } from "./board/models.ts";
import { compiled } from "./engine/compiled.ts";
import type { Engine, EngineFactory } from "./engine/engine.ts";
import { type EngineName, loadEngines } from "./engine/index.ts";
import { luaPositionMapper } from "./trace/position-mapper.ts";
import { VirtualClock } from "./world/clock.ts";
import { VirtualNetwork } from "./world/virtual-network.ts";

/** Boots script folders until they wait for the first time: says whether they start, and what they hold of the heap. */
export interface Simulator {
  readonly engine: EngineName;
  /** Whether its heap is the module's: 32-bit integers, floats and pointers. */
  readonly judgesHeap: boolean;
  /** Equal ids: equal scripts give equal figures. */
  readonly id: string;
  /** Boots a script folder, without network, until it waits for the first time or can not. No time passes. */
  load(options: LoadOptions): LoadOutcome;
}

/** Makes ready to boot on one engine. Rejects with an Error of one line where that is not there. */
export async function openSimulator(engine: EngineName): Promise<Simulator> {
  const engines = await loadEngines(engine);
  const luatos = compiled(engines, await loadLuatos(), "=luatos");
  return {
    engine,
    judgesHeap: engine === "lua32",
    id: createHash("sha256").update(`${engine}\0`).update(luatos).digest("hex"),
    load: (options) => loadUntilWaiting(options, engines, luatos),
  };
}

/** What is booted, and on what. */
export interface LoadOptions {
  /** The script folder: file name → text. */
  scripts: Record<string, string>;
  /** The source map of main.lua, as JSON. */
  map?: string;
  model: ModelName;
  /** Called for each line of the log, with the bytes that the VM holds at that moment, garbage included. */
  onLog?: (line: string, heapBytes: number) => void;
}

/** How a boot went. */
export interface LoadOutcome {
  /** With a source map, positions are those of the TypeScript: here, and in `problem`. */
  log: string[];
  /** Why the script did not get to wait in `sys.run()`: one line, or an error with its trace. Undefined: it waits there. */
  problem: string | undefined;
}

/** More than any firmware needs to load: seconds on a module. */
const mostInstructions = 20_000_000;

function loadUntilWaiting(options: LoadOptions, engines: EngineFactory, luatos: Uint8Array): LoadOutcome {
  const log: string[] = [];
  let engine: Engine | undefined;
  let problem: string | undefined;
  const note = (what: string): void => {
    problem ??= what;
  };
  const clock = new VirtualClock();
  const board = new Board(
    {
      model: options.model,
      era: "2025-12",
      scripts: new Map(Object.entries(options.scripts).map(([name, text]) => [name, Buffer.from(text)])),
      luatos,
      engines: () => {
        engine = watched(engines(), note);
        return engine;
      },
      mostInstructionsPerRun: mostInstructions,
      clock,
      network: new VirtualNetwork(clock),
      seed: 1,
      startTime: Date.UTC(2026, 0, 1) / 1000,
    },
    {
      log: (line) => {
        log.push(line);
        const heap = engine?.heap;
        options.onLog?.(line, heap === undefined ? 0 : heap.baselineBytes + heap.usedBytes);
      },
      vmExit: (trace) => note(trace === "" ? "it ends: nothing keeps it in sys.run()" : trace),
    },
  );
  try {
    board.powerOn();
  } finally {
    board.powerOff();
  }
  const traced = options.map === undefined ? (text: string) => text : luaPositionMapper(options.map);
  return { log: log.map(traced), problem: problem === undefined ? undefined : traced(problem) };
}

/** Tells of a script that restarts the module or never comes to wait: the board has stopped it. */
function watched(engine: Engine, note: (what: string) => void): Engine {
  const resume = engine.resume.bind(engine);
  engine.resume = (values) => {
    const outcome = resume(values);
    if (outcome.kind === "stopped") {
      note(outcome.message);
    }
    return outcome;
  };
  return engine;
}
