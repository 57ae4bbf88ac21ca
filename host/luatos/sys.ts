/**
 * The module `sys`: tasks, timers, topics and directed messages, scheduled as by the core's sys.lua. Scripts rely on
 * its order, its error handling and the moment of each dispatch. On a module it is a Lua script, too: a table that
 * scripts can change.
 */

import { board } from "./board";
import { systemFunctions } from "./boundary";
import { mailboxFunctions } from "./sys-mailboxes";
import { cwaitMt, pending } from "./sys-pending";
import "./sys-scheduler";
import { scheduler } from "./sys-tasks";

const names = {
  check_task: true,
  cleanMsg: true,
  coresume: true,
  cwaitMt: true,
  publish: true,
  run: true,
  safeRun: true,
  sendMsg: true,
  subscribe: true,
  taskCB: true,
  taskDel: true,
  taskInit: true,
  taskInitEx: true,
  timerAdvStart: true,
  timerIsActive: true,
  timerLoopStart: true,
  timerStart: true,
  timerStop: true,
  timerStopAll: true,
  unsubscribe: true,
  wait: true,
  waitMsg: true,
  waitUntil: true,
  waitUntilExt: true,
  waitUntilMsg: true,
} satisfies Record<keyof typeof sys, true>;

/** Functions that older cores have in a separate library. */
const sysplus: Record<string, unknown> = board.has("sysplusIsSys") ? scheduler : {};
sysplus.cwaitMt = cwaitMt;
for (const [name, action] of pairs(mailboxFunctions)) {
  sysplus[name] = action;
}
for (const [name] of pairs(names)) {
  if (scheduler[name] === undefined && sysplus[name] === undefined) {
    error(`sys.${name} is not simulated`);
  }
}

/** The module `sys`, whose functions the script may call and replace. */
export const sysModule: object = systemFunctions(scheduler);
/** The module `sysplus`. In newer cores it is `sys`. */
export const sysplusModule: object = systemFunctions(sysplus);

/** The globals that sys.lua sets. */
export const sysGlobals = systemFunctions({
  sys_pub: scheduler.publish,
  sys_send: mailboxFunctions.sendMsg,
  sys_wait: mailboxFunctions.waitMsg,
  sys_cw: pending,
  SCRIPT_LIB_VER: "2.3.2",
});
