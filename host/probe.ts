import type { HostFunction } from "./engine/engine.ts";

/** What looks into a firmware while tests run it: the coverage does. */
export interface Probe {
  /** Arranges one module that is about to boot. Its scripts and source maps are given by name. */
  arrange(scripts: ReadonlyMap<string, Uint8Array>, maps: Readonly<Record<string, string>>): Arrangement;
}

export interface Arrangement {
  /** The scripts as they shall run. */
  scripts: Map<string, Uint8Array>;
  /** Lua that runs before the simulated LuatOS, without a line break. It sees the functions in `__host`. */
  before: string;
  functions: Record<string, HostFunction>;
}

let probe: Probe | undefined;

/** Has each module that `bootModule` boots from now on arranged by a probe, or by none. */
export function setProbe(next: Probe | undefined): void {
  probe = next;
}

/** The probe that is set, or one that changes nothing. */
export function currentProbe(): Probe {
  return probe ?? { arrange: (scripts) => ({ scripts: new Map(scripts), before: "", functions: {} }) };
}
