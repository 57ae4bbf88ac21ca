import type { FirmwareEra } from "../../host/board/eras.ts";
import type { AnyModelName } from "../../host/board/models.ts";
import type { EngineName } from "../../host/engine/index.ts";
import type { Cause } from "./cause.ts";

/** What all runs of a census have in common: what the main thread hands to each of its threads. */
export interface CensusSettings {
  ms: number;
  era: FirmwareEra;
  engine: EngineName;
  library: Map<string, Uint8Array>;
}

/** One folder for a thread to run. */
export interface Task {
  directory: string;
  model: AnyModelName;
}

/** What a folder came to. */
export interface Result extends Task {
  folder: string;
  cause: Cause;
}
