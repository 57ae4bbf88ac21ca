import { simulatedModule } from "./simulated";

/**
 * The module `sys`: tasks, timers, topics and directed messages, scheduled as the firmware's sys.lua schedules them.
 * Order, error handling and the moment of each dispatch are part of what scripts rely on.
 */

type Callback = (this: void, ...args: unknown[]) => unknown;
type Listener = Callback | LuaThread;

const taskTimerMost = 0x1fffff;
const messageTimerMost = 0x7fffff;
const errorDelayMs = 500;

let lastTaskTimer = 0;
let lastMessageTimer = taskTimerMost;
const timers = new LuaTable<number, Listener>();
const timerArguments = new LuaTable<number, LuaPackedArguments>();
const listeners = new LuaTable<AnyNotNil, LuaTable<Listener, true>>();
const queue: LuaPackedArguments[] = [];

/** Arguments with their count, so that nil among them survives. */
interface LuaPackedArguments {
  n: number;
  [index: number]: unknown;
}

declare function pack(this: void, ...args: unknown[]): LuaPackedArguments;
const unpackFrom = table.unpack as unknown as (
  this: void,
  list: LuaPackedArguments,
  from: number,
  to: number,
) => LuaMultiReturn<unknown[]>;
const packed = table.pack as unknown as typeof pack;

interface Mailbox {
  messages: unknown[][];
  timedOut: boolean;
  other: ((this: void, message: unknown[]) => void) | undefined;
}
const mailboxes = new LuaTable<AnyNotNil, Mailbox>();

function checkTask(): LuaThread {
  const [thread, isMain] = coroutine.running();
  if (isMain) {
    error(debug.traceback("attempt to yield from outside a coroutine"));
  }
  return thread;
}

function resume(thread: LuaThread, ...args: unknown[]): LuaMultiReturn<unknown[]> {
  const results = packed(...coroutine.resume(thread, ...args));
  if (results[1] !== true) {
    // The firmware concatenates the error value: a table raises right here, and its message is lost.
    const report = `${concatenated(results[2])}\r\n${debug.traceback(thread)}`;
    log.error("coroutine.resume", report);
    if (_G.COROUTINE_ERROR_ROLL_BACK) {
      timerStart(assert as Callback, errorDelayMs, false, report);
    } else if (_G.COROUTINE_ERROR_RESTART) {
      rtos.reboot();
    }
  }
  return $multi(...unpackFrom(results, 1, results.n));
}

/** The value as Lua's `..` takes it; raises for what it does not take. */
function concatenated(value: unknown): string {
  if (type(value) !== "string" && type(value) !== "number") {
    error(`attempt to concatenate a ${type(value)} value`);
  }
  return tostring(value);
}

function taskInit(task: Callback, ...args: unknown[]): LuaThread {
  const thread = coroutine.create(task);
  resume(thread, ...args);
  return thread;
}

function wait(ms: number): LuaMultiReturn<unknown[]> {
  const thread = checkTask();
  do {
    lastTaskTimer = lastTaskTimer >= taskTimerMost - 1 ? 0 : lastTaskTimer + 1;
  } while (timers.has(lastTaskTimer));
  const id = lastTaskTimer;
  timers.set(id, thread);
  if (rtos.timer_start(id, ms) !== 1) {
    log.debug("rtos.timer_start error");
    return $multi();
  }
  const message = packed(...coroutine.yield());
  if (message.n > 0) {
    rtos.timer_stop(id);
    timers.delete(id);
  }
  return $multi(...unpackFrom(message, 1, message.n));
}

function waitUntil(topic: AnyNotNil, ms?: number): LuaMultiReturn<[boolean, ...unknown[]]> {
  const message = waitForTopic(topic, ms);
  return $multi(message[1] !== undefined, ...unpackFrom(message, 2, message.n));
}

function waitUntilExt(topic: AnyNotNil, ms?: number): LuaMultiReturn<unknown[]> {
  const message = waitForTopic(topic, ms);
  if (message[1] === undefined) {
    return $multi(false);
  }
  return $multi(...unpackFrom(message, 1, message.n));
}

function waitUntilMsg(topic: AnyNotNil): LuaMultiReturn<unknown[]> {
  const message = waitForTopic(topic, undefined);
  return $multi(...unpackFrom(message, 2, message.n));
}

function waitForTopic(topic: AnyNotNil, ms: number | undefined): LuaPackedArguments {
  const thread = checkTask();
  subscribe(topic, thread);
  const message = ms !== undefined ? packed(...wait(ms)) : packed(...coroutine.yield());
  unsubscribe(topic, thread);
  return message;
}

function sameArguments(given: LuaPackedArguments, kept: LuaPackedArguments | undefined): boolean {
  if (kept === undefined) {
    return given.n === 0;
  }
  if (given.n !== kept.n) {
    return false;
  }
  for (let index = 1; index <= given.n; index++) {
    if (given[index] !== kept[index]) {
      return false;
    }
  }
  return true;
}

function stopTimer(id: number): void {
  rtos.timer_stop(id);
  timers.delete(id);
  timerArguments.delete(id);
}

function timerStop(timer: number | Callback, ...args: unknown[]): void {
  if (type(timer) === "number") {
    stopTimer(timer as number);
    return;
  }
  const given = packed(...args);
  for (const [id, callback] of timers) {
    if (callback === timer && sameArguments(given, timerArguments.get(id))) {
      stopTimer(id);
      return;
    }
  }
}

function timerAdvStart(callback: Callback, ms: number, repeat: number, ...args: unknown[]): number | undefined {
  timerStop(callback, ...args);
  do {
    lastMessageTimer = lastMessageTimer >= messageTimerMost ? taskTimerMost + 1 : lastMessageTimer + 1;
  } while (timers.has(lastMessageTimer));
  const id = lastMessageTimer;
  timers.set(id, callback);
  if (rtos.timer_start(id, ms, repeat) !== 1) {
    log.error("rtos.timer_start", "create fail!!!");
    return undefined;
  }
  const kept = packed(...args);
  if (kept.n > 0) {
    timerArguments.set(id, kept);
  }
  return id;
}

function timerStart(callback: Callback, ms: number, ...args: unknown[]): number | undefined {
  return timerAdvStart(callback, ms, 0, ...args);
}

function timerIsActive(timer: number | Callback, ...args: unknown[]): unknown {
  if (type(timer) === "number") {
    return timers.get(timer as number);
  }
  const given = packed(...args);
  for (const [id, callback] of timers) {
    if (callback === timer && sameArguments(given, timerArguments.get(id))) {
      return true;
    }
  }
  return undefined;
}

function subscribe(topic: AnyNotNil, listener: Listener): void {
  if (type(topic) === "table") {
    for (const [, each] of pairs(topic as object)) {
      subscribe(each as AnyNotNil, listener);
    }
    return;
  }
  let set = listeners.get(topic);
  if (set === undefined) {
    set = new LuaTable();
    listeners.set(topic, set);
  }
  set.set(listener, true);
}

function unsubscribe(topic: AnyNotNil, listener: Listener): void {
  if (type(topic) === "table") {
    for (const [, each] of pairs(topic as object)) {
      unsubscribe(each as AnyNotNil, listener);
    }
    return;
  }
  const set = listeners.get(topic);
  if (set !== undefined) {
    set.delete(listener);
    const [first] = next(set as object);
    if (first === undefined) {
      listeners.delete(topic);
    }
  }
}

function publish(...message: unknown[]): void {
  queue.push(packed(...message));
}

function dispatch(): void {
  while (queue.length > 0) {
    const message = table.remove(queue, 1) as LuaPackedArguments;
    const set = listeners.get(message[1] as AnyNotNil);
    if (set !== undefined) {
      const now: Listener[] = [];
      for (const [listener] of set) {
        now.push(listener);
      }
      for (const listener of now) {
        if (type(listener) === "function") {
          (listener as Callback)(...unpackFrom(message, 2, message.n));
        } else {
          resume(listener as LuaThread, ...unpackFrom(message, 1, message.n));
        }
      }
    }
  }
}

type Receive = (this: void, timeout: number) => LuaMultiReturn<[kind?: number, id?: number, repeat?: number]>;

/** One round: what was published, then one message of the firmware. */
function safeRun(): void {
  dispatch();
  const [kind, id, repeat] = (rtos.receive as unknown as Receive)(rtos.INF_TIMEOUT);
  if (kind !== rtos.MSG_TIMER || id === undefined) {
    return;
  }
  const due = timers.get(id);
  if (due === undefined) {
    return;
  }
  if (id < taskTimerMost) {
    timers.delete(id);
    resume(due as LuaThread);
    return;
  }
  if (repeat === 0) {
    timers.delete(id);
  }
  const args = timerArguments.get(id);
  if (args === undefined) {
    (due as Callback)();
  } else {
    (due as Callback)(...unpackFrom(args, 1, args.n));
    if (repeat === 0) {
      timerArguments.delete(id);
    }
  }
}

function run(): never {
  while (true) {
    safeRun();
  }
}

function mailboxTimeout(name: AnyNotNil): void {
  const mailbox = mailboxes.get(name);
  if (mailbox !== undefined) {
    mailbox.timedOut = true;
    publish(name);
  }
}

/** Takes messages until one is wanted; others go to the mailbox's own callback. */
function takeWanted(mailbox: Mailbox, wanted: unknown): unknown[] | undefined {
  while (mailbox.messages.length > 0) {
    const message = table.remove(mailbox.messages, 1) as unknown[];
    if (wanted === undefined || message[0] === wanted) {
      return message;
    }
    mailbox.other?.(message);
  }
  return undefined;
}

function waitMsg(name: AnyNotNil, wanted?: unknown, ms?: number): unknown {
  const mailbox = mailboxes.get(name);
  if (mailbox === undefined) {
    log.error("sys", "waitMsg needs a task of sys.taskInitEx");
    return false;
  }
  let message = takeWanted(mailbox, wanted);
  if (message !== undefined) {
    return message;
  }
  const thread = checkTask();
  subscribe(name, thread);
  timerStop(mailboxTimeout as Callback, name);
  if (ms !== undefined && ms !== 0) {
    timerStart(mailboxTimeout as Callback, ms, name);
  }
  mailbox.timedOut = false;
  do {
    coroutine.yield();
    message = takeWanted(mailbox, wanted);
  } while (message === undefined && !mailbox.timedOut);
  if (mailbox.timedOut) {
    message = undefined;
  }
  mailbox.timedOut = false;
  timerStop(mailboxTimeout as Callback, name);
  unsubscribe(name, thread);
  return message;
}

_G.COROUTINE_ERROR_ROLL_BACK = true;
_G.COROUTINE_ERROR_RESTART = true;

export const sysModule = simulatedModule<typeof sys>()("sys", {
  taskInit,
  wait,
  // What comes with a topic depends on the topic: the compiler can not hold these three against their declarations.
  waitUntil: waitUntil as never,
  waitUntilExt: waitUntilExt as never,
  waitUntilMsg: waitUntilMsg as never,
  publish,
  subscribe,
  unsubscribe,
  timerStart,
  timerLoopStart: (callback: Callback, ms: number, ...args: unknown[]) => timerAdvStart(callback, ms, -1, ...args),
  timerAdvStart,
  timerStop,
  timerStopAll: (callback: Callback) => {
    for (const [id, each] of timers) {
      if (each === callback) {
        stopTimer(id);
      }
    }
  },
  timerIsActive: timerIsActive as never,
  taskInitEx: (task: Callback, name: AnyNotNil, other?: Mailbox["other"], ...args: unknown[]) => {
    mailboxes.set(name, { messages: [], timedOut: false, other });
    return taskInit(task, ...args);
  },
  taskDel: (name: AnyNotNil) => mailboxes.delete(name),
  waitMsg: waitMsg as never,
  sendMsg: (name: AnyNotNil, ...message: unknown[]) => {
    const mailbox = mailboxes.get(name);
    if (mailbox === undefined) {
      return false;
    }
    mailbox.messages.push(message);
    publish(name);
    return true;
  },
  cleanMsg: (name: AnyNotNil) => {
    const mailbox = mailboxes.get(name);
    if (mailbox === undefined) {
      return false;
    }
    mailbox.messages = [];
    return true;
  },
  taskCB: (name: AnyNotNil, message: unknown[]) => {
    const other = mailboxes.get(name)?.other;
    if (other) {
      other(message);
    } else {
      log.error(tostring(name), "no cb fun");
    }
  },
  coresume: resume as never,
  check_task: checkTask,
  safeRun,
  run,
});
_G.sys_pub = publish;
