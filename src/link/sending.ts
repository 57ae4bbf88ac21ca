/** Sends frames of the outbox, as many as the delivery policy allows, and probes while the core is being learnt. */

import { config } from "../config";
import { guarded } from "../device/guard";
import { makeTimer, startTimer, stopTimer } from "../device/timer";
import { flightEnd, frameHandedOver, front, queueEnd, stagedIsText, stageFrame, staging } from "../up/outbox";
import { lookSoon } from "../up/packer";
import { learnStep, success } from "./core-kind";
import { delivery, startDelivery } from "./delivery";
import { identityOpened, sendIdentity } from "./identity";
import { probe, sendDueProbe } from "./liveness";
import { suspectReach, suspicion } from "./refusals";
import { link, transmit } from "./transmit";

/**
 * While the core is being learnt, a probe goes out this often. On a long path it waits for as long as the handshake
 * took: the core says "sent" only when all is acknowledged, so the next probe must not come before that.
 */
const leastLearnMs: Milliseconds = 230;
/** A link is new for this many ticks. */
const newTicks = 4;
/** On a new link, a probe goes out at least this often: data follows soon after memory has returned. */
const mostLearnMs: Milliseconds = 1700;
/** The time until the next try when the core refused a frame. */
const retryMs: Milliseconds = 100;
/** A burst of more frames goes out in slices: between them, the UART is read. */
const framesOfSlice = 64;

/** Runs while the core is being learnt, and after it refused a frame. */
let timer: TimerId;
/** A slice of a burst has gone out, and more is to follow. How far the burst reaches, counted like `front`. */
let isSliced = false;
let burstEnd = 0;

/** Prepares sending. Call it once. */
export function createSending(): void {
  timer = makeTimer(guarded("link", tryAgain));
  startDelivery(pump);
}

/** A link has opened: the first probe goes out. */
export function startSending(): void {
  isSliced = false;
  if (config.identity !== undefined) {
    identityOpened();
  }
  if (success !== "unknown") {
    probe();
  }
  tryAgain();
}

/** Tries again. Call it every tick, too, while a link is open: the core may have refused the timer or lost its message. */
export function tryAgain(): void {
  stopTimer(timer);
  if (link.phase === "open" && success === "unknown") {
    let stepMs = math.max(leastLearnMs, link.handshakeMs);
    if (link.ticks < newTicks) {
      stepMs = math.min(stepMs, mostLearnMs);
    }
    learnStep(stepMs, link.hasReceived);
    probe();
    startTimer(timer, stepMs);
  }
  pump();
}

/** Hands to the core what may go now. */
export function pump(): void {
  if (link.phase !== "open") {
    return;
  }
  if (config.identity !== undefined && !sendIdentity()) {
    startTimer(timer, retryMs);
    return;
  }
  if (flightEnd === queueEnd) {
    return;
  }
  let reach = delivery.reach();
  if (isSliced) {
    isSliced = false;
    reach = burstEnd - front;
  }
  if (reach <= flightEnd) {
    return;
  }
  if (success === "unknown" && config.probe.send === "nothing") {
    // One frame of data shows what `send()` returns.
    reach = 1;
  } else if (success === "unknown") {
    // Probes show it.
    reach = 0;
  } else if (suspicion !== "none") {
    reach = math.min(reach, suspectReach());
  }
  if (reach > queueEnd) {
    reach = queueEnd;
  }
  const before = flightEnd;
  let frames = 0;
  while (flightEnd < reach) {
    if (frames === framesOfSlice) {
      isSliced = true;
      burstEnd = front + reach;
      lookSoon();
      break;
    }
    frames++;
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
