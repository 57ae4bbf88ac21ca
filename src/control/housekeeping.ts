/** What is looked at every five seconds: the link, what was lost, memory, faults that last. */

import { config } from "../config";
import { carryCounts } from "../device/counts";
import { guarded } from "../device/guard";
import { hasFree, reserveBytes } from "../device/memory";
import { resumeInbox } from "../down/inbox";
import { controlTick } from "../features/control";
import { linkTick } from "../link/link";
import { capacityBytes, resizeOutbox } from "../up/outbox";
import { pollUart } from "../up/packer";
import { restartModule } from "./boot-record";
import { lastingFault } from "./faults";
import { reportLosses } from "./reports";

export const housekeepingMs: Milliseconds = 5000;
/** Less than this is not worth what it would free. */
const leastOutboxBytes: Bytes = 8192;
/** A minute without a link may have to do with memory. */
const offlineTicksToShrink = 12;

let offlineTicks = 0;

/** What the gateway's state says to it. */
export interface Household {
  /** The link must be taken for dead. */
  readonly onSilent: (this: void) => void;
  /** Called last, whatever else has failed. */
  readonly onTick: (this: void) => void;
  /** Whether a link is open. */
  readonly isOnline: (this: void) => boolean;
}

/** Starts it. Call it once. */
export function startHousekeeping({ onSilent, onTick, isOnline }: Household): void {
  const lookAfterLink = guarded("housekeeping", () => {
    const problem = linkTick();
    if (problem !== undefined) {
      log.warn("link", problem);
      onSilent();
    }
  });
  const lookAfterRest = guarded("housekeeping", () => {
    resumeInbox();
    pollUart();
    reportLosses();
    carryCounts();
    if (config.control !== undefined) {
      controlTick();
    }
    fitOutbox(isOnline());
  });
  const lookForFaults = guarded("housekeeping", () => {
    const fault = lastingFault();
    if (fault !== undefined) {
      restartModule(fault);
    }
  });
  // One that fails keeps none of the others from its turn.
  const lookAfterAll = guarded("housekeeping", () => {
    lookAfterLink();
    lookAfterRest();
    lookForFaults();
    onTick();
  });
  sys.timerLoopStart(lookAfterAll, housekeepingMs);
}

/** The core needs memory to open a link: the outbox gives some while it is short, and takes it again when it is not. */
function fitOutbox(isOnline: boolean): void {
  offlineTicks = isOnline ? 0 : offlineTicks + 1;
  if (offlineTicks >= offlineTicksToShrink && capacityBytes >= 2 * leastOutboxBytes && !hasFree(reserveBytes)) {
    offlineTicks = 0;
    resizeOutbox(floorDivide(capacityBytes, 2));
  } else if (capacityBytes < config.outbox.sizeBytes && hasFree(config.outbox.sizeBytes + reserveBytes)) {
    resizeOutbox(config.outbox.sizeBytes);
  }
}
