/** Later results of the core's C code: an object with `wait` and `cb`. */

import { board } from "./board";
import { callFirmware, systemFunction } from "./boundary";
import { charge, closureBytes, listBytes, pendingBytes } from "./sys-costs";
import { type Callback, scheduler } from "./sys-tasks";

interface Pending {
  w: AnyNotNil;
  r: unknown;
}
type Maker = (this: void, topic: AnyNotNil, results: unknown) => (this: void, ...args: unknown[]) => unknown;

/** The results: existing ones, or those that the topic brings. */
function resultsOf(this: void, topic: AnyNotNil, results: unknown): LuaMultiReturn<unknown[]> {
  if (type(results) === "table") {
    charge(10);
    return $multi(...table.unpack(results as unknown[]));
  }
  charge(5);
  return scheduler.waitUntilMsg(topic);
}

const makers: Record<string, unknown> = {
  wait: ((topic, results) => board.systemFunction(() => resultsOf(topic, results))) satisfies Maker,
  cb: ((topic, results) =>
    board.systemFunction((callback) => {
      charge(10, closureBytes);
      if (type(callback) === "function") {
        scheduler.taskInit(
          board.systemFunction(() => {
            callFirmware(callback as Callback, ...resultsOf(topic, results));
          }),
        );
      }
    })) satisfies Maker,
};

makers.__index = systemFunction((pending: Pending, name: string) => {
  const make = makers[name] as Maker | undefined;
  charge(make === undefined ? 5 : 16, closureBytes);
  return make?.(rawget(pending, "w"), rawget(pending, "r"));
});

/** The metatable of such objects, which scripts know as `cwaitMt`. */
export const cwaitMt = makers;

/** Makes such an object for a topic, or for existing results. */
export function pending(this: void, topic: unknown, ...results: unknown[]): object {
  const list = [...results];
  charge(14, listBytes(list.length) + pendingBytes);
  return setmetatable({ w: topic, r: list.length > 0 ? list : undefined }, makers as never);
}
