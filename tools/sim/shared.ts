import type { Scenario } from "../../host/scenario/index.ts";
import type { SimOptions } from "./options.ts";

/** The data that the main thread passes to the thread of the run. The thread's last message is the exit code. */
export interface SimRun {
  options: SimOptions;
  /** The scenario to play: from a file, or made from the command line. Its model, era and seed are those of the run. */
  scenario: Scenario;
  scripts: Map<string, Uint8Array>;
  /** Two Int32 values, at the indexes `wantsEnd` and `rests`. */
  shared: SharedArrayBuffer;
}

/** The index of a flag: not 0 when the user wants the end. */
export const wantsEnd = 0;
/** The index of a counter: how often the run has paused. */
export const rests = 1;
