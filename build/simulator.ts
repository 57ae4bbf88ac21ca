import type { ModelName } from "./models.ts";

/** The simulated module, as far as the build needs one. The caller passes it in: the compiler knows no simulator. */
export interface Simulator {
  /** The name of its Lua VM, for reports. */
  readonly engine: string;
  /**
   * Whether its heap is like the module's: 32-bit integers, floats and pointers. If not, its figures are only an
   * estimate.
   */
  readonly judgesHeap: boolean;
  /** When two ids are equal, equal scripts give equal figures. */
  readonly id: string;
  /**
   * Boots a script folder, without a network, until the script waits for the first time or cannot go on. No time
   * passes.
   */
  load(options: LoadOptions): LoadOutcome;
}

/** What to boot, and on which model. */
export interface LoadOptions {
  /** The script folder: file name → text. */
  scripts: Record<string, string>;
  /** The source map of main.lua, as JSON. */
  map?: string;
  model: ModelName;
  /** The size of the Lua heap. Beyond it, the script gets "not enough memory". Default: no limit. */
  heapBytes?: number;
  /** Called for each line of the log, with the bytes that the VM holds at that moment, garbage included. */
  onLog?: (line: string, heapBytes: number) => void;
}

/** How a boot went. */
export interface LoadOutcome {
  /** The lines of the log. With a source map, positions are those of the TypeScript, here and in `problem`. */
  log: string[];
  /**
   * Why the script did not get to wait in `sys.run()`: one line, or an error with its trace. Undefined when it waits
   * there.
   */
  problem: string | undefined;
}
