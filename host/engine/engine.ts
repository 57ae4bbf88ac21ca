/** A value that crosses the boundary of a Lua VM. On this side, a Lua string is bytes, never text. */
export type LuaValue = undefined | boolean | number | Uint8Array;

/**
 * A host function that Lua calls. It may return one value, several in an array, or nothing; a JavaScript string reaches
 * Lua as UTF-8. An exception becomes a Lua error, and the `resume` that runs Lua throws it again.
 */
export type HostFunction = (...args: LuaValue[]) => LuaValue | string | (LuaValue | string)[] | void;

/** How a run of the VM ended. */
export type Outcome =
  /** The main coroutine has yielded. It waits for the next `resume`. */
  | { kind: "waiting"; values: LuaValue[] }
  /** The main coroutine has returned. */
  | { kind: "ended"; values: LuaValue[] }
  /** An error has left the main coroutine. */
  | { kind: "failed"; message: string }
  /** `stop` has ended the script. The message has the reason, and where each function was. */
  | { kind: "stopped"; message: string };

/**
 * One Lua VM with one main coroutine. It holds the firmware's Lua and the simulator's Lua. `HostLibrary` says how the
 * VM distinguishes them, so that limits, failures and charges affect only the firmware.
 */
export interface Engine {
  readonly name: string;
  /**
   * Makes host functions callable: they become fields of the global table `__host`, beside those of `HostLibrary`.
   * `looks` are only for `lookingFunction`.
   */
  install(functions: Record<string, HostFunction>, looks?: Record<string, HostFunction>): void;
  /**
   * Loads a chunk, text or bytecode, as the main coroutine. `resume` starts it. Throws an Error when it does not parse.
   */
  load(text: string | Uint8Array, chunkName: string): void;
  /** Runs the main coroutine until it yields, returns or fails. Throws an Error when it is already running. */
  resume(values: LuaValue[]): Outcome;
  /** Frees the VM. Call nothing afterwards. */
  close(): void;

  /** The firmware's Lua heap. Undefined when this engine cannot account for it (fengari). */
  readonly heap: EngineHeap | undefined;
  /** VM instructions that the firmware has executed in all its coroutines. Counts only after `onInstructions`. */
  readonly instructions: number;
  /**
   * How often control has passed from the firmware to the simulator: calls to it, and ends of callbacks and coroutines.
   */
  readonly systemCalls: number;
  /**
   * Counts the firmware's VM instructions, and calls `action` with the total after each `every` instructions. The
   * action runs in the middle of a Lua function: it may look, charge and `stop`, but must not resume. Set it between
   * runs. An `every` of 0 turns counting off. Counting makes a plain loop take two to three times as long.
   */
  onInstructions(every: number, action?: (total: number) => void): void;
  /**
   * Ends the script for good: unwinds it through each `pcall` and coroutine. This and every further `resume` returns
   * "stopped". Works in an action of `onInstructions`, in a host function and between runs. It cannot interrupt a
   * single long call of a C function, except one that matches a pattern, or a loop in a `__gc` metamethod: Lua runs no
   * hook there.
   */
  stop(reason: string): void;
  /** In a host function: whether the main coroutine has called it. */
  readonly inMain: boolean;
  /** Where each function of the script is. Only in an action of `onInstructions`; elsewhere "". */
  trace(): string;
}

/** Accounts for the firmware's Lua heap: everything claimed after `__host.markBaseline()`. */
export interface EngineHeap {
  /** Bytes in use above the baseline. Includes garbage that is not collected yet. */
  readonly usedBytes: number;
  /** The highest value of `usedBytes`. */
  readonly peakBytes: number;
  /** Bytes in use when the baseline was marked: Lua's libraries and the simulator. */
  readonly baselineBytes: number;
  /**
   * All bytes that the firmware has claimed since the baseline, even if freed again. Includes values passed in by the
   * host.
   */
  readonly allocatedBytes: number;
  /** Requests for memory that the firmware has made since the baseline. */
  readonly allocations: number;
  /**
   * How many of these requests were refused. After a refusal, Lua collects its garbage and asks once more before it
   * fails.
   */
  readonly refusals: number;
  /**
   * `usedBytes` as the core counts them: with what its allocator adds to each block, which lua32 knows, and with the
   * core's own objects.
   */
  readonly wholeBytes: number;
  /** The highest value of `wholeBytes`. */
  readonly wholePeakBytes: number;
  /** The limit of `wholeBytes` in the firmware. Beyond it: "not enough memory". Undefined: 64 MiB. */
  limitBytes: number | undefined;
  /** Fails the k-th memory request of the firmware from now on; 1 is the next. Undefined: none. */
  failAllocation(k: number | undefined): void;
}

/**
 * What each engine adds to the global table `__host`, as Lua sees it. Sections nest and end by themselves. A protected
 * call that catches an error, or a coroutine that is resumed, continues at its own depth. A new coroutine begins as
 * firmware. To do this, the engine replaces `pcall`, `xpcall` and the functions of `coroutine`.
 */
export interface HostLibrary {
  /**
   * A full userdata. `bytes`: what the core keeps in it, in the Lua heap. Returns nothing when there is no room for that
   * many. Default: 0.
   */
  newUserdata(bytes?: number): object | undefined;
  /** Starts a section of the simulator: no limit, no failing allocation and no charge until `leaveSystem`. */
  enterSystem(): void;
  /** Returns to the firmware. Returns its arguments, for `return leaveSystem(result())`. */
  leaveSystem(...values: unknown[]): unknown[];
  /**
   * In a section: charges the firmware for work that is Lua of its own on a device. Counts these instructions as
   * executed and these bytes as claimed from the heap. The bytes meet neither limit nor failing allocation.
   */
  charge(instructions: number, allocatedBytes: number): void;
  /**
   * In a section: counts what the section itself claims from the heap as claimed by the firmware. Ends when turned off,
   * or when control leaves the section, also by an error.
   */
  account(on: boolean): void;
  /** `pcall` for the simulator. The firmware's own `pcall` returns to the firmware. */
  protectedCall(action: (...args: unknown[]) => unknown, ...args: unknown[]): unknown;
  /**
   * Wraps a function of the simulator so that the firmware may call it: the wrapper enters a section, calls it and
   * leaves.
   */
  systemFunction<Action>(action: Action): Action;
  /**
   * The same, for functions that scripts call all the time. `look` is a host function of `install`. It returns the
   * answer without a section, or nothing when `action` must be called.
   */
  lookingFunction<Action>(look: unknown, action: Action): Action;
  /** Calls a function as the firmware, from any depth of sections. Afterwards the depth is as before. */
  callFirmware(action: (...args: unknown[]) => unknown, ...args: unknown[]): unknown;
  /** The same without arguments. First charges some instructions. */
  dispatch(instructions: number, action: () => unknown): unknown;
  /**
   * Runs the function that `find` returns. Only its own frame holds it: a call in its place frees it. Returns what
   * xpcall does, with `trace` as its handler.
   */
  startFirmware(find: () => () => void, trace: (value: unknown) => string): unknown;
  /** Keeps a text outside the heap of the module, for `loadScript`. */
  keepScript(text: string): void;
  /**
   * `load` for the kept text, which is that of a file in the script folder. On lua32 the text becomes bytecode first:
   * its instructions and line numbers lie in flash, outside the heap, as on a module that Luatools has flashed. Other
   * engines load the text.
   */
  loadScript(chunkName: string): unknown[];
  /**
   * Collects garbage and marks the memory in use as the simulator's share, which figures and limit exclude. Call it
   * last before main.lua is loaded.
   */
  markBaseline(): void;
}

/** Makes a new VM, as a module does at each boot. Each kind of VM has one factory. */
export type EngineFactory = () => Engine;
