import { createHash } from "node:crypto";
import { Board } from "./board/board.ts";
import { loadLuatos } from "./board/luatos-lua.ts";
import type { ModelName } from "./board/models.ts";
import { compiled } from "./engine/compiled.ts";
import type { Engine, EngineFactory } from "./engine/engine.ts";
import { type EngineName, loadEngines } from "./engine/index.ts";
import { withoutOwnFrames } from "./trace/own-frames.ts";
import { luaPositionMapper } from "./trace/position-mapper.ts";
import { VirtualClock, virtualStartTime } from "./world/clock.ts";
import { VirtualNetwork } from "./world/virtual-network.ts";

/** Boots script folders until they first wait. Reports whether they start and how much heap they use. */
export interface Simulator {
  readonly engine: EngineName;
  /** Whether its heap is like the module's: 32-bit integers, floats and pointers. */
  readonly judgesHeap: boolean;
  /** With equal ids, equal scripts give equal figures. */
  readonly id: string;
  /** Boots a script folder, without a network, until it first waits or fails. No time passes. */
  load(options: LoadOptions): LoadOutcome;
}

/** Prepares one engine for booting. Rejects with an Error of one line when the engine is not available. */
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

/** What to boot. */
export interface LoadOptions {
  /** The script folder: file name → text. */
  scripts: Record<string, string>;
  /** The source map of main.lua, as JSON. */
  map?: string;
  model: ModelName;
  /** The size of the Lua heap. Beyond it, the script gets "not enough memory". Default: no limit. */
  heapBytes?: number;
  /** Called for each line of the log, with the bytes that the VM uses at that moment. They include garbage. */
  onLog?: (line: string, heapBytes: number) => void;
}

/** The result of a boot. */
export interface LoadOutcome {
  /** With a source map, positions here and in `problem` are TypeScript positions. */
  log: string[];
  /**
   * Why the script did not reach its wait in `sys.run()`: one line, or an error with its trace. Undefined: it waits
   * there.
   */
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
      heapBytes: options.heapBytes,
      mostInstructionsPerRun: mostInstructions,
      clock,
      network: new VirtualNetwork(clock),
      seed: 1,
      startTime: virtualStartTime,
    },
    {
      log: (line) => {
        log.push(line);
        const heap = engine?.heap;
        options.onLog?.(line, heap === undefined ? 0 : heap.baselineBytes + heap.usedBytes);
      },
      vmExit: (trace) => note(trace === "" ? "main.lua ended instead of staying in sys.run()" : trace),
    },
  );
  try {
    board.powerOn();
  } finally {
    board.powerOff();
  }
  const traced = options.map === undefined ? (text: string) => text : luaPositionMapper(options.map);
  const shown = (text: string): string | undefined => withoutOwnFrames(traced(text));
  return {
    log: log.flatMap((line) => shown(line) ?? []),
    problem: problem === undefined ? undefined : (shown(problem) ?? problem),
  };
}

/** Reports a script that restarts the module, or that the board stopped because it never waits. */
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
