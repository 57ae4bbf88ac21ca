import { account, charge, listBytes, setAccounted } from "./sys-costs";

/** A function of the script, or of ours, that `sys` calls. */
export type Callback = (this: void, ...args: unknown[]) => unknown;
/** What waits for a topic: a function that is called, or a task that is resumed. */
export type Listener = Callback | LuaThread;

/**
 * The table that a script knows as `sys`. Its functions call each other through it, as the core's do, so a script's
 * replacements are used. Lists are plain Lua lists with the limits of `#`: a nil at the end of arguments is lost.
 */
// biome-ignore lint/suspicious/noExplicitAny: each function has its own results; sys.ts holds them against types/.
export const scheduler = {} as Record<string, (this: void, ...args: any[]) => any>;

/** Task timers have numbers up to this one; timers with a callback have higher ones. */
export const taskTimerMost = 0x1fffff;
const errorDelayMs = 500;

let lastTaskTimer = 0;
/** The callback or the waiting task of each timer. */
export const timers = new LuaTable<number, Listener>();

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
