import { eras, type FirmwareEra } from "./board/eras.ts";
import { type ModelName, models } from "./board/models.ts";
import type { EngineFactory } from "./engine/engine.ts";

/** What a simulated module is booted with, and what is around it. */
export interface BootOptions {
  /** A main.lua: its text, or where it is. */
  lua: string | { file: string };
  /** More files of the script folder: name → text. */
  scripts?: Record<string, string>;
  /** Source maps of the scripts: name of the script → map as JSON. Default: that of main.lua, if it lies beside the file. */
  maps?: Record<string, string>;
  model?: ModelName;
  /** How old the core is: all modules follow it, and docs/simulator.md has each change with its day. Default: "2025-12". */
  era?: FirmwareEra;
  /** The host name that the virtual server stands behind. Default: the tutorial's. */
  serverHost?: string;
  /** Whether there is a mobile network. Default: true. */
  network?: boolean;
  /** How long after each boot the module has an address, in milliseconds; 0: at once. Default: 2500, as on a module. */
  addressAfterMs?: number;
  /** Makes the Lua VM, from `loadEngines`. Default: Wasmoon. */
  engines?: EngineFactory;
  seed?: number;
  /**
   * What 1000 VM instructions take, in microseconds of virtual time. A message is delivered when Lua has done what the
   * one before it asked for, and the watchdog bites in the midst of Lua. 0: nothing takes time, and the watchdog waits
   * for a script that hangs until it has run `mostInstructionsPerRun`. Default: `usualMicroseconds`, 250.
   */
  microsecondsPer1000Instructions?: number;
  /** How many VM instructions the script may run without a wait before it counts as hung. Default: 500 million. */
  mostInstructionsPerRun?: number;
  /**
   * The Lua heap in bytes, what LuatOS itself holds of it included: "not enough memory" beyond. Default: no limit, since
   * a script holds up to a quarter more of it here than on a module, which `models` knows the heap of.
   */
  heapBytes?: number;
}

/** Throws a RangeError that names an option which can not be, and what it may be. */
export function checkOptions(options: BootOptions): void {
  demand(options.model === undefined || options.model in models, "model", options.model, oneOf(Object.keys(models)));
  demand(options.era === undefined || eras.includes(options.era), "era", options.era, oneOf(eras));
  demandNumber("addressAfterMs", options.addressAfterMs, 0, true);
  demandNumber("seed", options.seed, 0, true);
  demandNumber("microsecondsPer1000Instructions", options.microsecondsPer1000Instructions, 0, false);
  demandNumber("mostInstructionsPerRun", options.mostInstructionsPerRun, 1, true);
  demandNumber("heapBytes", options.heapBytes, 1, true);
  const { lua } = options;
  const isScript = typeof lua === "string" || typeof lua?.file === "string";
  demand(isScript, "lua", lua, "the text of a main.lua, or { file: where it is }");
}

function demandNumber(name: string, value: number | undefined, least: number, isWhole: boolean): void {
  const fits = value === undefined || (value >= least && (isWhole ? Number.isInteger(value) : Number.isFinite(value)));
  demand(fits, name, value, `a ${isWhole ? "whole " : ""}number from ${least} on`);
}

function demand(holds: boolean, name: string, value: unknown, what: string): void {
  if (!holds) {
    throw new RangeError(`bootModule: ${name} is ${JSON.stringify(value)}, but must be ${what}`);
  }
}

function oneOf(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(" or ");
}
