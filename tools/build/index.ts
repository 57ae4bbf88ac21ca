import { Builder, type BuildOptions, type BuildResult } from "../../build/index.ts";
import { openBuildSimulator } from "../simulator.ts";
import { gatewayDirectory } from "./project-builder.ts";

// What the package exports as `luatos-gateway/build`: the compiler, with the simulated module to start firmware on.

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

/** Compiles and checks firmware in memory. Writes nothing; `writeFirmware` does. */
export function buildFirmware(options: BuildOptions = {}): Promise<BuildResult> {
  return new Builder({ gateway: gatewayDirectory, ...options }, openBuildSimulator).build();
}
