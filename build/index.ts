export { type BuildOptions, type BuildResult, buildFirmware, type Firmware, findEntries } from "./firmware.ts";
export type { Part } from "./flatten.ts";
export { luaSyntaxError } from "./lua-syntax.ts";
export { luaPositionMapper } from "./trace/position-mapper.ts";
export { writeFirmware } from "./write.ts";
