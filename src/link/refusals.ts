/**
 * One frame must not block the rest. A server may end the link at a frame that it does not accept, such as one that is
 * too long or not UTF-8. It does so each time that the frame is sent again. It gets the frame `outbox.attempts` times.
 *
 * Suspects are the frames at the front of the queue that were in flight on each of the last links, when these ended by
 * themselves. At the last attempt each goes out alone, on a link that has stood longer without the suspects than the
 * last links did with them. That takes long, so many suspects go out in small parts before: a part at which a link ends
 * is all that is suspect then. The parts grow while the link stands, so that a slow path is not blocked for long.
 *
 *     state      what is so                               event → next
 *     none       no frame is suspect                      a link ends with data in flight → suspected, parted, alone
 *     suspected  all suspects go out together             a link ends with data in flight → suspected, parted, alone
 *     parted     the suspects go out part by part         a link ends with data in flight → parted, alone
 *     alone      each suspect goes out alone, on a link   the link ends soon after: it is dropped → none; on a rough
 *                that has stood                             network, the first time → alone
 *                                                           · it ends later, or before one went out → none
 *
 * Where several may follow: "parted" for many suspects, when one or two attempts are left; "alone" for few, when one is
 * left; else "suspected".
 *
 *     network    what is so                               event → next
 *     calm       a link ends for a reason                 suspects have proved innocent → rough
 *     rough      links end for other reasons, too: the    a link has stood for five minutes → calm
 *                suspects get an attempt more, and one
 *                that is alone is spared once
 *
 * From every state, none follows when all suspects have left the outbox, or when a link ends long after data went out.
 * A link that we end, or that never opened, changes nothing.
 */

import { config } from "../config";
import { countsLinks, linkCounts } from "../device/counts";
import { dropRefusedFrame, endOfFrames, flightEnd, front, queueEnd } from "../up/outbox";
import { link } from "./transmit";

/** The states of the table above. */
export type Suspicion = "none" | "suspected" | "parted" | "alone";

/** In ticks. A link that ends later than this after data went out ends for another reason. */
const mostTicks = 12;
/** Before a suspect goes out alone, the link stands for this many ticks more than the last links did. */
const standTicks = 2;
/** After a link has stood for this many ticks, the network is not rough any more. */
const calmTicks = 60;
/** Up to this many suspects are few. */
const fewFrames = 16;
/** More than an outbox can hold. */
const anyFrames = 65536;
/**
 * A part is this fraction of the suspects, but not less than a few. It doubles after every four ticks; after every
 * eight when a link has ended at a part, and so on: a part must not grow before it is confirmed.
 */
const parts = 16;
const ticksToDouble = 4;
/** After this many doublings, a part is all suspects. */
const mostDoublings = 4;

/** Read only. When all suspects have left the outbox, `suspectReach` sets it to "none" at its next call. */
export let suspicion: Suspicion = "none";
/** The number of the first frame behind the suspects. */
let suspectEnd = 0;
/** Links in a row that have ended with suspects in flight. */
let attempts = 0;
/** The longest time, in ticks, from the last data that went out on one of them to its end. */
let lastedTicks = 0;
/** The longest time, in ticks, that one of them stood with the suspects in flight: they go out first. */
let stoodTicks = 0;
/** While parted: the size of a part at first, and how many ticks of a link double it. */
let partBytes: Bytes = 0;
let partTicks = ticksToDouble;
/** The network is rough. */
let isRough = false;
/** The number of the last frame that was spared because the network was rough. */
let sparedFrame = -1;

/** How far the flight may reach, from the front of the outbox. Need not be called while nothing is suspect. */
export function suspectReach(): Bytes {
  acquit();
  if (suspicion === "none" || suspicion === "suspected") {
    return queueEnd;
  }
  // A full outbox may have dropped suspects behind the flight.
  const suspects = math.min(suspectEnd - front, queueEnd);
  if (suspicion === "parted") {
    const doublings = math.min(floorDivide(link.ticks, partTicks), mostDoublings);
    return endOfFrames(math.min(partBytes << doublings, suspects), anyFrames);
  }
  return link.ticks < standTicks + stoodTicks ? 0 : endOfFrames(suspects, 1);
}

/**
 * A link has ended. `byItself`: it had opened, and we did not end it. Call it before the flight is ended. Returns
 * whether `dropRefused` is to drop the next queued frame after that.
 */
export function linkEndsWithFlight(byItself: boolean): boolean {
  if (!byItself) {
    return false;
  }
  acquit();
  if (link.ticks >= calmTicks) {
    isRough = false;
  }
  const ticks = link.ticks - link.dataTick;
  if (suspicion === "alone") {
    const isGuilty = flightEnd > 0 && ticks <= lastedTicks + 1;
    attempts++;
    if (isGuilty && isRough && sparedFrame !== front) {
      sparedFrame = front;
      return false;
    }
    suspicion = "none";
    isRough = isRough || !isGuilty;
    return isGuilty;
  }
  if (flightEnd > 0 && ticks <= mostTicks) {
    suspectFlight(ticks);
  } else if (flightEnd > 0) {
    suspicion = "none";
  }
  return false;
}

/** Suspects that have left the outbox were not the reason why links ended. */
function acquit(): void {
  if (suspicion !== "none" && suspectEnd - front <= 0) {
    suspicion = "none";
    isRough = true;
  }
}

/** The frames in flight are suspect, or those of them that were suspect before. */
function suspectFlight(ticks: number): void {
  const behindLast = front + flightEnd;
  if (suspicion === "none") {
    suspectEnd = behindLast;
    attempts = 0;
    lastedTicks = 0;
    stoodTicks = ticks;
    partTicks = ticksToDouble;
  } else {
    // The suspects went out when the link opened, and more data after them.
    stoodTicks = math.max(stoodTicks, math.min(link.ticks, mostTicks));
    if (behindLast - suspectEnd < 0) {
      suspectEnd = behindLast;
    }
  }
  attempts++;
  if (suspicion === "parted") {
    partTicks *= 2;
  }
  lastedTicks = math.max(lastedTicks, ticks);
  const suspects = suspectEnd - front;
  const fewBytes = endOfFrames(suspects, fewFrames);
  const areFew = fewBytes === suspects;
  // On a rough network, one attempt more with all suspects together: it mostly proves them innocent.
  const left = config.outbox.attempts + (isRough ? 1 : 0) - attempts;
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
  log.error("link", "a frame of", bytes, "bytes is dropped:", attempts, "links in a row ended at it");
}
