/**
 * Lua 5.3 keeps the function that each place of a text has made last, and gives it again as long as it would capture the
 * same: a literal in a loop is one function, and `sys` replaces its timer. Lua 5.4 makes a function each time. What
 * compares functions asks here for the one that a module would have. What a script compares itself stays as it is, so
 * that the board is told of the first such literal.
 */

import { board } from "./board";

type AnyFunction = (this: void, ...args: unknown[]) => unknown;

const makesAnew = _VERSION === "Lua 5.4";
/** Kept here: to a script, and to us, `string` has no `dump`. */
const { dump } = string as unknown as { dump(this: void, action: AnyFunction, strip: boolean): string };

/** By function, the one that Lua 5.3 would have given in its place. */
const known = new LuaTable<AnyFunction, AnyFunction>();
setmetatable(known as object, { __mode: "k" });
/** By place and code, the last function that was made there. */
const last = new LuaTable<string, AnyFunction>();
setmetatable(last as object, { __mode: "v" });

/** The function that Lua 5.3 would have given in the place of this one. Anything else is returned as it is. */
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
