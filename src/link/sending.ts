/** What waits goes out: frames of the outbox, as many as the delivery policy lets go, and empty frames while the core is learnt. */

import { config } from "../config";
import { guarded } from "../device/guard";
import { makeTimer, startTimer, stopTimer } from "../device/timer";
import { flightEnd, frameHandedOver, inFlightBytes, queueEnd, stagedIsText, stageFrame, staging } from "../up/outbox";
import { learnStep, learnStepMs, success } from "./core-kind";
import { delivery } from "./delivery";
import { identityOpened, isIdentityRefused } from "./identity";
import { probe, sendDueProbe } from "./liveness";
import { wantsProof } from "./proof";
import { isNextSuspect, wentAlone } from "./refusals";
import { link, sending, transmit } from "./transmit";

/** When a frame was refused, the next try comes so soon. */
const retryMs: Milliseconds = 100;
/** A suspect goes out on a link that has stood for so many calls of `linkTick`, 5 seconds each. */
const standTicks = 2;

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
    sending.untold = 0;
    sending.untoldTicks = -1;
  }
  sending.wrong = false;
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
  let left = delivery.room();
  if (left > 0 && (success === "unknown" || isNextSuspect())) {
    left = mayOneGo() ? 1 : 0;
  }
  const before = flightEnd;
  while (left > 0) {
    const length = stageFrame();
    if (!transmit(staging, length, stagedIsText)) {
      startTimer(timer, retryMs);
      break;
    }
    frameHandedOver(length);
    left = flightEnd === queueEnd ? 0 : left - length;
  }
  if (flightEnd !== before) {
    sendDueProbe();
    delivery.handedOver();
  }
}

/** Whether one frame may go, with nothing beside it: a suspect, or what shows what `send()` returns where no probe does. */
function mayOneGo(): boolean {
  if (inFlightBytes > 0) {
    return false;
  }
  if (success === "unknown") {
    return config.probe.send === "nothing";
  }
  if (link.ticks < standTicks) {
    return false;
  }
  wentAlone();
  return true;
}
