import { board } from "./board";
import { callFirmware } from "./boundary";
import { sameFunction } from "./same-function";
import { account, charge, grownListBytes } from "./sys-costs";
import { type Callback, type Listener, scheduler } from "./sys-tasks";

// Topics of `sys`.

/** The listeners of each topic, with the order of their subscription. The core keeps no order. */
const listeners = new LuaTable<AnyNotNil, LuaTable<Listener, number>>();
let subscriptions = 0;
/** The published messages that are not delivered yet. */
export const queue: unknown[][] = [];

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

/** Passes the published messages to their listeners. */
export function dispatch(): void {
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
