import type { EngineFactory } from "../../host/engine/engine.ts";
import { type EngineName, engineNames, loadEngines } from "../../host/engine/index.ts";

export interface TestedEngine {
  name: EngineName;
  engines: EngineFactory;
}

/**
 * The available engines: lua32 may not be built. `missing` gives the reasons for the others. Rejects when
 * LUATOS_REQUIRE_LUA32 is set, as in CI, and one is missing; otherwise its tests would be skipped silently.
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

/** The engine on which scenarios run in this test run. */
export const scenarioEngine = (process.env.LUATOS_ENGINE ?? "wasmoon") as EngineName;

/** Loads the engine of scenarios. Rejects with an Error of one line when it is missing. */
export function scenarioEngines(): Promise<EngineFactory> {
  return loadEngines(scenarioEngine);
}
