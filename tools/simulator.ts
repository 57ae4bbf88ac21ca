import type { EngineName } from "../host/engine/index.ts";
import { isLua32There } from "../host/engine/lua32/artifact.ts";
import { openSimulator, type Simulator } from "../host/simulator.ts";
import { prepareLuatos } from "./luatos/prepare.ts";

/**
 * Opens what firmware is started and weighed on. Its numbers and its heap are the module's where lua32 has been built;
 * elsewhere Wasmoon starts the firmware, and its heap is an estimate that judges nobody. Rejects with an Error of one
 * line where LUATOS_REQUIRE_LUA32 is set, as in CI, and lua32 is not there.
 */
export async function openBuildSimulator(): Promise<Simulator> {
  await prepareLuatos();
  return openSimulator(buildEngine(isLua32There()));
}

/** The engine of a build. */
export function buildEngine(isBuilt: boolean, isRequired = process.env.LUATOS_REQUIRE_LUA32 !== undefined): EngineName {
  return isBuilt || isRequired ? "lua32" : "wasmoon";
}

/** The engine that a firmware is run on where nobody chooses: the module's own Lua where it is there. */
export function usualEngine(): EngineName {
  return isLua32There() ? "lua32" : "wasmoon";
}
