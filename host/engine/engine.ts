/** What crosses the boundary of a Lua VM. A byte string is bytes on this side, never text. */
export type LuaValue = undefined | boolean | number | Uint8Array;

/**
 * A function of ours that Lua calls. It may return one value, several in an array, or nothing; a JavaScript string goes
 * to Lua as UTF-8. What it throws becomes a Lua error, and is thrown again by the `resume` that Lua ran in.
 */
export type HostFunction = (...args: LuaValue[]) => LuaValue | string | (LuaValue | string)[] | void;

/** How a run of the VM ended. */
export type Outcome =
  /** The main coroutine has yielded: it waits for the next `resume`. */
  | { kind: "waiting"; values: LuaValue[] }
  /** The main coroutine has returned. */
  | { kind: "ended"; values: LuaValue[] }
  /** An error has left the main coroutine. */
  | { kind: "failed"; message: string }
  /** `stop` has ended it: the reason, and where each function stood. */
  | { kind: "stopped"; message: string };

/**
 * One Lua VM with one main coroutine. It holds the firmware's Lua and the simulator's own: see `HostLibrary` for how
 * the second is told from the first, so that limits, failures and charges meet the firmware only.
 */
export interface Engine {
  readonly name: string;
  /**
   * Makes host functions callable: they become fields of the global table `__host`, beside those of `HostLibrary`. Looks
   * are for `lookingFunction`, and nothing else.
   */
  install(functions: Record<string, HostFunction>, looks?: Record<string, HostFunction>): void;
  /** Loads a chunk, text or bytecode, as the main coroutine, to be started by `resume`. Throws an Error when it does not parse. */
  load(text: string | Uint8Array, chunkName: string): void;
  /** Runs the main coroutine until it yields, returns or fails. Throws an Error when it runs already. */
  resume(values: LuaValue[]): Outcome;
  /** Frees the VM. Nothing may be called afterwards. */
  close(): void;

  /** The firmware's Lua heap. Undefined when this VM keeps no account of it (fengari). */
  readonly heap: EngineHeap | undefined;
  /** VM instructions that the firmware has executed, of all its coroutines. Counts only after `onInstructions`. */
  readonly instructions: number;
  /** How often control has come from the firmware to the simulator: calls of it, and ends of callbacks and coroutines. */
  readonly systemCalls: number;
  /**
   * Has the firmware's VM instructions counted, and `action` called whenever it has executed another `every` of them,
   * with the total. The action runs in the midst of a Lua function: it may look, charge and `stop`, and must not resume.
   * To be set between runs. An `every` of 0 counts no more. A plain loop takes two to three times as long
   * while it is counted.
   */
  onInstructions(every: number, action?: (total: number) => void): void;
  /**
   * Ends the script for good: what runs is unwound through each `pcall` and coroutine, and this and every further
   * `resume` answers "stopped". Works in an action of `onInstructions`, in a host function and between runs. Out of reach
   * are one single long call of a C function, but for those that match a pattern, and a loop in a `__gc` metamethod: Lua asks
   * nobody there.
   */
  stop(reason: string): void;
  /** For a host function that runs: whether it is the main coroutine that has called it. */
  readonly inMain: boolean;
  /** Where each function of the script stands. In an action of `onInstructions` only; elsewhere "". */
  trace(): string;
}

/** Account of the firmware's Lua heap: what was claimed after `__host.markBaseline()`. */
export interface EngineHeap {
  /** Bytes in use above the baseline, garbage that is not collected yet included. */
  readonly usedBytes: number;
  /** The most that `usedBytes` has been. */
  readonly peakBytes: number;
  /** Bytes in use when the baseline was marked: Lua's libraries and the simulator. */
  readonly baselineBytes: number;
  /** Bytes that the firmware has claimed since the baseline, given back or not; what the host handed to it included. */
  readonly allocatedBytes: number;
  /** Requests for memory that the firmware has made since the baseline. */
  readonly allocations: number;
  /** How many of them were refused. Lua then collects its garbage and asks once more before it fails. */
  readonly refusals: number;
  /** What `usedBytes` may come to in the firmware: "not enough memory" beyond. Undefined: 64 MiB. */
  limitBytes: number | undefined;
  /** Fails the k-th request for memory that the firmware makes from now on; 1 is the next. Undefined: none. */
  failAllocation(k: number | undefined): void;
}

/**
 * What each engine itself puts into the global table `__host`, in Lua's eyes. Sections nest, and end by themselves: a
 * protected call that catches an error and a coroutine that is resumed go on at the depth that they had, and a coroutine
 * that is started begins as firmware. For that the engine replaces `pcall`, `xpcall` and the functions of `coroutine`.
 */
export interface HostLibrary {
  /** An empty full userdata. */
  newUserdata(): object;
  /** From here on the simulator runs: no limit, no failing allocation and no charge until `leaveSystem`. */
  enterSystem(): void;
  /** The firmware runs again. Gives back its arguments, for `return leaveSystem(result())`. */
  leaveSystem(...values: unknown[]): unknown[];
  /**
   * In a section: charges the firmware for work that is Lua of its own on a device. So many instructions are counted as
   * executed, and so many bytes as claimed of the heap, where neither limit nor failing allocation meets them.
   */
  charge(instructions: number, allocatedBytes: number): void;
  /**
   * In a section: from here on, until it is said no more or control goes anywhere else, an error included, what the section
   * itself claims of the heap counts as claimed.
   */
  account(on: boolean): void;
  /** What `pcall` is to the simulator: the firmware's own ends as the firmware. */
  protectedCall(action: (...args: unknown[]) => unknown, ...args: unknown[]): unknown;
  /** Makes a function that the firmware may call of one of the simulator's: it enters, calls it and leaves. */
  systemFunction<Action>(action: Action): Action;
  /**
   * The same where mostly a look is enough: a host function of `install` that gives the answer, or nothing where the function
   * is to be called. It is for what scripts ask all the time, and costs no section.
   */
  lookingFunction<Action>(look: unknown, action: Action): Action;
  /** Calls a function as the firmware, however deep in sections we are, and goes on at the depth that we had. */
  callFirmware(action: (...args: unknown[]) => unknown, ...args: unknown[]): unknown;
  /** The same without arguments, charged for some instructions first. */
  dispatch(instructions: number, action: () => unknown): unknown;
  /**
   * Runs what `find` gives, which nothing but its own frame holds: what it calls in its place frees it. Returns what xpcall
   * does, with `trace` as its handler.
   */
  startFirmware(find: () => () => void, trace: (value: unknown) => string): unknown;
  /**
   * What `load` is to the text of a file in the script folder: on lua32 it becomes bytecode first, whose instructions and line
   * numbers lie in flash, outside the heap, as on a module that Luatools has flashed. Elsewhere it is loaded as text.
   */
  loadScript(text: string, chunkName: string): unknown[];
  /**
   * Collects garbage and takes what is in use from now on as the simulator's share, which neither figures nor limit see.
   * To be called last before main.lua is loaded.
   */
  markBaseline(): void;
}

/** Makes a fresh VM, as a module does at each boot. There is one maker for each kind of VM. */
export type EngineFactory = () => Engine;
