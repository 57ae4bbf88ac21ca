/**
 * Two things that the eras of LuatOS differ in, learnt from evidence: what `send()` returns for a frame that was taken, and
 * whether "sent" ever comes. Where a first value is all there is, it is assumed to mean success. An assumption that proves
 * wrong ends the link, so that what was in flight is sent again. While even that is missing, only probes go out, or one
 * frame at a time.
 *
 *     success        event → next
 *     unknown        built before 2025-08-07 → false
 *                    `send()` says true → true-assumed
 *                    says false for 5 s while something is received → false-assumed
 *     true-assumed   `send()` says false → unknown, a new link; but not on a core that was built before 2025-12-22
 *     false-assumed  `send()` says true → unknown, a new link
 *       all of these   "sent", or an answer that confirms, and on this link `send()` said nothing but true → true,
 *                      nothing but false → false, both → unknown, a new link
 *     true, false    –
 *
 *     telling        event → next
 *     perhaps        "sent", or success is false → comes
 *                    success is true or true-assumed, and the core was built before 2025-12-22, or nothing says "sent"
 *                    where the path works → never
 *     comes          –
 *     never          "sent" → comes · success becomes unknown → perhaps
 */

export type Success = "unknown" | "true-assumed" | "false-assumed" | "true" | "false";
export type Telling = "perhaps" | "comes" | "never";

/** What a call of `send()` has done, as far as is known. "wrong": what was taken for success so far was none. */
export type SendResult = "taken" | "refused" | "wrong";

/** How often `learnStep` is to be called while success is unknown. */
export const learnStepMs: Milliseconds = 230;
const falseStepsToAssume = 22;
const vainLinksToDecide = 2;

/** Read only. */
export let success: Success = "unknown";
export let telling: Telling = "perhaps";
/** By the day on which it was made the core never says "sent", unless `send()` says false for success. */
let neverTells = false;
/** Links that ended because nothing was confirmed. */
let vainLinks = 0;

/** Of this link, while success is not known: what `send()` has said, whether anything was received, and steps of learning. */
let saidTrue = false;
let saidFalse = false;
let hasReceived = false;
let steps = 0;

/**
 * Reads what the day on which the core was compiled tells. Call it once, at the start. A core is no newer than its day:
 * before 2025-08-07 `send()` says false for success, and from then to 2025-12-21 no core says "sent" that says true. A
 * later day proves nothing: a new core may hold an old component.
 */
export function readBuildDate(): void {
  const [month, day, year] = string.match(rtos.buildDate(), "^(%a%a%a) +(%d+) (%d+)$");
  const [place] = string.find("JanFebMarAprMayJunJulAugSepOctNovDec", month ?? "?", 1, true);
  if (place !== undefined) {
    // Days in the order of the calendar, with gaps.
    const date = (tonumber(year) as number) * 372 + floorDivide(place, 3) * 31 + (tonumber(day) as number);
    if (date < 2025 * 372 + 7 * 31 + 7) {
      success = "false";
      telling = "comes";
    }
    neverTells = date < 2025 * 372 + 11 * 31 + 22;
  }
}

/** A link has opened: what `send()` said on others says nothing of this one. */
export function kindOnNewLink(): void {
  saidTrue = false;
  saidFalse = false;
  hasReceived = false;
  steps = 0;
}

/** What `send()` returned, and the link still stands. */
export function judgeSend(result: boolean): SendResult {
  if (success === "true" || success === "false") {
    return result === (success === "true") ? "taken" : "refused";
  }
  saidTrue = saidTrue || result;
  saidFalse = saidFalse || !result;
  if (success === "unknown") {
    if (result) {
      success = "true-assumed";
      trustDay();
    }
  } else if (result !== (success === "true-assumed")) {
    if (neverTells && success === "true-assumed") {
      return "refused";
    }
    forget();
    return "wrong";
  }
  return "taken";
}

/**
 * A frame has got through: the core has said "sent", or else the server has answered. Returns false when what `send()` said
 * on this link contradicts itself: then the link must end.
 */
export function kindOnArrival(isSent: boolean): boolean {
  if (success !== "true" && success !== "false") {
    if (saidTrue && saidFalse) {
      forget();
      return false;
    }
    success = saidFalse ? "false" : "true";
  }
  if (isSent || success === "false") {
    telling = "comes";
  } else {
    trustDay();
  }
  return true;
}

/** Something was received. */
export function kindOnReceived(): void {
  hasReceived = true;
}

/** To be called each `learnStepMs` on an open link while success is unknown, with a probe behind it. */
export function learnStep(): void {
  steps++;
  if (steps >= falseStepsToAssume && hasReceived) {
    success = "false-assumed";
  }
}

/** A link has ended because nothing was confirmed. */
export function kindOnVainLink(): void {
  vainLinks++;
  if (vainLinks >= vainLinksToDecide) {
    kindOnVainPath();
  }
}

/** The path works, and no "sent" has come. */
export function kindOnVainPath(): void {
  if (telling === "perhaps" && (success === "true" || success === "true-assumed")) {
    telling = "never";
  }
}

function trustDay(): void {
  if (neverTells && telling === "perhaps") {
    telling = "never";
  }
}

function forget(): void {
  success = "unknown";
  if (telling === "never") {
    telling = "perhaps";
  }
}
