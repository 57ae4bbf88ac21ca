/**
 * Faults inside the module that a new link does not end. A fault that lasts for `restartAfterMinutes` restarts the
 * module. A server that refuses or is away is not such a fault.
 */

import { config } from "../config";
import { counts } from "../device/counts";
import { guarded } from "../device/guard";
import { tickSeconds } from "../device/timer";
import { inboxState } from "../down/inbox";
import { takesNoFrame } from "../link/core-kind";
import { clientlessAttempts } from "../link/link";
import { isChallengeRefused, wantsProof } from "../link/proof";
import { coreTakesNothing } from "../link/transmit";
import { emptyNotices } from "../up/packer";

/** Each call starts a timer of this length, which must have fired by the next call. */
const canaryMs: Milliseconds = 1000;
/** This many announcements of the UART in a row without a byte are a fault. */
const manyEmptyNotices = 3;
/** A fault is logged after this many calls. */
const saidTicks = 3;

/** A fault is over when no further failure has come for this many calls, or for half of the time to the restart. */
const staleTicks = math.min(60, floorDivide(config.restartAfterMinutes * 30, tickSeconds));
const restartTicks = floorDivide(config.restartAfterMinutes * 60, tickSeconds);

const noObject = "the core makes no WebSocket object";
const takesNothing = "the UART takes nothing";
const givesNothing = "the UART announces bytes and gives none";
const noTimers = "timers do not fire";
/** How many calls in a row have found each fault. Made before memory can be short. */
const ticks: Record<string, number> = {
  [takesNoFrame]: 0,
  [noObject]: 0,
  [takesNothing]: 0,
  [givesNothing]: 0,
  [noTimers]: 0,
};
let isCanaryOut = false;
/** Of each count of failures: what the last call has found, and for how many calls it has not grown. */
let noticesBefore = 0;
let noticeTicks = 0;
let attemptsBefore = 0;
let attemptTicks = 0;
/** Where bytes have come since the last call, an announcement without a byte was only late: they were read before it. */
let receivedBefore: Bytes = 0;

/** Returns the reason for a restart when a fault has lasted, else undefined. */
export function lastingFault(): string | undefined {
  let takesNone = coreTakesNothing();
  if (wantsProof && takesNone === undefined) {
    takesNone = isChallengeRefused;
  }
  noticeTicks = emptyNotices === noticesBefore ? noticeTicks + 1 : 0;
  noticesBefore = emptyNotices;
  const hasMany = emptyNotices >= manyEmptyNotices && counts.received === receivedBefore;
  receivedBefore = counts.received;
  attemptTicks = clientlessAttempts === attemptsBefore ? attemptTicks + 1 : 0;
  attemptsBefore = clientlessAttempts;
  const reason =
    lasting(takesNoFrame, takesNone) ??
    lasting(noObject, clientlessAttempts > 1 && attemptTicks < staleTicks) ??
    lasting(takesNothing, inboxState === "retrying") ??
    lasting(givesNothing, hasMany && noticeTicks < staleTicks) ??
    lasting(noTimers, isCanaryOut);
  isCanaryOut = true;
  sys.timerStart(onCanary, canaryMs);
  return reason;
}

/** Counts a fault, and returns it when it has lasted too long. `isThere` is undefined while that is not known. */
function lasting(fault: string, isThere: boolean | undefined): string | undefined {
  if (isThere === undefined) {
    return undefined;
  }
  const count = isThere ? (ticks[fault] as number) + 1 : 0;
  ticks[fault] = count;
  if (count === saidTicks) {
    log.warn("fault", fault);
  }
  return count >= restartTicks ? fault : undefined;
}

const onCanary = guarded("fault", () => {
  isCanaryOut = false;
});
