/** What waits goes out: frames of the outbox, as many as the delivery policy lets go, and empty frames while the core is learnt. */

import { config } from "../config";
import { guarded } from "../device/guard";
import { makeTimer, startTimer, stopTimer } from "../device/timer";
import { flightEnd, frameHandedOver, held, queueEnd, stagedIsText, stageFrame, staging } from "../up/outbox";
import { coreKind, isLearning, learnStep, learnStepMs } from "./core-kind";
import { delivery } from "./delivery";
import { probe, sendDueProbe } from "./liveness";
import { isNextSuspect, wentAlone } from "./refusals";
import { endWrongLink, link, sending, transmit } from "./transmit";

/** When no frame was taken, the next try comes so soon. */
const retryMs: Milliseconds = 100;
/** A suspect goes out on a link that has stood for so long. */
const standMs: Milliseconds = 2000;

let retryTimer: TimerId;
let learnTimer: TimerId;
let standTimer: TimerId;
/** Whether the link has stood for `standMs` since a suspect was to go; "late": its timer should have fired by now. */
let stands: "unasked" | "asked" | "late" | "stands" = "unasked";

/** Prepares. Call it once. */
export function createSending(): void {
  retryTimer = makeTimer(guarded("link", retry));
  learnTimer = makeTimer(guarded("link", learn));
  standTimer = makeTimer(guarded("link", hasStood));
  delivery.start(pump);
}

/** A link has opened: the first probe goes out. */
export function startSending(): void {
  stands = "unasked";
  probe();
  if (isLearning()) {
    startTimer(learnTimer, learnStepMs);
  }
  pump();
}

/** To be called each 5 seconds while a link is open: a timer may have been refused, or its message lost. */
export function sendingTick(): void {
  if (isLearning()) {
    learn();
  }
  if (stands === "asked") {
    stands = "late";
  } else if (stands === "late") {
    stands = "stands";
  }
  pump();
}

/** Hands over what may go now. */
export function pump(): void {
  if (!link.open || flightEnd === queueEnd) {
    return;
  }
  let left = roomNow();
  if (left <= 0) {
    return;
  }
  let count = 0;
  while (left > 0 && flightEnd !== queueEnd) {
    const length = stageFrame();
    if (!transmit(staging, length, stagedIsText)) {
      startTimer(retryTimer, retryMs);
      break;
    }
    frameHandedOver(length);
    left -= length;
    count++;
  }
  if (count > 0) {
    sendDueProbe();
    delivery.handedOver();
  }
}

/** How many bytes may go now; a frame goes out whole. */
function roomNow(): Bytes {
  if (coreKind === "unknown" && (config.probe.send !== "nothing" || held.inFlight > 0)) {
    return 0;
  }
  sending.alone = isNextSuspect();
  if (!sending.alone) {
    return delivery.room();
  }
  if (held.inFlight > 0 || delivery.room() <= 0) {
    return 0;
  }
  if (stands !== "stands") {
    if (stands === "unasked") {
      stands = "asked";
      startTimer(standTimer, standMs);
    }
    return 0;
  }
  wentAlone();
  return 1;
}

function retry(): void {
  stopTimer(retryTimer);
  pump();
}

function learn(): void {
  if (!link.open || !isLearning()) {
    stopTimer(learnTimer);
    return;
  }
  const step = learnStep();
  startTimer(learnTimer, learnStepMs);
  if (step === "wrong") {
    endWrongLink();
  } else if (step) {
    probe();
  }
}

function hasStood(): void {
  stopTimer(standTimer);
  if (stands === "asked" || stands === "late") {
    stands = "stands";
    pump();
  }
}
