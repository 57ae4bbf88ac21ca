import { Builder, type BuildOptions, type BuildResult } from "../../build/index.ts";
import { openBuildSimulator } from "../simulator.ts";
import { gatewayDirectory } from "./project-builder.ts";

// The package exports this file as `luatos-gateway/build`: the compiler, and the simulated module that starts its
// firmware.

export {
  type Budget,
  type Budgets,
  type BuildOptions,
  type BuildResult,
  type Cost,
  type Entry,
  type Firmware,
  findEntries,
  luaSyntaxError,
  modelBudgets,
  type Part,
  writeFirmware,
} from "../../build/index.ts";
export { luaPositionMapper } from "../../host/trace/position-mapper.ts";

/** Compiles and checks firmware in memory. It writes nothing; use `writeFirmware` for that. */
export function buildFirmware(options: BuildOptions = {}): Promise<BuildResult> {
  return new Builder({ gateway: gatewayDirectory, ...options }, openBuildSimulator).build();
}
