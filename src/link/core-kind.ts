/**
 * What kind of core this is, learnt from evidence. The eras of LuatOS differ in what `send()` returns for a frame that was
 * taken, and in whether "sent" ever comes. An assumption that proves wrong ends the link, so that what was in flight is sent
 * again. While even an assumption is missing, only probes go out, or one frame at a time.
 *
 *     state             `send()` says  "sent"       event → next
 *     unknown           ?              ?            built before 2025-08-07 → inverted
 *                                                   true → plain-assumed
 *                                                   "sent", and on this link it said only false → inverted
 *                                                   false for 5 s while something is received → inverted-assumed
 *     plain-assumed     true           ?            "sent", and on this link it said only true → telling
 *                                                   false, or "sent" where it also said false → unknown, a new link
 *                                                   else as plain
 *     plain             true           ?            "sent" → telling
 *                                                   two links ended without, or 35 s passed on one where the path
 *                                                     works → silent
 *     telling           true           comes        –
 *     silent            true           never comes  "sent" → telling
 *     inverted-assumed  false          comes        "sent" → inverted · true → unknown, a new link
 *     inverted          false          comes        –
 *
 * A core that was built before 2025-12-22 is silent as soon as it is plain. An event "error", which only cores since
 * 2025-09-01 know, leads from unknown and the assumed ones to plain. So does an answer of the server, where "answers"
 * confirm and `send()` said only true.
 */

import { held } from "../up/outbox";

export type CoreKind = "unknown" | "plain-assumed" | "plain" | "telling" | "silent" | "inverted-assumed" | "inverted";

/** What a call of `send()` has done, as far as is known. "wrong": what was taken for success so far was none. */
export type SendResult = "taken" | "refused" | "wrong";

/** How often `learnStep` is to be called while there is something to be learnt. */
export const learnStepMs: Milliseconds = 230;
const falseStepsToAssume = 22;
/** A "sent" for a send that said false would have come by then. */
const falseStepsToForget = 3;
/** An assumption is tested by a probe after so many steps while nothing is heard: more would keep "sent" away on a long path. */
const testSteps = 8;
const vainLinksToDecide = 2;

/** Read only. */
export let coreKind: CoreKind = "unknown";
/** By the day on which it was made it surely never says "sent", unless `send()` says false for success. */
let neverTells = false;
/** Links that ended because nothing was confirmed. */
let vainLinks = 0;

/** Of this link: what `send()` has said, and for how many steps it has said nothing but false, or no false. */
let saidTrue = false;
let saidFalse = false;
let falseSteps = 0;
let trueSteps = 0;
let hasReceived = false;
/** Steps of learning on this link. */
let learnSteps = 0;

/**
 * Reads what the day on which the core was compiled tells. Call it once, at the start. A core is no newer than its day:
 * before 2025-08-07 `send()` says false for success, and from then to 2025-12-21 no core says "sent" that says true. A
 * later day proves nothing: a new core may hold an old component.
 */
export function readBuildDate(): void {
  const [month, day, year] = string.match(rtos.buildDate(), "^(%a%a%a) +(%d+) (%d+)$");
  const [place] = string.find("JanFebMarAprMayJunJulAugSepOctNovDec", month ?? "?", 1, true);
  if (place === undefined) {
    return;
  }
  const date = dayNumber(tonumber(year) as number, floorDivide(place, 3) + 1, tonumber(day) as number);
  if (date < dayNumber(2025, 8, 7)) {
    coreKind = "inverted";
  }
  neverTells = date < dayNumber(2025, 12, 22);
}

/** Days in the order of the calendar, with gaps. */
function dayNumber(year: number, month: number, day: number): number {
  return (year * 12 + month) * 31 + day;
}

/** A link has opened: what `send()` said on others says nothing of this one. */
export function kindOnNewLink(): void {
  saidTrue = false;
  saidFalse = false;
  falseSteps = 0;
  trueSteps = 0;
  hasReceived = false;
  learnSteps = 0;
}

/** What `send()` returned, and the link still stands. */
export function judgeSend(result: boolean): SendResult {
  if (coreKind === "telling" || coreKind === "silent" || coreKind === "plain") {
    return result ? "taken" : "refused";
  }
  if (coreKind === "inverted") {
    return result ? "refused" : "taken";
  }
  saidTrue = saidTrue || result;
  saidFalse = saidFalse || !result;
  trueSteps = result ? trueSteps : 0;
  if (coreKind === "unknown") {
    if (result) {
      becomePlain("plain-assumed");
    }
    return "taken";
  }
  if (result === (coreKind === "plain-assumed")) {
    return "taken";
  }
  coreKind = "unknown";
  return "wrong";
}

/**
 * A frame has got through: the core has said "sent", or else the server has answered. Returns false when what `send()` said
 * on this link contradicts itself: then the link must end.
 */
export function kindOnArrival(isSent: boolean): boolean {
  if (coreKind === "unknown" && saidTrue) {
    return false;
  }
  if (coreKind === "unknown" || coreKind === "inverted-assumed") {
    coreKind = "inverted";
  } else if (coreKind === "plain-assumed" && saidFalse) {
    coreKind = "unknown";
    return false;
  } else if (isSent && coreKind !== "inverted") {
    coreKind = "telling";
  } else if (coreKind === "plain-assumed") {
    becomePlain("plain");
  }
  return true;
}

/** Something was received. */
export function kindOnReceived(): void {
  hasReceived = true;
}

/** The core has said "error". */
export function kindOnError(): void {
  if (coreKind === "unknown" || coreKind === "plain-assumed" || coreKind === "inverted-assumed") {
    becomePlain("plain");
  }
}

/** A link has ended because nothing was confirmed. */
export function kindOnVainLink(): void {
  vainLinks++;
  if (isPlain() && vainLinks >= vainLinksToDecide) {
    kindIsSilent();
  }
}

/** Whether there is something to be learnt of this core, on this link. */
export function isLearning(): boolean {
  return coreKind === "unknown" || (coreKind === "plain-assumed" && learnSteps < testSteps);
}

/** `learnStepMs` have passed on an open link. Returns whether a probe is to go out, or "wrong" when the link must end. */
export function learnStep(): boolean | "wrong" {
  learnSteps++;
  trueSteps++;
  falseSteps++;
  if (coreKind === "unknown") {
    if (falseSteps >= falseStepsToAssume && hasReceived) {
      coreKind = "inverted-assumed";
    }
    return true;
  }
  if (saidFalse && trueSteps >= falseStepsToForget) {
    saidFalse = false;
    // What was handed over with false was not sent.
    return held.inFlight > 0 ? "wrong" : true;
  }
  return saidFalse || (learnSteps === testSteps && !hasReceived);
}

/** Everything speaks for it that this core never says "sent". */
export function kindIsSilent(): void {
  coreKind = "silent";
  log.warn("link", 'this core never says "sent": what was sent counts as arrived by its age, without evidence');
}

/** Whether nobody knows if "sent" comes. */
export function isPlain(): boolean {
  return coreKind === "plain" || coreKind === "plain-assumed";
}

function becomePlain(kind: "plain" | "plain-assumed"): void {
  coreKind = kind;
  if (neverTells) {
    kindIsSilent();
  }
}
