/**
 * Lua's own libraries as in LuatOS: Lua 5.3, with parts of 5.1 and 5.2, without what a module cannot do. The engines
 * differ here, so this removes their extra functions and adds missing ones.
 */

import { optionalString } from "./arguments";
import { bitFunctions } from "./bit";
import { board } from "./board";
import { fail, systemFunction, systemFunctions } from "./boundary";
import { fileFunctions, ioFunctions } from "./io";
import { rememberToString } from "./log";
import { arrangeNumbers } from "./numbers";
import { osFunctions } from "./os";
import { library, withoutMissing } from "./simulated";
import { stringAdditions } from "./string";

type Library = Record<string, unknown>;

const globals = _G as unknown as Library;

/** Adapts `coroutine`: a script runs inside our main coroutine and must not notice that. */
function guardMainCoroutine(): void {
  const { running, yield: plainYield } = coroutine;
  const [mainThread] = running();
  coroutine.running = systemFunction(() => {
    const [thread] = running();
    return $multi(thread, thread === mainThread);
  });
  coroutine.isyieldable = systemFunction(() => running()[0] !== mainThread);
  coroutine.yield = systemFunction(((...values) => {
    if (running()[0] === mainThread) {
      fail("attempt to yield from outside a coroutine");
    }
    return plainYield(...values);
  }) satisfies typeof plainYield);
}

/** Random numbers come from the board, so that runs can be repeated. On a module they come from hardware. */
function random(low?: number, high?: number): number {
  const chance = board.random();
  if (low === undefined) {
    return chance;
  }
  const from = high === undefined ? 1 : low;
  const to = high ?? low;
  if (from > to) {
    fail("bad argument #1 to 'random' (interval is empty)");
  }
  return from + math.floor(chance * (to - from + 1));
}

/** Functions of Lua 5.2's `math`, for engines that lack them. */
const oldMath: Library = {
  atan2: math.atan,
  cosh: (x: number) => (math.exp(x) + math.exp(-x)) / 2,
  sinh: (x: number) => (math.exp(x) - math.exp(-x)) / 2,
  tanh: (x: number) => 1 - 2 / (math.exp(2 * x) + 1),
  pow: (x: number, y: number) => x ** y,
  log10: (x: number) => math.log(x, 10),
  ldexp: (x: number, exponent: number) => x * 2 ** exponent,
};

/** The largest number among the keys. */
function maxn(list: object): number {
  let most = 0;
  for (const [key] of pairs(list)) {
    most = type(key) === "number" && (key as number) > most ? (key as number) : most;
  }
  return most;
}

const onlyInLua54 = {
  coroutine: ["close"],
  debug: ["debug", "setcstacklimit"],
  os: ["execute", "getenv", "setlocale", "tmpname"],
  string: ["dump"],
} as const;

/** Removes names that an engine has and a module lacks. */
function takeAway(): void {
  for (const [name, functions] of pairs(onlyInLua54)) {
    for (const each of functions) {
      (globals[name] as Library)[each] = undefined;
    }
  }
  globals.warn = undefined;
}

/**
 * Percentage of what survived a collection. Below 100, the core collects all the time, in small steps. Lua 5.4 would
 * run a whole collection for each such step, so it keeps its own pause: 200.
 */
const collectorPause = 90;

/** `collectgarbage` where JavaScript collects: it does nothing, and there are no figures. */
const idleCollector: Record<string, unknown> = {
  collect: 0,
  count: 0,
  step: true,
  stop: 0,
  restart: 0,
  setpause: collectorPause,
  setstepmul: 200,
  isrunning: true,
};

function arrangeCollector(): void {
  const [works] = pcall(collectgarbage as never);
  if (works) {
    if (_VERSION === "Lua 5.3") {
      collectgarbage("setpause", collectorPause);
    }
    return;
  }
  globals.collectgarbage = systemFunction((option: unknown) => {
    const wanted = optionalString(option, "collect", 1, "collectgarbage");
    const answer = idleCollector[wanted];
    if (answer === undefined) {
      fail(`bad argument #1 to 'collectgarbage' (invalid option '${wanted}')`);
    }
    return answer;
  });
}

function add(name: string, functions: object, over: boolean): void {
  const target = globals[name] as Library;
  for (const [key, value] of pairs(systemFunctions(functions) as Library)) {
    if (over || target[key] === undefined) {
      target[key] = value;
    }
  }
}

/** Sets up the libraries. They cannot be changed afterwards. */
export function arrangeLibraries(): void {
  guardMainCoroutine();
  takeAway();
  arrangeCollector();
  arrangeNumbers();
  rememberToString();
  add("string", stringAdditions, true);
  add("os", osFunctions, true);
  add("os", fileFunctions, true);
  globals.io = systemFunctions(withoutMissing("io", ioFunctions));
  add("math", oldMath, false);
  add("math", { random, randomseed: () => undefined }, true);
  add("table", { maxn }, false);
  globals.bit32 = systemFunctions(bitFunctions);
  globals.unpack = table.unpack;
  globals.loadstring = load;
  globals._VERSION = "Lua 5.3";
  for (const name of ["string", "table", "math", "coroutine", "utf8", "debug", "os", "io", "bit32"]) {
    globals[name] = library(globals[name] as object);
  }
  globals.bit = globals.bit32;
}
