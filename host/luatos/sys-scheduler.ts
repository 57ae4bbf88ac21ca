/** Tasks, timers and topics of `sys`. */

import { noResult } from "./arguments";
import { board } from "./board";
import { callFirmware, plainOf } from "./boundary";
import { infinite, msgTimer, receiveOther, rtosModule } from "./rtos";
import { sameFunction } from "./same-function";
import { account, charge, grownListBytes, listBytes, setAccounted } from "./sys-costs";

export type Callback = (this: void, ...args: unknown[]) => unknown;
type Listener = Callback | LuaThread;

/**
 * The table that a script knows as `sys`. Its functions call each other through it, as the core's do, so a script's
 * replacements are used. Lists are plain Lua lists with the limits of `#`: a nil at the end of arguments is lost.
 */
// biome-ignore lint/suspicious/noExplicitAny: each function has its own results; sys.ts holds them against types/.
export const scheduler = {} as Record<string, (this: void, ...args: any[]) => any>;

/** Task timers have numbers up to this one; timers with a callback have higher ones. */
const taskTimerMost = 0x1fffff;
const callbackTimerMost = 0x7fffff;
const errorDelayMs = 500;

let lastTaskTimer = 0;
let lastCallbackTimer = taskTimerMost;
const timers = new LuaTable<number, Listener>();
const timerArguments = new LuaTable<number, unknown[]>();

/** The listeners of each topic, with the order of their subscription. The core keeps no order. */
const listeners = new LuaTable<AnyNotNil, LuaTable<Listener, number>>();
let subscriptions = 0;
const queue: unknown[][] = [];

_G.COROUTINE_ERROR_ROLL_BACK = true;
_G.COROUTINE_ERROR_RESTART = true;

/** Checks the outcome of a resumed task, and passes it on. */
function judged(this: void, thread: LuaThread, ...results: unknown[]): LuaMultiReturn<unknown[]> {
  const all = [...results];
  charge(7, listBytes(all.length));
  if (all[0] === false) {
    // The core concatenates the error value. A table raises right here, and its message is lost.
    const report = (all[1] as string) + "\r\n" + debug.traceback(thread);
    log.error("coroutine.resume", report);
    if (_G.COROUTINE_ERROR_ROLL_BACK) {
      scheduler.timerStart(assert, errorDelayMs, false, report);
    } else if (_G.COROUTINE_ERROR_RESTART) {
      rtos.reboot();
    }
  }
  return $multi(...results);
}

scheduler.coresume = (thread: LuaThread, ...args: unknown[]) => {
  charge(9, listBytes(1 + select("#", ...args)));
  return judged(
    thread,
    ...(coroutine.resume as Callback as (...all: unknown[]) => LuaMultiReturn<unknown[]>)(thread, ...args),
  );
};

scheduler.check_task = () => {
  charge(4);
  const [thread, isMain] = coroutine.running();
  if (isMain) {
    error(debug.traceback("attempt to yield from outside a coroutine"));
  }
  return thread;
};

scheduler.taskInit = (task: Callback, ...args: unknown[]) => {
  charge(8);
  account(true);
  const thread = coroutine.create(task);
  account(false);
  scheduler.coresume(thread, ...args);
  return thread;
};

function wait(this: void, ms: number): LuaMultiReturn<unknown[]> {
  const thread: LuaThread = scheduler.check_task();
  do {
    lastTaskTimer = lastTaskTimer >= taskTimerMost - 1 ? 0 : lastTaskTimer + 1;
  } while (timers.has(lastTaskTimer));
  const id = lastTaskTimer;
  charge(22);
  setAccounted(timers, id, thread);
  if (rtos.timer_start(id, ms) !== 1) {
    log.debug("rtos.timer_start error");
    return $multi();
  }
  const message = [...coroutine.yield()];
  const told = message.length > 0;
  charge(told ? 11 : 4, listBytes(message.length));
  if (!told) {
    return $multi();
  }
  rtos.timer_stop(id);
  timers.delete(id);
  return $multi(...table.unpack(message));
}
scheduler.wait = wait;

/** Waits for a topic. Returns its name and arguments, or nothing on a timeout. Without a time, it waits forever. */
function waitForTopic(topic: AnyNotNil, ms: number | false): unknown[] {
  const thread: LuaThread = scheduler.check_task();
  scheduler.subscribe(topic, thread);
  const message = ms === false ? [...coroutine.yield()] : [...(scheduler.wait as typeof wait)(ms)];
  charge(0, listBytes(message.length));
  scheduler.unsubscribe(topic, thread);
  return message;
}

scheduler.waitUntil = (topic: AnyNotNil, ms?: number) => {
  charge((ms ?? false) === false ? 24 : 26);
  const message = waitForTopic(topic, ms ?? false);
  return $multi(message[0] !== undefined, ...table.unpack(message, 2, message.length));
};

scheduler.waitUntilExt = (topic: AnyNotNil, ms?: number) => {
  charge(21);
  const message = waitForTopic(topic, ms ?? false);
  if (message[0] === undefined) {
    return $multi(false);
  }
  charge(2);
  return $multi(...table.unpack(message));
};

scheduler.waitUntilMsg = (topic: AnyNotNil) => {
  charge(20);
  const message = waitForTopic(topic, false);
  return $multi(...table.unpack(message, 2, message.length));
};

function sameArguments(given: unknown[], kept: unknown[] | undefined): boolean {
  if (kept === undefined) {
    charge(5, listBytes(given.length));
    return given.length === 0;
  }
  if (given.length !== kept.length) {
    charge(6, listBytes(given.length));
    return false;
  }
  for (let index = 0; index < given.length; index++) {
    if (given[index] !== kept[index]) {
      charge(22 + 12 * index, listBytes(given.length));
      return false;
    }
  }
  charge(11 + 12 * given.length, listBytes(given.length));
  return true;
}

/** Finds the timer with a callback and its arguments. Each comparison with another timer, and the match, is charged. */
function timerOf(callback: unknown, given: unknown[], costOfOther: number, costOfSame: number): number | undefined {
  let cost = 0;
  let found: number | undefined;
  for (const [id, each] of timers) {
    if (each !== callback) {
      cost += costOfOther;
    } else {
      cost += costOfSame;
      if (sameArguments(given, timerArguments.get(id))) {
        found = id;
        break;
      }
    }
  }
  charge(cost);
  return found;
}

function stopTimer(id: number): void {
  timers.delete(id);
  timerArguments.delete(id);
  rtos.timer_stop(id);
}

scheduler.timerStop = (timer: number | Callback, ...args: unknown[]) => {
  const isNumber = type(timer) === "number";
  const id = isNumber ? (timer as number) : timerOf(sameFunction(timer), [...args], 6, 13);
  charge(isNumber ? 12 : id === undefined ? 10 : 16);
  if (id !== undefined) {
    stopTimer(id);
  }
};

scheduler.timerStopAll = (given: Callback) => {
  const callback = sameFunction(given);
  let cost = 6;
  for (const [id, each] of timers) {
    cost += 6;
    if (each === callback) {
      cost += 6;
      stopTimer(id);
    }
  }
  charge(cost);
};

scheduler.timerAdvStart = (callback: Callback, ms: number, repeat: number, ...args: unknown[]) => {
  const kept = [...args];
  charge(kept.length === 0 ? 31 : 33, listBytes(kept.length));
  if (kept.length === 0) {
    scheduler.timerStop(callback);
  } else {
    scheduler.timerStop(callback, ...args);
  }
  do {
    lastCallbackTimer = lastCallbackTimer >= callbackTimerMost ? taskTimerMost + 1 : lastCallbackTimer + 1;
  } while (timers.has(lastCallbackTimer));
  const id = lastCallbackTimer;
  setAccounted(timers, id, sameFunction(callback));
  if (rtos.timer_start(id, ms, repeat) !== 1) {
    if (board.has("timersTellFailure")) {
      log.error("rtos.timer_start", "create fail!!!");
    }
    return noResult();
  }
  if (kept.length !== 0) {
    setAccounted(timerArguments, id, kept);
  }
  return id;
};

scheduler.timerStart = (callback: Callback, ms: number, ...args: unknown[]) => {
  charge(6);
  return scheduler.timerAdvStart(callback, ms, 0, ...args);
};

scheduler.timerLoopStart = (callback: Callback, ms: number, ...args: unknown[]) => {
  charge(6);
  return scheduler.timerAdvStart(callback, ms, -1, ...args);
};

scheduler.timerIsActive = (timer: number | Callback, ...args: unknown[]) => {
  if (type(timer) === "number") {
    charge(6);
    return timers.get(timer as number);
  }
  charge(10);
  if (timerOf(sameFunction(timer), [...args], 2, 9) === undefined) {
    return noResult();
  }
  return true;
};

scheduler.subscribe = (topic: AnyNotNil, given: Listener) => {
  const listener = sameFunction(given);
  if (type(topic) === "table") {
    charge(6);
    for (const [, each] of pairs(topic as object)) {
      charge(7);
      scheduler.subscribe(each, listener);
    }
    return;
  }
  let set = listeners.get(topic);
  charge(set === undefined ? 11 : 9);
  account(true);
  if (set === undefined) {
    set = new LuaTable();
    listeners.set(topic, set);
  }
  subscriptions++;
  set.set(listener, set.get(listener) ?? subscriptions);
  account(false);
};

scheduler.unsubscribe = (topic: AnyNotNil, given: Listener) => {
  const listener = sameFunction(given);
  if (type(topic) === "table") {
    charge(6);
    for (const [, each] of pairs(topic as object)) {
      charge(7);
      scheduler.unsubscribe(each, listener);
    }
    return;
  }
  const set = listeners.get(topic);
  if (set === undefined) {
    charge(7);
    if (!board.has("unsubscribesUnknown")) {
      // An older sys.lua iterates over nil, which raises.
      for (const [_] of pairs(set as never)) {
      }
    }
    return;
  }
  set.delete(listener);
  const [first] = next(set as object);
  charge(first === undefined ? 16 : 15);
  if (first === undefined) {
    listeners.delete(topic);
  }
};

scheduler.publish = (...message: unknown[]) => {
  charge(7);
  account(true);
  queue.push([...message]);
  account(false);
};

/** The current listeners of a topic, in order. */
function listenersOf(topic: unknown): Listener[] {
  const set = listeners.get(topic as AnyNotNil);
  const now: Listener[] = [];
  if (set === undefined) {
    charge(10);
    return now;
  }
  for (const [listener] of set) {
    now.push(listener);
  }
  table.sort(now, (a, b) => set.get(a) < set.get(b));
  charge(23, grownListBytes(now.length));
  return now;
}

function dispatch(): void {
  while (queue.length > 0) {
    const message = table.remove(queue, 1) as unknown[];
    for (const listener of listenersOf(message[0])) {
      if (type(listener) === "function") {
        charge(18);
        callFirmware(listener as Callback, ...table.unpack(message, 2, message.length));
      } else if (type(listener) === "thread") {
        charge(20);
        scheduler.coresume(listener, ...table.unpack(message));
      }
    }
  }
}

type Receive = (this: void, timeout: number) => LuaMultiReturn<[kind?: number, id?: number, repeat?: number]>;

/** The original library. A script's replacement is called instead of it. */
const ownRtos: unknown = rtosModule;
const { nextMessage, dispatch: runTimer } = board;

/** Handles one message of the core, mostly the firing of a timer. */
function took(this: void, kind?: number, id?: number, repeat?: number): void {
  if (kind === msgTimer && id !== undefined) {
    fired(id, repeat);
  } else {
    charge(kind === undefined ? 14 : kind === 0 ? 16 : 17);
  }
}

function fired(this: void, id: number, repeat: number | undefined): void {
  const due = timers.get(id);
  if (due === undefined) {
    charge(19);
    return;
  }
  if (id < taskTimerMost) {
    charge(27);
    timers.delete(id);
    scheduler.coresume(due);
    return;
  }
  if (repeat === 0) {
    timers.delete(id);
  }
  const args = timerArguments.get(id);
  if (args === undefined) {
    runTimer(repeat !== 0 ? 27 : 28, due as Callback);
    return;
  }
  charge(repeat !== 0 ? 31 : 34);
  callFirmware(due as Callback, ...table.unpack(args));
  if (repeat === 0) {
    timerArguments.delete(id);
  }
}

/** One round: published topics, then one message of the core. */
scheduler.safeRun = () => {
  if (queue.length > 0) {
    dispatch();
  }
  if ((rtos as unknown) === ownRtos) {
    // If no replacement is in the way, a firing is taken directly from the board.
    const [timer, left] = (nextMessage as (this: void) => LuaMultiReturn<[timer?: number, left?: number]>)();
    if (left !== undefined) {
      fired(timer as number, left);
    } else {
      took(...(receiveOther(timer !== undefined) as LuaMultiReturn<[kind?: number]>));
    }
  } else {
    const receive = rtos.receive as unknown as Receive;
    took(...((plainOf.get(receive) ?? receive) as Receive)(infinite));
  }
};

scheduler.run = () => {
  let known: unknown;
  let round: Callback = scheduler.safeRun;
  while (true) {
    const { safeRun } = scheduler;
    if (safeRun !== known) {
      known = safeRun;
      round = plainOf.get(safeRun) ?? safeRun;
    }
    round();
  }
};
