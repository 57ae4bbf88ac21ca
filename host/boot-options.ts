import { eras, type FirmwareEra } from "./board/eras.ts";
import { type ModelName, models } from "./board/models.ts";
import type { EngineFactory } from "./engine/engine.ts";

/** What `bootModule` needs of a firmware that `buildFirmware` has built. */
export interface BuiltFirmware {
  /** The text of main.lua. */
  lua: string;
  /** Its source map, as JSON. */
  map: string;
}

/** What a simulated module boots, and its surroundings. */
export interface BootOptions {
  /**
   * The main.lua: its text, its file, or a firmware that `buildFirmware` has built. With the firmware comes its source
   * map: the log and the errors then have TypeScript positions.
   */
  lua: string | { file: string } | BuiltFirmware;
  /**
   * Lua that runs before main.lua, as the script `prelude.lua`. Here a test puts a table of its own in the place of what
   * is not simulated: `i2c = setmetatable({ setup = function() return 1 end }, { __index = i2c })`.
   */
  prelude?: string;
  /** More files of the script folder: name → text. */
  scripts?: Record<string, string>;
  /**
   * Source maps of the scripts: script name → map as JSON. Default: main.lua's own map, if it lies beside the file or
   * comes with the firmware.
   */
  maps?: Record<string, string>;
  model?: ModelName;
  /**
   * The age of the core. All models follow it; docs/simulator.md lists each change with its day. Default: "2025-12".
   */
  era?: FirmwareEra;
  /** The host name of the virtual server. Default: the tutorial's server. */
  serverHost?: string;
  /** Whether there is a mobile network. Default: true. */
  network?: boolean;
  /**
   * How long after each boot the module gets an address, in milliseconds. 0: at once. Default: 2500, as on a module.
   */
  addressAfterMs?: number;
  /** Makes the Lua VM, from `loadEngines`. Default: Wasmoon. */
  engines?: EngineFactory;
  seed?: number;
  /**
   * How long 1000 VM instructions take, in microseconds of virtual time. The next message is delivered when Lua has
   * finished the last one, and the watchdog can reset the module while Lua runs. With 0, nothing takes time, and the
   * watchdog waits for a hung script until it has run `mostInstructionsPerRun`. Default: `usualMicroseconds`, 250.
   */
  microsecondsPer1000Instructions?: number;
  /** How many VM instructions the script may run between two waits before it counts as hung. Default: 500 million. */
  mostInstructionsPerRun?: number;
  /**
   * The size of the Lua heap in bytes, including LuatOS's own share. Beyond it: "not enough memory". Default: no limit,
   * since a script uses up to a quarter more heap here than on a module. `models` has the heap sizes of the modules.
   */
  heapBytes?: number;
}

/** Throws a RangeError that names an invalid option and its allowed values. */
export function checkOptions(options: BootOptions): void {
  demand(options.model === undefined || options.model in models, "model", options.model, oneOf(Object.keys(models)));
  demand(options.era === undefined || eras.includes(options.era), "era", options.era, oneOf(eras));
  demandNumber("addressAfterMs", options.addressAfterMs, 0, true);
  demandNumber("seed", options.seed, 0, true);
  demandNumber("microsecondsPer1000Instructions", options.microsecondsPer1000Instructions, 0, false);
  demandNumber("mostInstructionsPerRun", options.mostInstructionsPerRun, 1, true);
  demandNumber("heapBytes", options.heapBytes, 1, true);
  const lua = options.lua as string | Partial<{ file: string } & BuiltFirmware> | undefined;
  const isScript = typeof lua === "string" || typeof lua?.file === "string" || typeof lua?.lua === "string";
  demand(isScript, "lua", lua, "the text of a main.lua, { file: where it is }, or a firmware of buildFirmware");
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
