/**
 * Faults inside the module that no new link mends: when one lasts for `restartAfterMinutes`, the module is restarted. A
 * server that refuses, or is not there, is none of them.
 */

import { config } from "../config";
import { guarded } from "../device/guard";
import { isUartDeaf } from "../down/inbox";
import { lacksClient } from "../link/link";
import { isCoreFull } from "../link/transmit";
import { emptyNotices } from "../up/packer";

/** `lastingFault` is called this often. */
const tickSeconds: Seconds = 5;
/** A timer that is started at each call and must have fired by the next. */
const canaryMs: Milliseconds = 1000;
/** So many notifications of the UART in a row without a byte are no accident. */
const manyEmptyNotices = 3;
/** Said when it has lasted for so many calls. */
const saidTicks = 3;

/** What may be wrong, and for how many calls in a row it has been. */
const ticks = {
  "the core takes no frame": 0,
  "the core makes no WebSocket object": 0,
  "the UART takes nothing": 0,
  "the UART tells of bytes and gives none": 0,
  "timers do not fire": 0,
};
let isCanaryOut = false;

/** Returns the reason for a restart when a fault has lasted, else undefined. */
export function lastingFault(): string | undefined {
  const reason =
    lasting("the core takes no frame", isCoreFull()) ??
    lasting("the core makes no WebSocket object", lacksClient) ??
    lasting("the UART takes nothing", isUartDeaf) ??
    lasting("the UART tells of bytes and gives none", emptyNotices >= manyEmptyNotices) ??
    lasting("timers do not fire", isCanaryOut);
  isCanaryOut = true;
  sys.timerStart(onCanary, canaryMs);
  return reason;
}

/** Counts a fault, and returns it when it has lasted. `isThere` is undefined while nobody can tell. */
function lasting(fault: keyof typeof ticks, isThere: boolean | undefined): string | undefined {
  if (isThere === false) {
    ticks[fault] = 0;
  }
  if (!isThere) {
    return undefined;
  }
  ticks[fault]++;
  if (ticks[fault] === saidTicks) {
    log.warn("fault", fault);
  }
  return ticks[fault] >= floorDivide(config.restartAfterMinutes * 60, tickSeconds) ? fault : undefined;
}

const onCanary = guarded("fault", () => {
  isCanaryOut = false;
});
