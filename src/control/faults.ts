/**
 * Faults inside the module that no new link mends: when one lasts for `restartAfterMinutes`, the module is restarted. A
 * server that refuses, or is not there, is none of them.
 */

import { config } from "../config";
import { guarded } from "../device/guard";
import { isUartDeaf } from "../down/inbox";
import { isClientMissing, isCoreFull } from "../link/link";
import { isUartEmptyHanded } from "../up/packer";

/** `lastingFault` is called this often. */
const tickSeconds: Seconds = 5;
/** A timer that is started at each call and must have fired by the next. */
const canaryMs: Milliseconds = 1000;

/** Said when it has lasted for so many calls. */
const saidTicks = 3;

/** What may be wrong, and for how many calls in a row it has been. Undefined: nobody can tell now. */
const faults: { reason: string; isThere: (this: void) => boolean | undefined; ticks: number }[] = [
  { reason: "the core takes no frame", isThere: isCoreFull, ticks: 0 },
  { reason: "the core makes no WebSocket object", isThere: isClientMissing, ticks: 0 },
  { reason: "the UART takes nothing", isThere: isUartDeaf, ticks: 0 },
  { reason: "the UART tells of bytes and gives none", isThere: isUartEmptyHanded, ticks: 0 },
  { reason: "timers do not fire", isThere: isCanaryLate, ticks: 0 },
];
let isCanaryOut = false;

/** Returns the reason for a restart when a fault has lasted, else undefined. */
export function lastingFault(): string | undefined {
  const mostTicks = floorDivide(config.restartAfterMinutes * 60, tickSeconds);
  for (const fault of faults) {
    const isThere = fault.isThere();
    if (isThere) {
      fault.ticks++;
      if (fault.ticks === saidTicks) {
        log.warn("fault", fault.reason);
      }
      if (fault.ticks >= mostTicks) {
        return fault.reason;
      }
    } else if (isThere === false) {
      fault.ticks = 0;
    }
  }
  isCanaryOut = true;
  sys.timerStart(onCanary, canaryMs);
  return undefined;
}

function isCanaryLate(): boolean {
  return isCanaryOut;
}

const onCanary = guarded("fault", () => {
  isCanaryOut = false;
});
