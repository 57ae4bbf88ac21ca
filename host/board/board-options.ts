import type { Engine, EngineFactory, HostFunction } from "../engine/engine.ts";
import type { Clock } from "../world/clock.ts";
import type { Network } from "../world/network.ts";
import type { FirmwareEra } from "./eras.ts";
import type { AnyModelName } from "./models.ts";

/** The parts of a board and its surroundings. */
export interface BoardOptions {
  model: AnyModelName;
  era: FirmwareEra;
  /** The script folder: file name → text. It needs a main.lua. */
  scripts: ReadonlyMap<string, Uint8Array>;
  /** The simulated LuatOS: Lua text, or bytecode for these engines. */
  luatos: string | Uint8Array;
  engines: EngineFactory;
  /**
   * The size of the Lua heap in bytes, including LuatOS's own share. Beyond it: "not enough memory". Default: no limit.
   */
  heapBytes?: number | undefined;
  /**
   * How long 1000 VM instructions take, in microseconds of the clock. The next message is delivered when Lua has
   * finished the last one. Default: 0, as a real-time clock needs; `usualMicroseconds` is like a module.
   */
  microsecondsPer1000Instructions?: number | undefined;
  /**
   * How many VM instructions one run may take before it counts as hung. Default: 500 million, two minutes on a module.
   */
  mostInstructionsPerRun?: number | undefined;
  clock: Clock;
  network: Network;
  /** How long after each boot the module gets an address, in milliseconds, if there is coverage. Default: at once. */
  addressAfterMs?: number | undefined;
  /** With a virtual clock, equal seeds give equal runs. */
  seed: number;
  /** Seconds since 1970 when the clock is at zero. */
  startTime: number;
  /** Replaces the URL that a script asks for. */
  mapUrl?: (url: string) => string;
  /** Further functions for the simulated LuatOS. */
  hostFunctions?: Record<string, HostFunction>;
  /** Called after each 1000 VM instructions, in the middle of Lua. It may look, and stop the engine. */
  onInstructions?: ((engine: Engine) => void) | undefined;
}

/** Events of a board. */
export interface BoardListener {
  /** A line of the module's log. */
  log?(line: string): void;
  /**
   * The script does something that gives another result here than on a module. Reported once for each kind. It is for
   * the person who runs the script, not a line of the log.
   */
  engineDiffers?(difference: EngineDifference): void;
  /** Bytes reach the RX pin of a UART, even if it has no room for them, evenly spaced between the two times. */
  receive?(uartId: number, bytes: Uint8Array, startMs: number, endMs: number): void;
  /** Bytes have left a UART on the wire, evenly spaced between the two times of the clock. */
  transmit?(uartId: number, bytes: Uint8Array, startMs: number, endMs: number): void;
  /** The module boots or reboots. */
  reboot?(reason: RebootReason): void;
  /** The VM has exited: with an error and its trace, or with "" when main.lua has ended. It reboots after 15 s. */
  vmExit?(problem: string): void;
  /** The script has called `os.exit`. It does not run any more. */
  exit?(code: number): void;
}

/** A place where this Lua gives another result than the core's. */
export interface EngineDifference {
  engine: string;
  /** The position in the script: "main.lua:12". */
  place: string;
}

/**
 * The reason of a boot: power on, a restart by the script, its end by an error, the watchdog, the reset key or a crash
 * in C.
 */
export type RebootReason = "power on" | "script" | "error" | "watchdog" | "reset key" | "crash";
