/** What is checked every five seconds: the link, losses, memory, lasting faults. */

import { config } from "../config";
import { carryCounts } from "../device/counts";
import { guarded } from "../device/guard";
import { hasFree, reserveBytes } from "../device/memory";
import { tickSeconds } from "../device/timer";
import { resumeInbox } from "../down/inbox";
import { controlTick } from "../features/control";
import { linkTick } from "../link/link";
import { link } from "../link/transmit";
import { capacityBytes, makeRoom, resizeOutbox } from "../up/outbox";
import { pollUart } from "../up/packer";
import { restartModule } from "./boot-record";
import { lastingFault } from "./faults";
import { reportLosses } from "./reports";

/** The outbox is not shrunk below this: it would free too little. */
const leastOutboxBytes: Bytes = 8192;
/** After each minute without a link that takes frames, memory may be the reason. */
const vainTicksToShrink = 12;

/** For how many ticks there was no link that takes frames. */
let vainTicks = 0;

/**
 * Starts housekeeping. `onSilent` is called when the link counts as dead. `onTick` is called each time, even if
 * something else has failed. It must not raise.
 */
export function startHousekeeping(onSilent: (this: void, event: "silent") => void, onTick: (this: void) => void): void {
  const lookAfterLink = guarded("housekeeping", () => {
    const problem = linkTick();
    if (problem !== undefined) {
      log.warn("link", problem);
      onSilent("silent");
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
    fitOutbox();
  });
  // Each is guarded on its own: one that fails does not stop the others.
  const lookAfterAll = guarded("housekeeping", () => {
    lookAfterLink();
    lookAfterRest();
    onTick();
    const fault = lastingFault();
    if (fault !== undefined) {
      restartModule(fault);
    }
  });
  sys.timerLoopStart(lookAfterAll, tickSeconds * 1000);
}

/**
 * The core needs memory to open a link, and for each frame. The outbox gives up some while memory is short, and takes
 * it back later. A full one drops its oldest half for that, if the policy allows it, when this has lasted as long as a
 * fault may last.
 */
function fitOutbox(): void {
  vainTicks = link.phase === "open" && !link.coreRefused ? 0 : vainTicks + 1;
  const half = floorDivide(capacityBytes, 2);
  if (vainTicks > 0 && vainTicks % vainTicksToShrink === 0 && half >= leastOutboxBytes && !hasFree(reserveBytes)) {
    if (vainTicks % floorDivide(config.restartAfterMinutes * 60, tickSeconds) === 0) {
      // Frames that leave the core no memory to send them are no use.
      makeRoom(half);
    }
    resizeOutbox(half);
  } else {
    let bytes = config.outbox.sizeBytes;
    while (bytes > capacityBytes && !hasFree(bytes - capacityBytes + reserveBytes)) {
      bytes = floorDivide(bytes, 2);
    }
    if (bytes > capacityBytes) {
      resizeOutbox(bytes);
    }
  }
}
