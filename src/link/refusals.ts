/**
 * One frame must not block the rest. A server may end the link at a frame that it dislikes: too long for it, or no UTF-8. It
 * does so each time that the frame is sent again.
 *
 * Suspects are the frames at the front of the queue that were in flight on each of the last links, when those ended by
 * themselves. For the last attempt that they are given each goes out alone, on a link that has stood for a while. When that
 * link ends soon after, the frame is dropped.
 *
 *     state      what is so                               event → next
 *     none       no frame is suspect                      a link ends with frames in flight → suspected
 *     suspected  more than one attempt is left            a link ends with suspects in flight → suspected, careful
 *                                                         · all are confirmed → none
 *     careful    each goes out alone                      a link ends soon after one → it is dropped; careful, none
 *                                                         · all are confirmed → none
 */

import { config } from "../config";
import { droppedAtFront, dropRefusedFrame, held, retired } from "../up/outbox";

type State = "none" | "suspected" | "careful";

/** A link that ends later than so many calls of `refusalTick`, 5 seconds each, ends for another reason. */
const soonTicks = 2;

let state: State = "none";
/** Payload of the suspects, and on how many links in a row they were in flight. */
let suspectBytes: Bytes = 0;
let attempts = 0;
/** What had been confirmed on this link, and dropped at the front, when suspects were counted last. */
let seenRetired = 0;
let seenDropped = 0;
/** Calls of `refusalTick` since a frame went out alone; -1: none did. */
let aloneTicks = -1;

/** Whether the next frame must go out alone. */
export function isNextSuspect(): boolean {
  if (state === "none") {
    return false;
  }
  count();
  return state === "careful";
}

/** A frame has gone out alone. */
export function wentAlone(): void {
  aloneTicks = 0;
}

/** To be called each 5 seconds. */
export function refusalTick(): void {
  if (aloneTicks >= 0) {
    aloneTicks++;
  }
}

/**
 * A link has ended; `byItself`: we did not end it. To be called before its flight is ended. Returns whether the next frame
 * in the queue is to be dropped then, with `dropSuspect`.
 */
export function linkEndsWithFlight(byItself: boolean): boolean {
  const isRefusal = byItself && aloneTicks >= 0 && aloneTicks <= soonTicks;
  aloneTicks = -1;
  count();
  seenRetired = 0;
  if (!byItself || held.inFlight === 0) {
    return false;
  }
  if (state === "none") {
    suspectBytes = held.inFlight;
    attempts = 1;
  } else if (state === "careful") {
    return isRefusal;
  } else {
    suspectBytes = math.min(suspectBytes, held.inFlight);
    attempts++;
  }
  state = attempts >= config.outbox.attempts - 1 ? "careful" : "suspected";
  return false;
}

/** Drops the frame at which link after link has ended, aloud. */
export function dropSuspect(): void {
  const bytes = dropRefusedFrame();
  log.error("link", "a frame of", bytes, "bytes is dropped:", config.outbox.attempts, "links in a row ended at it");
  suspectBytes -= bytes;
}

/** Takes those away that were confirmed, or dropped to make room. */
function count(): void {
  suspectBytes -= retired.bytes - seenRetired + droppedAtFront - seenDropped;
  seenRetired = retired.bytes;
  seenDropped = droppedAtFront;
  if (suspectBytes <= 0) {
    state = "none";
    suspectBytes = 0;
  }
}
