/** Named tasks of `sys` and the messages sent to them. */

import { noResult } from "./arguments";
import { callFirmware, systemFunction } from "./boundary";
import { account, charge, listBytes } from "./sys-costs";
import { type Callback, scheduler } from "./sys-tasks";

interface Mailbox {
  messages: unknown[][];
  timedOut: boolean;
  /** Receives the messages that the task does not wait for. */
  other: unknown;
}

/** By task. Deleting a task while its mailbox is in use raises, as on the device. */
const mailboxes = new LuaTable<AnyNotNil, Mailbox>();

const taskInitEx = (task: Callback, name: AnyNotNil, other: unknown, ...args: unknown[]) => {
  if (name === undefined) {
    log.error("sys", "taskName is nil", debug.traceback());
    return noResult();
  }
  charge(11);
  account(true);
  mailboxes.set(name, { messages: [], timedOut: false, other });
  account(false);
  return scheduler.taskInit(task, ...args);
};

const taskDel = (name: AnyNotNil) => {
  charge(2);
  mailboxes.delete(name);
};

const onTimeout = systemFunction((name: AnyNotNil) => {
  charge(6);
  mailboxes.get(name).timedOut = true;
  scheduler.publish(name);
});

function passOn(name: AnyNotNil, message: unknown[]): void {
  const { other } = mailboxes.get(name);
  if (type(other) === "function") {
    callFirmware(other as Callback, message);
  }
}

const waitMsg = (name: AnyNotNil, wanted?: unknown, ms?: number) => {
  if (!mailboxes.has(name)) {
    log.error("sys", "sys.taskInitEx启动的task才能使用waitMsg");
    return false;
  }
  while (mailboxes.get(name).messages.length > 0) {
    const message = table.remove(mailboxes.get(name).messages, 1) as unknown[];
    if (wanted === undefined || message[0] === wanted) {
      charge(wanted === undefined ? 16 : 18);
      return message;
    }
    charge(23);
    passOn(name, message);
  }
  charge(24);
  const [thread] = coroutine.running();
  scheduler.subscribe(name, thread);
  scheduler.timerStop(onTimeout, name);
  if ((ms ?? false) !== false && ms !== 0) {
    charge(6);
    scheduler.timerStart(onTimeout, ms, name);
  }
  mailboxes.get(name).timedOut = false;
  const message = nextWanted(name, wanted);
  // A timeout takes precedence over a message that came at the same time: the message is lost.
  const result = mailboxes.get(name).timedOut ? undefined : message;
  mailboxes.get(name).timedOut = false;
  scheduler.timerStop(onTimeout, name);
  scheduler.unsubscribe(name, thread);
  return result;
};

/** Waits for a wanted message or the timeout. Each time the task wakes, it takes one message. */
function nextWanted(name: AnyNotNil, wanted: unknown): unknown[] | undefined {
  while (true) {
    coroutine.yield();
    if (mailboxes.get(name).messages.length > 0) {
      const message = table.remove(mailboxes.get(name).messages, 1) as unknown[];
      if (wanted === undefined || message[0] === wanted) {
        charge(wanted === undefined ? 30 : 32);
        return message;
      }
      charge(27);
      passOn(name, message);
    } else if (mailboxes.get(name).timedOut) {
      charge(27);
      return undefined;
    }
  }
}

const sendMsg = (name: AnyNotNil, first: unknown, second: unknown, third: unknown, fourth: unknown) => {
  if (!mailboxes.has(name)) {
    charge(4);
    return false;
  }
  charge(17);
  account(true);
  mailboxes.get(name).messages.push([first, second, third, fourth]);
  account(false);
  scheduler.publish(name);
  return true;
};

const cleanMsg = (name: AnyNotNil) => {
  if (!mailboxes.has(name)) {
    charge(4);
    return false;
  }
  charge(7, listBytes(0));
  mailboxes.get(name).messages = [];
  return true;
};

const taskCB = (name: AnyNotNil, message: unknown[]) => {
  const other = mailboxes.has(name) ? mailboxes.get(name).other : undefined;
  if (type(other) === "function") {
    callFirmware(other as Callback, message);
  } else {
    log.error(name as string, "no cb fun");
  }
};

/** The functions of `sysplus`, which newer cores have in `sys`. */
export const mailboxFunctions = { taskInitEx, taskDel, waitMsg, sendMsg, cleanMsg, taskCB };
