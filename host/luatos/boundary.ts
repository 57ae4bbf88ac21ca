/**
 * The boundary between the firmware and the simulator, which share a VM. Limits on memory, failing allocations and
 * charges for instructions affect only the firmware. So each of our functions that it can call is a `systemFunction`,
 * and we call its functions through `callFirmware`. `sys` is Lua in the script's VM on a module, but belongs to the
 * simulator here. Heap figures are those above an empty script with `sys`. What the functions of `sys` execute and
 * claim is charged: see sys-costs.ts.
 */

import { board } from "./board";

// biome-ignore lint/suspicious/noExplicitAny: any function.
type AnyFunction = (this: void, ...args: any[]) => any;

/** The results of `systemFunction`, keyed by the original and by the result itself: equal functions stay equal. */
const made = new LuaTable<AnyFunction, AnyFunction>();
/**
 * The original of each system function. Where speed matters we call the original, without a section within ours. Where
 * a script may have replaced one of our functions: `plainOf.get(action) ?? action`.
 */
export const plainOf = new LuaTable<AnyFunction, AnyFunction>();

/** Wraps a function so that the firmware may call it. */
export function systemFunction<Action>(action: Action): Action {
  const plain = action as AnyFunction;
  let result = made.get(plain);
  if (result === undefined) {
    result = board.systemFunction(plain);
    made.set(plain, result);
    made.set(result, result);
    plainOf.set(result, plain);
  }
  return result as Action;
}

/**
 * The same for a function that scripts call all the time. A look at the board mostly gives the answer; only if it gives
 * nothing is the function called.
 */
export function lookingFunction<Action>(look: unknown, action: Action): Action {
  const result = board.lookingFunction(look, systemFunction(action)) as AnyFunction;
  made.set(result, result);
  plainOf.set(result, action as AnyFunction);
  return result as Action;
}

/** Turns all functions of a table into system functions, in place. Returns the table. */
export function systemFunctions<Table extends object>(table: Table): Table {
  for (const [name, value] of pairs(table as Record<string, unknown>)) {
    if (type(value) === "function") {
      (table as Record<string, unknown>)[name] = systemFunction(value);
    }
  }
  return table;
}

/** Calls a function of the firmware: a callback, or a script's replacement for one of our functions. */
export const callFirmware = board.callFirmware as <Action extends AnyFunction>(
  this: void,
  action: Action,
  ...args: unknown[]
) => ReturnType<Action>;

/** Where the firmware has called us: file and line of its nearest function. Nil when C has called us. */
export function firmwarePlace(this: void): LuaMultiReturn<[source?: string, line?: number]> {
  for (let level = 2; ; level++) {
    const info = debug.getinfo(level, "Sl");
    if (info === undefined || (info.currentline ?? -1) < 0) {
      return $multi();
    }
    if (info.source !== "=luatos" && info.source !== "=[C]") {
      return $multi(info.short_src, info.currentline);
    }
  }
}

/** Raises an error with the position where the firmware has called us, as `luaL_error` does. */
export function fail(this: void, problem: string): never {
  const [source, line] = firmwarePlace();
  return error(source === undefined ? problem : `${source}:${line}: ${problem}`, 0);
}
