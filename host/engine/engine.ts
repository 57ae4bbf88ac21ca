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
  | { kind: "failed"; message: string };

/** One Lua VM with one main coroutine. */
export interface Engine {
  readonly name: string;
  /**
   * Makes host functions callable: they become fields of the global table `__host`, beside `newUserdata()`, which
   * returns an empty full userdata.
   */
  install(functions: Record<string, HostFunction>): void;
  /** Loads a chunk as the main coroutine, to be started by `resume`. Throws an Error when it does not parse. */
  load(text: string | Uint8Array, chunkName: string): void;
  /** Runs the main coroutine until it yields, returns or fails. */
  resume(values: LuaValue[]): Outcome;
  /** Frees the VM. Nothing may be called afterwards. */
  close(): void;
}

/** Makes a fresh VM, as a module does at each boot. */
export type EngineFactory = () => Engine;
