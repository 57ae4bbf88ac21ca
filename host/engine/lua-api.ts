import type { EngineHeap } from "./engine.ts";

// Lua's numbers for statuses, types and hooks: the same in 5.3 and 5.4.

/** LUA_OK: a call or a coroutine has ended. */
export const luaOk = 0;
/** LUA_YIELD: a coroutine has yielded. Every other status is an error. */
export const luaYield = 1;
/** LUA_TNIL. */
export const typeNil = 0;
/** LUA_TBOOLEAN. */
export const typeBoolean = 1;
/** LUA_TNUMBER: an integer or a float. */
export const typeNumber = 3;
/** LUA_TSTRING. */
export const typeString = 4;
/** LUA_MASKCOUNT: a hook that is called after a number of VM instructions. */
export const maskCount = 8;

/** Events of a VM. */
export interface LuaEvents<State> {
  /** The countdown of `arm` has ended. */
  counted(state: State): void;
}

/**
 * The part of Lua's C API that we use, in JavaScript's types. `State` is a Lua thread: an address in a WASM memory, or
 * a fengari object. Indices, stack order and errors are as in the C API.
 */
export interface LuaApi<State> {
  /** The main thread, with the standard libraries open. */
  readonly main: State;
  /** The heap's account, if the engine has one. */
  readonly heap: ManagedHeap | undefined;
  /** Frees the VM. Nothing may be called afterwards. */
  close(): void;

  /** Pushes a new thread onto the main thread's stack, and returns it. */
  newThread(): State;
  /** Loads a chunk. Pushes it, or the parser's message. */
  load(state: State, text: Uint8Array, chunkName: string): boolean;
  /** The same for a script of the script folder. Where the engine can, it loads bytecode in flash, outside the heap. */
  loadScript(state: State, text: Uint8Array, chunkName: string): boolean;
  /** Returns the status. The returned or yielded values are on the stack, `resultCount` of them. */
  resume(thread: State, from: State, count: number): number;
  readonly resultCount: number;
  /** Calls the function below its arguments on the stack, in protected mode. */
  call(state: State, args: number): number;
  /** Raises the value on top of the stack. */
  error(state: State): never;
  /** Raises an error that no message handler sees. */
  raiseQuietly(state: State): never;

  /** How many values are on the stack. */
  top(state: State): number;
  /** Cuts the stack at an index. -2 removes the value on top. */
  setTop(state: State, index: number): void;
  /** Makes room on the stack. */
  reserve(state: State, count: number): void;
  /** One of the types above, or another of Lua's numbers. */
  type(state: State, index: number): number;
  /** A copy of a string's bytes. The value must be a string. */
  bytes(state: State, index: number): Uint8Array;
  /** The length of a string in bytes. */
  length(state: State, index: number): number;
  /** A number, or 0 for another value. */
  number(state: State, index: number): number;
  /** Whether a value is true as in Lua's conditions. */
  boolean(state: State, index: number): boolean;
  /** A thread, or undefined for another value. */
  thread(state: State, index: number): State | undefined;
  pushNil(state: State): void;
  pushBoolean(state: State, value: boolean): void;
  /** Pushes a whole number that fits as an integer. */
  pushNumber(state: State, value: number): void;
  pushBytes(state: State, value: Uint8Array): void;
  pushFunction(state: State, action: (state: State) => number): void;
  pushTable(state: State): void;
  /** With so many bytes of the core's own. Returns false when the heap has no room for them. */
  pushUserdata(state: State, bytes: number): boolean;
  pushGlobal(state: State, name: string): void;
  pushField(state: State, name: string): void;
  /**
   * Returns the C function on top of the stack, so that another C function can run it with its own arguments and
   * results.
   */
  cFunction(state: State): (state: State) => number;
  setField(state: State, name: string): void;
  setGlobal(state: State, name: string): void;

  /** Calls `counted` after `left` more VM instructions of a thread, then after each `every`. */
  arm(thread: State, every: number, left: number): void;
  /** Ends the countdown of a thread. */
  disarm(thread: State): void;
  /** VM instructions until the next call of `counted`. */
  left(thread: State): number;
  /** The stack of a thread as text, one line per function. */
  trace(thread: State, level: number): string;
}

/** The heap's account as a VM uses it. */
export interface ManagedHeap extends EngineHeap {
  /** Whether the firmware is running. Only then may a request be refused. */
  guarded: boolean;
  /** Whether claims of the simulator count as the firmware's. */
  accounted: boolean;
  /** A string of this many bytes was passed to the firmware. */
  handed(bytes: number): void;
  /** Whether the current request is for one of our hooks. */
  excused: () => boolean;
  /** The memory in use is the simulator's share from now on. */
  markBaseline(): void;
}
