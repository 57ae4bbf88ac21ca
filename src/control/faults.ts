/**
 * Faults inside the module that no new link mends: when one lasts for `restartAfterMinutes`, the module is restarted. A
 * server that refuses, or is not there, is none of them.
 */

import { config } from "../config";
import { guarded } from "../device/guard";
import { isUartDeaf } from "../down/inbox";
import { lacksClient } from "../link/link";
import { isCoreFull } from "../link/transmit";
import { isUartEmptyHanded } from "../up/packer";

/** `lastingFault` is called this often. */
const tickSeconds: Seconds = 5;
/** A timer that is started at each call and must have fired by the next. */
const canaryMs: Milliseconds = 1000;
/** Said when it has lasted for so many calls. */
const saidTicks = 3;

/** For how many calls in a row something has been wrong. */
const ticks: Record<string, number> = {};
let isCanaryOut = false;

/** Returns the reason for a restart when a fault has lasted, else undefined. */
export function lastingFault(): string | undefined {
  const reason =
    lasting("the core takes no frame", isCoreFull()) ??
    lasting("the core makes no WebSocket object", lacksClient) ??
    lasting("the UART takes nothing", isUartDeaf()) ??
    lasting("the UART tells of bytes and gives none", isUartEmptyHanded()) ??
    lasting("timers do not fire", isCanaryOut);
  isCanaryOut = true;
  sys.timerStart(onCanary, canaryMs);
  return reason;
}

/** Counts a fault, and returns it when it has lasted. `isThere` is undefined while nobody can tell. */
function lasting(fault: string, isThere: boolean | undefined): string | undefined {
  if (isThere === false) {
    ticks[fault] = 0;
  }
  if (!isThere) {
    return undefined;
  }
  const count = (ticks[fault] ?? 0) + 1;
  ticks[fault] = count;
  if (count === saidTicks) {
    log.warn("fault", fault);
  }
  return count >= floorDivide(config.restartAfterMinutes * 60, tickSeconds) ? fault : undefined;
}

const onCanary = guarded("fault", () => {
  isCanaryOut = false;
});
