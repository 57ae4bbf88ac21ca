import { loadLuatos } from "../host/board/luatos-lua.ts";

/** Compiles the simulated LuatOS once, before the test files run beside each other. */
export default async function setup(): Promise<void> {
  await loadLuatos();
}
