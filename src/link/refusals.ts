/**
 * One frame must not block the rest. A server may end the link at a frame that it does not accept, such as one that is
 * too long or not UTF-8. It does so each time that the frame is sent again. It gets the frame `outbox.attempts` times.
 *
 * Suspects are the frames at the front of the queue that were in flight on each of the last links, when these ended by
 * themselves soon after data went out. At the last attempt each goes out alone. That takes long, so many suspects go
 * out in parts before: a part at which a link ends is all that is suspect then.
 *
 *     state      what is so                               event → next
 *     none       no frame is suspect                      a link ends soon → suspected · parted · alone
 *     suspected  all suspects go out together             a link ends soon → suspected · parted · alone
 *                                                           · a link ends later → none
 *     parted     the suspects go out part by part         a link ends soon → parted · alone
 *                                                           · a link ends later → none
 *     alone      each suspect goes out alone, on a link   the link ends soon after: it is dropped → none
 *                that has stood                             · a link ends later, or before it went out → none
 *
 * Where several may follow: "parted" for many suspects, when one or two attempts are left; "alone" for few, when one is
 * left; else "suspected".
 *
 * From every state, none follows when all suspects have left the outbox. A link that we end, or that never opened,
 * changes nothing.
 */

import { config } from "../config";
import { countsLinks, linkCounts } from "../device/counts";
import { dropRefusedFrame, endOfFramesWithin, flightEnd, front, queueEnd } from "../up/outbox";
import { link } from "./transmit";

export type Suspicion = "none" | "suspected" | "parted" | "alone";

/** Ticks, 5 seconds each. A link that ends later than this after data went out ends for another reason. */
const soonTicks = 2;
/** After this many ticks a link has stood. One that ends earlier ends for another reason. */
const standTicks = 2;
/** Up to this many suspects are few. A part is an eighth of them, and not less than a few. */
const fewFrames = 64;
const parts = 8;

/** Read only. When all suspects have left the outbox, `suspectReach` sets it to "none" at its next call. */
export let suspicion: Suspicion = "none";
/**
 * The number of the first frame behind the suspects; on how many links in a row suspects were in flight; the size of a
 * part.
 */
let suspectEnd = 0;
let attempts = 0;
let partBytes: Bytes = 0;

/** How far the flight may reach, from the front of the outbox. Need not be called while nothing is suspect. */
export function suspectReach(): Bytes {
  // A full outbox may have dropped suspects behind the flight.
  const suspects = math.min(suspectEnd - front, queueEnd);
  if (suspects <= 0) {
    suspicion = "none";
  }
  if (suspicion === "none" || suspicion === "suspected") {
    return queueEnd;
  }
  if (suspicion === "parted") {
    return endOfFramesWithin(math.min(partBytes, suspects), suspects);
  }
  return link.ticks < standTicks ? 0 : endOfFramesWithin(suspects, 1);
}

/**
 * A link has ended. `byItself`: we did not end it. Call it before the flight is ended. Returns whether `dropRefused` is
 * to drop the next queued frame after that.
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
  if (isSoon) {
    suspectFlight(isOver);
  } else if (flightEnd > 0) {
    suspicion = "none";
  }
  return false;
}

/** The frames in flight are suspect, or those of them that were suspect before. `isOver`: none was. */
function suspectFlight(isOver: boolean): void {
  const behindLast = front + flightEnd;
  if (suspicion === "none" || isOver) {
    suspectEnd = behindLast;
    attempts = 0;
  } else if (behindLast - suspectEnd < 0) {
    suspectEnd = behindLast;
  }
  attempts++;
  const suspects = suspectEnd - front;
  const fewBytes = endOfFramesWithin(suspects, fewFrames);
  const areFew = fewBytes === suspects;
  const left = config.outbox.attempts - attempts;
  partBytes = math.max(floorDivide(suspects, parts), fewBytes);
  if (left > 2 || (left === 2 && areFew)) {
    suspicion = "suspected";
  } else {
    suspicion = areFew ? "alone" : "parted";
  }
}

/** Drops the frame at which link after link has ended, and logs it. */
export function dropRefused(): void {
  const bytes = dropRefusedFrame();
  if (countsLinks) {
    linkCounts.refusedFrames++;
  }
  log.error("link", "a frame of", bytes, "bytes is dropped:", attempts + 1, "links in a row ended at it");
}
