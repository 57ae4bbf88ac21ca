/**
 * Faults inside the module that a new link does not end. A fault that lasts for `restartAfterMinutes` restarts the
 * module. A server that refuses or is away is not such a fault.
 */

import { config } from "../config";
import { counts } from "../device/counts";
import { guarded } from "../device/guard";
import { tickSeconds } from "../device/timer";
import { isUartDeaf } from "../down/inbox";
import { takesNoFrame } from "../link/core-kind";
import { clientlessAttempts } from "../link/link";
import { isProofRefused, wantsProof } from "../link/proof";
import { isCoreFull } from "../link/transmit";
import { emptyNotices } from "../up/packer";

/** Each call starts a timer of this length, which must have fired by the next call. */
const canaryMs: Milliseconds = 1000;
/** This many announcements of the UART in a row without a byte are a fault. */
const manyEmptyNotices = 3;
/** The fault is over when no further one has come for this many calls, or for half of the time to the restart. */
const staleTicks = 60;
/** A fault is logged after this many calls. */
const saidTicks = 3;

/** The possible faults, and how many calls in a row have found each of them. Made before memory can be short. */
const faults = [
  takesNoFrame,
  "the core makes no WebSocket object",
  "the UART takes nothing",
  "the UART announces bytes and gives none",
  "timers do not fire",
];
const ticks = [0, 0, 0, 0, 0];
let isCanaryOut = false;
/** A count of failures: what the last call has found, and for how many calls it has not grown. */
const notices = { before: 0, ticks: 0 };
const attempts = { before: 0, ticks: 0 };
/** Where bytes have come since the last call, an announcement without a byte was only late: they were read before it. */
let receivedBefore: Bytes = 0;

/** Returns the reason for a restart when a fault has lasted, else undefined. */
export function lastingFault(): string | undefined {
  let takesNone = isCoreFull();
  if (wantsProof && takesNone === undefined) {
    takesNone = isProofRefused;
  }
  const givesNone =
    goesOn(notices, emptyNotices) && emptyNotices >= manyEmptyNotices && counts.received === receivedBefore;
  receivedBefore = counts.received;
  const makesNone = goesOn(attempts, clientlessAttempts) && clientlessAttempts > 1;
  // In the order of `faults`.
  const reason =
    lasting(0, takesNone) ??
    lasting(1, makesNone) ??
    lasting(2, isUartDeaf) ??
    lasting(3, givesNone) ??
    lasting(4, isCanaryOut);
  isCanaryOut = true;
  sys.timerStart(onCanary, canaryMs);
  return reason;
}

/** Whether failures go on: the last one came not long ago. */
function goesOn(failures: typeof notices, count: number): boolean {
  failures.ticks = count === failures.before ? failures.ticks + 1 : 0;
  failures.before = count;
  return failures.ticks < math.min(staleTicks, floorDivide(config.restartAfterMinutes * 30, tickSeconds));
}

/** Counts a fault, and returns it when it has lasted too long. `isThere` is undefined while that is not known. */
function lasting(fault: number, isThere: boolean | undefined): string | undefined {
  if (isThere === undefined) {
    return undefined;
  }
  const count = isThere ? (ticks[fault] as number) + 1 : 0;
  ticks[fault] = count;
  if (count === saidTicks) {
    log.warn("fault", faults[fault]);
  }
  return count >= floorDivide(config.restartAfterMinutes * 60, tickSeconds) ? faults[fault] : undefined;
}

const onCanary = guarded("fault", () => {
  isCanaryOut = false;
});
