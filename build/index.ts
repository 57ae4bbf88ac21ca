export { type Budget, type Budgets, modelBudgets } from "./budgets.ts";
export { type Entry, findEntries } from "./entries.ts";
export { type BuildOptions, type BuildResult, buildFirmware, type Cost, type Firmware } from "./firmware.ts";
export { luaSyntaxError } from "./lua-syntax.ts";
export type { Part } from "./parts.ts";
export { luaPositionMapper } from "./trace/position-mapper.ts";
export { writeFirmware } from "./write.ts";
