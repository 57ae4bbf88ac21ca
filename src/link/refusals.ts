/**
 * One frame must not block the rest. A server may end the link at a frame that it dislikes: too long for it, or no UTF-8. It
 * does so each time that the frame is sent again.
 *
 * Suspects are the frames at the front of the queue that were in flight on each of the last links, when those ended by
 * themselves and soon after data went out. Which of them it is shows when flights take half of the suspects: those halve
 * with each link that ends and with each flight that is confirmed. The last one goes out alone, on a link that has stood.
 *
 *     state      what is so                              event → next
 *     none       no frame is suspect                     a link ends soon → suspected, halving
 *     suspected  more than one attempt is left           a link ends soon → suspected, halving
 *     halving    a flight takes half of the suspects     a link ends soon: those of its flight are suspect → halving
 *                                                          · one is left → alone
 *     alone      it goes out alone, on a link that has   the link ends soon after: it is dropped → none
 *                stood                                     · a link ends later, or before it went out → none
 *
 * From each of them, that all suspects have left the outbox leads to none. A link that we end, or that never opened, is no
 * event.
 */

import { config } from "../config";
import { countsLinks, linkCounts } from "../device/counts";
import { dropRefusedFrame, endOfFramesWithin, flightEnd, front, queueEnd } from "../up/outbox";
import { link } from "./transmit";

export type Suspicion = "none" | "suspected" | "halving" | "alone";

/** A link that ends later than so many ticks after data went out, 5 seconds each, ends for another reason. */
const soonTicks = 2;
/** A link has stood after so many ticks. One that ends before ends for another reason. */
const standTicks = 2;

/** Read only. When all suspects have left the outbox it is none, and says so later. */
export let suspicion: Suspicion = "none";
/** The number of the first frame that is not suspect, and on how many links in a row suspects were in flight. */
let suspectEnd = 0;
let attempts = 0;

/** How far the flight may reach, from the front of the outbox. It need not be asked without suspicion. */
export function suspectReach(): Bytes {
  // An outbox that is full drops some behind the flight.
  const suspects = math.min(suspectEnd - front, queueEnd);
  if (suspects <= 0) {
    suspicion = "none";
  }
  if (suspicion === "none" || suspicion === "suspected") {
    return queueEnd;
  }
  const half = endOfFramesWithin(floorDivide(suspects, 2));
  if (half < suspects) {
    return half;
  }
  suspicion = "alone";
  return link.ticks < standTicks ? 0 : half;
}

/**
 * A link has ended; `byItself`: we did not end it. To be called before its flight is ended. Returns whether the next frame
 * in the queue is to be dropped then, with `dropRefused`.
 */
export function linkEndsWithFlight(byItself: boolean): boolean {
  if (!byItself || link.ticks < 0) {
    return false;
  }
  const isSoon = flightEnd > 0 && link.ticks - link.dataTick <= soonTicks;
  const isOver = suspectEnd - front <= 0;
  if (suspicion === "alone" && !isOver) {
    suspicion = "none";
    return isSoon;
  }
  if (!isSoon) {
    return false;
  }
  const behindLast = front + flightEnd;
  if (suspicion === "none" || isOver) {
    suspectEnd = behindLast;
    attempts = 0;
  } else if (behindLast - suspectEnd < 0) {
    suspectEnd = behindLast;
  }
  attempts++;
  suspicion = attempts >= config.outbox.attempts - 1 ? "halving" : "suspected";
  return false;
}

/** Drops the frame at which link after link has ended, aloud. */
export function dropRefused(): void {
  const bytes = dropRefusedFrame();
  if (countsLinks) {
    linkCounts.refusedFrames++;
  }
  log.error("link", "a frame of", bytes, "bytes is dropped:", attempts + 1, "links in a row ended at it");
}
