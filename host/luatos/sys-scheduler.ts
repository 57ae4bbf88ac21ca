import { board } from "./board";
import { callFirmware, plainOf } from "./boundary";
import { infinite, msgTimer, receiveOther, rtosModule } from "./rtos";
import { charge } from "./sys-costs";
import { type Callback, scheduler, taskTimerMost, timers } from "./sys-tasks";
import { timerArguments } from "./sys-timers";
import { dispatch, queue } from "./sys-topics";

// The main loop of `sys`.

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
