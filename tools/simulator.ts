import type { EngineName } from "../host/engine/index.ts";
import { isLua32There } from "../host/engine/lua32/artifact.ts";
import { openSimulator, type Simulator } from "../host/simulator.ts";
import { prepareLuatos } from "./luatos/prepare.ts";

/**
 * Opens the simulator that starts and measures firmware for the build. With lua32, its numbers and its heap are like
 * the module's. Otherwise Wasmoon starts the firmware, and its heap is an estimate that breaks no budget. Rejects with
 * an Error of one line when LUATOS_REQUIRE_LUA32 is set, as in CI, and lua32 is missing.
 */
export async function openBuildSimulator(): Promise<Simulator> {
  await prepareLuatos();
  return openSimulator(buildEngine(isLua32There()));
}

/** The engine that a build uses. */
export function buildEngine(isBuilt: boolean, isRequired = process.env.LUATOS_REQUIRE_LUA32 !== undefined): EngineName {
  return isBuilt || isRequired ? "lua32" : "wasmoon";
}

/** The default engine to run firmware on: the module's own Lua if it is built. */
export function usualEngine(): EngineName {
  return isLua32There() ? "lua32" : "wasmoon";
}
