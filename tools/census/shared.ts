import type { FirmwareEra } from "../../host/board/eras.ts";
import type { AnyModelName } from "../../host/board/models.ts";
import type { EngineName } from "../../host/engine/index.ts";
import type { Cause } from "./cause.ts";

/** The settings of a census. The main thread passes them to each of its threads. */
export interface CensusSettings {
  ms: number;
  era: FirmwareEra;
  engine: EngineName;
  library: Map<string, Uint8Array>;
}

/** One folder that a thread runs. */
export interface Task {
  directory: string;
  model: AnyModelName;
}

/** The result of one folder. */
export interface Result extends Task {
  folder: string;
  cause: Cause;
}
