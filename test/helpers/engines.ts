import type { EngineFactory } from "../../host/engine/engine.ts";
import { type EngineName, engineNames, loadEngines } from "../../host/engine/index.ts";

export interface TestedEngine {
  name: EngineName;
  engines: EngineFactory;
}

/** The engines that are here: lua32 has to be built. `missing` says why the others are not. */
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
  return { there, missing };
}
