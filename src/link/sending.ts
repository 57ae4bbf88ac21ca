/** Sends frames of the outbox, as many as the delivery policy allows, and probes while the core is being learnt. */

import { config } from "../config";
import { guarded } from "../device/guard";
import { makeTimer, startTimer, stopTimer } from "../device/timer";
import { flightEnd, frameHandedOver, front, queueEnd, stagedIsText, stageFrame, staging } from "../up/outbox";
import { lookSoon } from "../up/packer";
import { learnStep, success } from "./core-kind";
import { delivery, startDelivery } from "./delivery";
import { isIdentityRefused } from "./identity";
import { probe, sendDueProbe } from "./liveness";
import { suspectReach, suspicion } from "./refusals";
import { link, transmit } from "./transmit";

/**
 * While the core is being learnt, a probe goes out this often. On a long path it waits for as long as the handshake
 * took: the core says "sent" only when all is acknowledged, so the next probe must not come before that.
 */
const leastLearnMs: Milliseconds = 230;
/**
 * In the first ticks of a link, it waits no longer than this: where memory was short, data follows soon after its
 * return.
 */
const quickTicks = 4;
const mostLearnMs: Milliseconds = 1700;
/** The time until the next try when the core refused a frame. */
const retryMs: Milliseconds = 100;
/** A burst of more frames goes out in slices: between them, the UART is read. */
const framesOfSlice = 64;

/** Runs while the core is being learnt, and after it refused a frame. */
let timer: TimerId;

/** Prepares sending. Call it once. */
export function createSending(): void {
  timer = makeTimer(guarded("link", tryAgain));
  startDelivery(pump);
}

/** A link has opened: the first probe goes out. */
export function startSending(): void {
  link.isSliced = false;
  if (config.identity !== undefined) {
    link.owesIdentity = config.identity.template !== "";
  }
  if (success !== "unknown") {
    probe();
  }
  tryAgain();
}

/**
 * Tries again. Call it every tick, too, while a link is open: the core may have refused the timer or lost its
 * message.
 */
export function tryAgain(): void {
  stopTimer(timer);
  if (link.phase === "open" && success === "unknown") {
    let stepMs = math.max(leastLearnMs, link.handshakeMs);
    if (link.ticks < quickTicks) {
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
  if (config.identity !== undefined && isIdentityRefused()) {
    startTimer(timer, retryMs);
    return;
  }
  if (flightEnd === queueEnd) {
    return;
  }
  let reach = delivery.reach();
  if (link.isSliced) {
    link.isSliced = false;
    reach = link.burstEnd - front;
  }
  if (reach <= flightEnd) {
    return;
  }
  if (success === "unknown") {
    // Without a probe, one frame of data shows what `send()` returns.
    reach = config.probe.send === "nothing" ? 1 : 0;
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
      link.isSliced = true;
      link.burstEnd = front + reach;
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
