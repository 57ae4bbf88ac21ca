import type { Scenario } from "../../host/scenario/index.ts";
import type { SimOptions } from "./options.ts";

/** What the main thread hands to the thread of the run. Its last message back is the exit code. */
export interface SimRun {
  options: SimOptions;
  /** What is played: of a file, or what the command line sends. Its model, era and seed are those of the run. */
  scenario: Scenario;
  scripts: Map<string, Uint8Array>;
  /** Two Int32: `wantsEnd` and `rests`. */
  shared: SharedArrayBuffer;
}

/** Not 0: the user wants the end. */
export const wantsEnd = 0;
/** How often the run has come to rest. */
export const rests = 1;
