export { type Budget, type Budgets, modelBudgets } from "./budgets.ts";
export { type Entry, findEntries } from "./entries.ts";
export { Builder, type BuildOptions, type BuildResult, type Cost, type Firmware } from "./firmware.ts";
export { luaSyntaxError } from "./lua-syntax.ts";
export type { Part } from "./parts.ts";
export type { Simulator } from "./simulator.ts";
export { writeFirmware } from "./write.ts";
