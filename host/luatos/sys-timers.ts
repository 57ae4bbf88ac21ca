import { noResult } from "./arguments";
import { board } from "./board";
import { sameFunction } from "./same-function";
import { charge, listBytes, setAccounted } from "./sys-costs";
import { type Callback, scheduler, taskTimerMost, timers } from "./sys-tasks";

// Timers of `sys` that call back.

const callbackTimerMost = 0x7fffff;
let lastCallbackTimer = taskTimerMost;
/** The arguments of each timer's callback, if it has any. */
export const timerArguments = new LuaTable<number, unknown[]>();

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
