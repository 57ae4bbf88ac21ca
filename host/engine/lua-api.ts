import type { EngineHeap } from "./engine.ts";

// Lua's numbers for statuses, types and hooks, the same from 5.3 to 5.4.
export const luaOk = 0;
export const luaYield = 1;
export const typeNil = 0;
export const typeBoolean = 1;
export const typeNumber = 3;
export const typeString = 4;
export const maskCount = 8;

/** What a VM calls back. */
export interface LuaEvents<State> {
  /** The count of `arm` is used up. */
  counted(state: State): void;
}

/**
 * The part of Lua's C API that we use, in JavaScript's types. `State` is a Lua thread: an address in a WASM memory, or an
 * object of fengari. Indices, order on the stack and errors are as in the C API.
 */
export interface LuaApi<State> {
  /** The main thread, with the standard libraries opened. */
  readonly main: State;
  /** The account of the heap, where there is one. */
  readonly heap: ManagedHeap | undefined;
  close(): void;

  newThread(): State;
  /** Loads a chunk onto the stack, or the parser's message. */
  load(state: State, text: Uint8Array, chunkName: string): boolean;
  /** Loads a script of the script folder likewise: where the engine can, as bytecode in flash, outside the heap. */
  loadScript(state: State, text: Uint8Array, chunkName: string): boolean;
  /** Returns the status. What was returned or yielded is on the stack, `resultCount` values. */
  resume(thread: State, from: State, count: number): number;
  readonly resultCount: number;
  /** Calls what lies below its arguments on the stack, in protected mode. */
  call(state: State, args: number): number;
  /** Raises the value on top. */
  error(state: State): never;
  /** Raises an error that no message handler sees. */
  raiseQuietly(state: State): never;

  top(state: State): number;
  setTop(state: State, index: number): void;
  /** Makes room on the stack. */
  reserve(state: State, count: number): void;
  type(state: State, index: number): number;
  bytes(state: State, index: number): Uint8Array;
  /** How many bytes a string has. */
  length(state: State, index: number): number;
  number(state: State, index: number): number;
  boolean(state: State, index: number): boolean;
  thread(state: State, index: number): State | undefined;
  pushNil(state: State): void;
  pushBoolean(state: State, value: boolean): void;
  /** Pushes an integer when the value is one and fits. */
  pushNumber(state: State, value: number): void;
  pushBytes(state: State, value: Uint8Array): void;
  pushFunction(state: State, action: (state: State) => number): void;
  pushTable(state: State): void;
  pushUserdata(state: State): void;
  pushGlobal(state: State, name: string): void;
  pushField(state: State, name: string): void;
  /** The C function on top of the stack, for another to go on as it: in its place, with its arguments and results. */
  cFunction(state: State): (state: State) => number;
  setField(state: State, name: string): void;
  setGlobal(state: State, name: string): void;

  /** Has `counted` called after `left` more VM instructions of a thread, then after each `every`. */
  arm(thread: State, every: number, left: number): void;
  disarm(thread: State): void;
  /** VM instructions until `counted` is called next. */
  left(thread: State): number;
  /** The stack of a thread as text, one line for each function. */
  trace(thread: State, level: number): string;
}

/** A heap's account with the side that a VM works on. */
export interface ManagedHeap extends EngineHeap {
  /** Whether the firmware is at work: only then may a request be refused. */
  guarded: boolean;
  /** Whether what the simulator claims counts as claimed by the firmware. */
  accounted: boolean;
  /** A string of so many bytes was handed to the firmware. */
  handed(bytes: number): void;
  /** Whether what is asked for now is for a hook of ours. */
  excused: () => boolean;
  markBaseline(): void;
}
