import type { EngineFactory } from "./engine.ts";
import { fengariEngines } from "./fengari.ts";
import { lua32Engines } from "./lua32/lua32.ts";
import { wasmoonEngines } from "./wasmoon.ts";

/** The Lua VMs that there are. The first is the usual one; lua32 has to be built: `npm run lua32`. */
export const engineNames = ["wasmoon", "fengari", "lua32"] as const;
/** One of `engineNames`. */
export type EngineName = (typeof engineNames)[number];

const loaders: Record<EngineName, () => Promise<EngineFactory>> = {
  wasmoon: wasmoonEngines,
  fengari: fengariEngines,
  lua32: lua32Engines,
};

/** Gives a maker of VMs. Rejects with an Error of one line where this one is not there. */
export function loadEngines(name: EngineName): Promise<EngineFactory> {
  return loaders[name]();
}
