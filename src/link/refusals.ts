/**
 * One frame must not block the rest. A server may end the link at a frame that it dislikes: too long for it, or no UTF-8. It
 * does so each time that the frame is sent again.
 *
 * Suspects are the frames at the front of the queue that were in flight on each of the last links, when those ended by
 * themselves and soon after data went out. Before the last attempt, flights take half of the suspects while these are many:
 * they halve with each link that ends and with each flight that is confirmed. When few are left, each goes out alone, on a link
 * that has stood. When that link ends soon after, the frame is dropped.
 *
 *     state      what is so                               event → next
 *     none       no frame is suspect                      a link ends soon → suspected, searching
 *     suspected  more than one attempt is left            a link ends soon → suspected, searching
 *     searching  a flight takes half of the suspects      a link ends soon: those of its flight are suspect → searching
 *                                                           · few are left → alone
 *     alone      each suspect goes out alone, on a link   the link ends soon after: it is dropped → none
 *                that has stood                             · a link ends later, or before it went out → none
 *
 * From each of them, that all suspects have left the outbox leads to none. A link that we end, or that never opened, is no
 * event.
 */

import { config } from "../config";
import { countsLinks, linkCounts } from "../device/counts";
import { dropRefusedFrame, endOfFramesWithin, flightEnd, front, queueEnd } from "../up/outbox";
import { link } from "./transmit";

export type Suspicion = "none" | "suspected" | "searching" | "alone";

/** A link that ends later than so many ticks after data went out, 5 seconds each, ends for another reason. */
const soonTicks = 2;
/** A link has stood after so many ticks. One that ends before ends for another reason. */
const standTicks = 2;
/** Of so many frames each goes out alone. Of more, halves are quicker where a frame takes long to be confirmed. */
const fewFrames = 8;

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
  if (endOfFramesWithin(suspects, fewFrames) < suspects) {
    return endOfFramesWithin(floorDivide(suspects, 2), suspects);
  }
  suspicion = "alone";
  return link.ticks < standTicks ? 0 : endOfFramesWithin(suspects, 1);
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
  suspicion = attempts >= config.outbox.attempts - 1 ? "searching" : "suspected";
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
