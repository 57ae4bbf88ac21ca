/**
 * The line between the firmware and the simulator, which share a VM. Limits on memory, failing allocations and charges
 * for instructions meet the firmware only. So whatever of ours it can call is a `systemFunction`, and whatever of its
 * own we call goes through `callFirmware`. `sys`, which is Lua of the script's VM on a device, is the simulator's
 * here: figures of the heap are those over an empty script with `sys`, and what its functions execute and claim is
 * charged, as sys-costs.ts says.
 */

import { board } from "./board";

// biome-ignore lint/suspicious/noExplicitAny: any function.
type AnyFunction = (this: void, ...args: any[]) => any;

/** What `systemFunction` has made, by what it was made of and by itself: equal functions stay equal. */
const made = new LuaTable<AnyFunction, AnyFunction>();
/**
 * What a system function was made of. We call that one ourselves where time counts, without a section within ours:
 * `plainOf.get(action) ?? action`, where a script may have put another in the place of one of ours.
 */
export const plainOf = new LuaTable<AnyFunction, AnyFunction>();

/** The function as the firmware may call it. */
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
 * The same for a function that scripts call all the time, and that a look at the board mostly answers: the function itself is
 * called only where that gives nothing.
 */
export function lookingFunction<Action>(look: unknown, action: Action): Action {
  const result = board.lookingFunction(look, systemFunction(action)) as AnyFunction;
  made.set(result, result);
  plainOf.set(result, action as AnyFunction);
  return result as Action;
}

/** Makes system functions of a table's functions, in place. Returns the table. */
export function systemFunctions<Table extends object>(table: Table): Table {
  for (const [name, value] of pairs(table as Record<string, unknown>)) {
    if (type(value) === "function") {
      (table as Record<string, unknown>)[name] = systemFunction(value);
    }
  }
  return table;
}

/** Calls a function of the firmware's: a callback, or what a script may have put in the place of one of ours. */
export const callFirmware = board.callFirmware as <Action extends AnyFunction>(
  this: void,
  action: Action,
  ...args: unknown[]
) => ReturnType<Action>;

/** Where the firmware has called us: the file and line of its nearest function. Nil when C has called us. */
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

/** Raises an error with the place where the firmware has called us, as `luaL_error` does. */
export function fail(this: void, problem: string): never {
  const [source, line] = firmwarePlace();
  return error(source === undefined ? problem : `${source}:${line}: ${problem}`, 0);
}
