/** What waits goes out: frames of the outbox, as many as the delivery policy lets go, and empty frames while the core is learnt. */

import { config } from "../config";
import { guarded } from "../device/guard";
import { makeTimer, startTimer, stopTimer } from "../device/timer";
import { flightEnd, frameHandedOver, queueEnd, stagedIsText, stageFrame, staging } from "../up/outbox";
import { learnStep, learnStepMs, success } from "./core-kind";
import { delivery } from "./delivery";
import { identityOpened, isIdentityRefused } from "./identity";
import { probe, sendDueProbe } from "./liveness";
import { wantsProof } from "./proof";
import { suspectReach, suspicion } from "./refusals";
import { link, transmit } from "./transmit";

/** When a frame was refused, the next try comes so soon. */
const retryMs: Milliseconds = 100;

/** Runs while the core is learnt, and when it has refused a frame. */
let timer: TimerId;

/** Prepares. Call it once. */
export function createSending(): void {
  timer = makeTimer(guarded("link", tryAgain));
  delivery.start(pump);
}

/** A link has opened: the first probe goes out. */
export function startSending(): void {
  if (!wantsProof) {
    // A "sent" of the proof may still come.
    link.untold = 0;
    link.untoldTicks = -1;
  }
  link.wrong = false;
  if (config.identity !== undefined) {
    identityOpened();
  }
  probe();
  startTimer(timer, learnStepMs);
  pump();
}

/** Also to be called each 5 seconds while a link is open: a timer may have been refused, or its message lost. */
export function tryAgain(): void {
  stopTimer(timer);
  if (link.open && success === "unknown") {
    learnStep();
    probe();
    startTimer(timer, learnStepMs);
  }
  pump();
}

/** Hands over what may go now. */
export function pump(): void {
  if (config.identity !== undefined && link.open && isIdentityRefused()) {
    startTimer(timer, retryMs);
    return;
  }
  if (!link.open || flightEnd === queueEnd) {
    return;
  }
  let reach = delivery.reach();
  if (reach <= flightEnd) {
    return;
  }
  if (success === "unknown") {
    // Where no probe shows what `send()` returns, one frame does.
    reach = config.probe.send === "nothing" ? 1 : 0;
  } else if (suspicion !== "none") {
    reach = math.min(reach, suspectReach());
  }
  if (reach > queueEnd) {
    reach = queueEnd;
  }
  const before = flightEnd;
  while (flightEnd < reach) {
    const length = stageFrame();
    if (!transmit(staging, length, stagedIsText)) {
      startTimer(timer, retryMs);
      break;
    }
    frameHandedOver(length);
  }
  if (flightEnd !== before) {
    link.dataTick = link.ticks;
    sendDueProbe();
    delivery.handedOver();
  }
}
