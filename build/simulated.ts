import { Board } from "../host/board/board.ts";
import { loadLuatos } from "../host/board/luatos-lua.ts";
import type { ModelName } from "../host/board/models.ts";
import { compiled } from "../host/engine/compiled.ts";
import type { Engine, EngineFactory } from "../host/engine/engine.ts";
import { type EngineName, loadEngines } from "../host/engine/index.ts";
import { VirtualClock } from "../host/world/clock.ts";
import { VirtualNetwork } from "../host/world/virtual-network.ts";

/** What boots simulated modules. */
export interface Simulator {
  engine: EngineName;
  engines: EngineFactory;
  /** The simulated LuatOS, compiled for these engines. */
  luatos: Uint8Array;
}

/** Makes ready to boot on one engine. Rejects with an Error of one line where that is not there. */
export async function openSimulator(engine: EngineName): Promise<Simulator> {
  const engines = await loadEngines(engine);
  return { engine, engines, luatos: compiled(engines, await loadLuatos(), "=luatos") };
}

/** What is booted, and on what. */
export interface LoadOptions {
  simulator: Simulator;
  /** The script folder: file name → text or bytes. */
  scripts: Record<string, string | Uint8Array>;
  model: ModelName;
  /** Called for each line of the log, with the bytes that the VM holds at that moment, garbage included. */
  onLog?: (line: string, heapBytes: number) => void;
}

/** How a boot went. */
export interface LoadOutcome {
  log: string[];
  /** Why the script did not get to wait in `sys.run()`: one line, or an error with its trace. Undefined: it waits there. */
  problem: string | undefined;
}

/** More than any firmware needs to load: seconds on a module. */
const mostInstructions = 20_000_000;

/** Boots a script folder in a simulated module without network, until it waits for the first time or can not. No time passes. */
export function loadUntilWaiting(options: LoadOptions): LoadOutcome {
  const { luatos, engines } = options.simulator;
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
  return { log, problem };
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
