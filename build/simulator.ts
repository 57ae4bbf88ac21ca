import type { ModelName } from "./models.ts";

/** The simulated module, as far as the build needs one. Whoever builds passes it in: the compiler knows no simulator. */
export interface Simulator {
  /** The name of its Lua VM, for reports. */
  readonly engine: string;
  /** Whether its heap is the module's: 32-bit integers, floats and pointers. If not, figures are an estimate that judges nobody. */
  readonly judgesHeap: boolean;
  /** Equal ids: equal scripts give equal figures. */
  readonly id: string;
  /** Boots a script folder, without network, until it waits for the first time or can not. No time passes. */
  load(options: LoadOptions): LoadOutcome;
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
