/**
 * What kind of core this is, learnt from evidence. The eras of LuatOS differ in what `send()` returns for a frame that was
 * taken, and in whether "sent" ever comes. Where a first value is all there is, it is assumed to mean success. An assumption
 * that proves wrong ends the link, so that what was in flight is sent again. While even that is missing, only probes go out,
 * or one frame at a time.
 *
 *     state             success is  "sent"       event → next
 *     unknown           ?           ?            built before 2025-08-07 → inverted
 *                                                `send()` says true → plain-assumed
 *                                                says false for 5 s while something is received → inverted-assumed
 *     plain-assumed     true        ?            `send()` says false → unknown, a new link
 *     inverted-assumed  false       comes        `send()` says true → unknown, a new link
 *       all of these                             "sent", and on this link `send()` said nothing but true → telling,
 *                                                  nothing but false → inverted, both → unknown, a new link
 *                                                an answer that confirms: likewise, with plain for telling
 *     plain             true        ?            "sent" → telling
 *     telling           true        comes        –
 *     silent            true        never comes  "sent" → telling
 *     inverted          false       comes        –
 *
 * Plain and plain-assumed become silent when nothing says "sent" where the path works. A core that was built before
 * 2025-12-22 is silent as soon as it is either.
 */

export type CoreKind = "unknown" | "plain-assumed" | "inverted-assumed" | "plain" | "telling" | "silent" | "inverted";

/** What a call of `send()` has done, as far as is known. "wrong": what was taken for success so far was none. */
export type SendResult = "taken" | "refused" | "wrong";

/** How often `learnStep` is to be called while the kind is unknown. */
export const learnStepMs: Milliseconds = 230;
const falseStepsToAssume = 22;
const vainLinksToDecide = 2;

/** Read only. */
export let coreKind: CoreKind = "unknown";
/** By the day on which it was made it surely never says "sent", unless `send()` says false for success. */
let neverTells = false;
/** Links that ended because nothing was confirmed. */
let vainLinks = 0;

/** Of this link: what `send()` has said, whether anything was received, and steps of learning. */
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
      coreKind = "inverted";
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
  if (isLearnt()) {
    return result === (coreKind !== "inverted") ? "taken" : "refused";
  }
  saidTrue = saidTrue || result;
  saidFalse = saidFalse || !result;
  if (coreKind === "unknown") {
    if (result) {
      becomePlain("plain-assumed");
    }
  } else if (result !== (coreKind === "plain-assumed")) {
    coreKind = "unknown";
    return "wrong";
  }
  return "taken";
}

/**
 * A frame has got through: the core has said "sent", or else the server has answered. Returns false when what `send()` said
 * on this link contradicts itself: then the link must end.
 */
export function kindOnArrival(isSent: boolean): boolean {
  if (coreKind === "inverted" || coreKind === "telling") {
    return true;
  }
  if (!isLearnt()) {
    if (saidTrue && saidFalse) {
      coreKind = "unknown";
      return false;
    }
    if (saidFalse) {
      coreKind = "inverted";
      return true;
    }
  }
  if (isSent) {
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

/** To be called each `learnStepMs` on an open link while the kind is unknown, with a probe behind it. */
export function learnStep(): void {
  steps++;
  if (steps >= falseStepsToAssume && hasReceived) {
    coreKind = "inverted-assumed";
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
  if (coreKind === "plain" || coreKind === "plain-assumed") {
    becomeSilent();
  }
}

function isLearnt(): boolean {
  return coreKind === "telling" || coreKind === "inverted" || coreKind === "silent" || coreKind === "plain";
}

function becomePlain(kind: "plain" | "plain-assumed"): void {
  coreKind = kind;
  if (neverTells) {
    becomeSilent();
  }
}

function becomeSilent(): void {
  coreKind = "silent";
  log.warn("link", 'this core never says "sent": what was sent counts as arrived by its age, without evidence');
}
