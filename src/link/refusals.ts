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
 *                                                         · all have left the outbox → none
 *     careful    each goes out alone                      a link ends soon after one → it is dropped; careful, none
 *                                                         · all have left the outbox → none
 */

import { config } from "../config";
import { countsLinks, linkCounts } from "../device/counts";
import { dropRefusedFrame, flightEnd, front } from "../up/outbox";
import { link } from "./transmit";

type State = "none" | "suspected" | "careful";

/** A link that ends later than so many ticks, 5 seconds each, ends for another reason. */
const soonTicks = 2;
/** No frame went out alone on this link. */
const never = -1;

let state: State = "none";
/** The number of the first frame that is none, and on how many links in a row suspects were in flight. */
let suspectEnd = 0;
let attempts = 0;
/** The tick of the link at which a frame went out alone last. */
let aloneTick = never;

/** Whether the next frame must go out alone. */
export function isNextSuspect(): boolean {
  if (state !== "none" && suspectEnd - front <= 0) {
    state = "none";
  }
  return state === "careful";
}

/** A frame has gone out alone. */
export function wentAlone(): void {
  aloneTick = link.ticks;
}

/**
 * A link has ended; `byItself`: we did not end it. To be called before its flight is ended. Returns whether the next frame
 * in the queue is to be dropped then, with `dropSuspect`.
 */
export function linkEndsWithFlight(byItself: boolean): boolean {
  const isRefusal = byItself && aloneTick !== never && link.ticks - aloneTick <= soonTicks;
  aloneTick = never;
  if (!byItself || flightEnd === 0) {
    return false;
  }
  if (isNextSuspect()) {
    return isRefusal;
  }
  const behindLast = front + flightEnd;
  if (state === "none") {
    suspectEnd = behindLast;
    attempts = 0;
  } else if (behindLast - suspectEnd < 0) {
    suspectEnd = behindLast;
  }
  attempts++;
  state = attempts >= config.outbox.attempts - 1 ? "careful" : "suspected";
  return false;
}

/** Drops the frame at which link after link has ended, aloud. */
export function dropSuspect(): void {
  const bytes = dropRefusedFrame();
  if (countsLinks) {
    linkCounts.refusedFrames++;
  }
  log.error("link", "a frame of", bytes, "bytes is dropped:", config.outbox.attempts, "links in a row ended at it");
}
