import type { EngineFactory } from "./engine.ts";
import { fengariEngines } from "./fengari.ts";
import { lua32Engines } from "./lua32/lua32.ts";
import { wasmoonEngines } from "./wasmoon.ts";

/** The available engines. The first is the default. lua32 must be built first: `npm run lua32`. */
export const engineNames = ["wasmoon", "fengari", "lua32"] as const;
/** One of `engineNames`. */
export type EngineName = (typeof engineNames)[number];

const loaders: Record<EngineName, () => Promise<EngineFactory>> = {
  wasmoon: wasmoonEngines,
  fengari: fengariEngines,
  lua32: lua32Engines,
};

/** Returns a factory for VMs. Rejects with an Error of one line when this engine is not available. */
export function loadEngines(name: EngineName): Promise<EngineFactory> {
  return loaders[name]();
}
