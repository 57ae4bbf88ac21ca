import type { HostFunction } from "./engine/engine.ts";

/** Observes a firmware while tests run it. Coverage uses it. */
export interface Probe {
  /** Prepares one module that is about to boot. Its scripts and source maps are keyed by name. */
  arrange(scripts: ReadonlyMap<string, Uint8Array>, maps: Readonly<Record<string, string>>): Arrangement;
}

/** How a module boots under a probe. */
export interface Arrangement {
  /** The scripts to run. */
  scripts: Map<string, Uint8Array>;
  /** Lua that runs before the simulated LuatOS, without a line break. It can use the functions in `__host`. */
  before: string;
  functions: Record<string, HostFunction>;
}

let probe: Probe | undefined;

/** Sets the probe for all modules that `bootModule` boots from now on. Undefined: none. */
export function setProbe(next: Probe | undefined): void {
  probe = next;
}

/** The current probe, or one that changes nothing. */
export function currentProbe(): Probe {
  return probe ?? { arrange: (scripts) => ({ scripts: new Map(scripts), before: "", functions: {} }) };
}
