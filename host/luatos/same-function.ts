/**
 * For each place in a text, Lua 5.3 keeps the last function created there, and reuses it while it would capture the
 * same. So a literal in a loop is one function, and `sys` replaces its timer. Lua 5.4 creates a function each time.
 * Code that compares functions asks here for the one that a module would have. Comparisons in the script itself are
 * unaffected, so the first such literal is reported to the board.
 */

import { board } from "./board";

type AnyFunction = (this: void, ...args: unknown[]) => unknown;

const makesAnew = _VERSION === "Lua 5.4";
/** Kept here: `string` has no `dump` for a script, nor for us. */
const { dump } = string as unknown as { dump(this: void, action: AnyFunction, strip: boolean): string };

/** The function that Lua 5.3 would have reused, by function. */
const known = new LuaTable<AnyFunction, AnyFunction>();
setmetatable(known as object, { __mode: "k" });
/** The last function created at a place, by place and code. */
const last = new LuaTable<string, AnyFunction>();
setmetatable(last as object, { __mode: "v" });

/** The function that Lua 5.3 would have used instead of this one. Other values are returned unchanged. */
export function sameFunction<Value>(this: void, value: Value): Value {
  if (!makesAnew || type(value) !== "function") {
    return value;
  }
  const action = value as AnyFunction;
  let result = known.get(action);
  if (result === undefined) {
    result = keptFor(action);
    known.set(action, result);
  }
  return result as Value;
}

function keptFor(action: AnyFunction): AnyFunction {
  const { what, source, short_src, linedefined, lastlinedefined, nups } = debug.getinfo(
    action,
    "Su",
  ) as debug.FunctionInfo;
  if (what !== "Lua") {
    return action;
  }
  const place = `${source}:${linedefined}:${lastlinedefined}:${dump(action, true)}`;
  const before = last.get(place);
  if (before !== undefined && capturesSame(action, before, nups)) {
    board.madeAnew(`${string.gsub(short_src, "^/luadb/", "")[0]}:${linedefined}`);
    return before;
  }
  last.set(place, action);
  return action;
}

function capturesSame(one: AnyFunction, other: AnyFunction, count: number): boolean {
  for (let index = 1; index <= count; index++) {
    if (debug.upvalueid(one, index) !== debug.upvalueid(other, index)) {
      return false;
    }
  }
  return true;
}
