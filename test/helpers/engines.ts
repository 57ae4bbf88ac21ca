import type { EngineFactory } from "../../host/engine/engine.ts";
import { type EngineName, engineNames, loadEngines } from "../../host/engine/index.ts";

export interface TestedEngine {
  name: EngineName;
  engines: EngineFactory;
}

/**
 * The engines that are here: lua32 has to be built. `missing` says why the others are not. Rejects where
 * LUATOS_REQUIRE_LUA32 is set, as in CI, and one is missing: its tests would be skipped unseen.
 */
export async function testedEngines(): Promise<{ there: TestedEngine[]; missing: string[] }> {
  const there: TestedEngine[] = [];
  const missing: string[] = [];
  for (const name of engineNames) {
    try {
      there.push({ name, engines: await loadEngines(name) });
    } catch (error) {
      missing.push(`${name}: ${(error as Error).message}`);
    }
  }
  if (missing.length > 0 && process.env.LUATOS_REQUIRE_LUA32 !== undefined) {
    throw new Error(missing.join("\n"));
  }
  return { there, missing };
}

/** The engine that scenarios run on in this run of the tests. */
export const scenarioEngine = (process.env.LUATOS_ENGINE ?? "wasmoon") as EngineName;

/** Makes the VMs of scenarios. Rejects with an Error of one line where their engine is not there. */
export function scenarioEngines(): Promise<EngineFactory> {
  return loadEngines(scenarioEngine);
}
