/**
 * Cores differ in two ways that matter here: what `send()` returns when it took the frame, and whether "sent" ever
 * comes. Both are learnt from evidence. Without evidence, the value that `send()` returns is assumed to mean success.
 * When the assumption proves wrong, the link ends, so that what was in flight is sent again. Until there is even an
 * assumption, only probes go out; where no probe is configured, one frame at a time.
 *
 * Nothing but false mostly means that memory is short. The module restarts when that lasts (control/faults.ts). If it
 * is the same after the restart, false is assumed to mean success.
 *
 *     success        event → next
 *     unknown        the core was built before 2025-08-07 → false
 *                    `send()` returns true → true-assumed
 *                    `send()` has returned nothing but false for 5 s, something was received, and this fault has
 *                      just restarted the module → false-assumed
 *     true-assumed   `send()` returns false → unknown, a new link; on a core built before 2025-12-22: no change
 *     false-assumed  `send()` returns true → unknown, a new link
 *       these three  "sent", or an answer that confirms; on this link `send()` has returned nothing but true → true,
 *                      nothing but false → false, both → unknown, a new link
 *     true, false    –
 *
 *     saysSent       event → next
 *     perhaps        "sent", or success is false → yes
 *                    success is true or true-assumed, and the core was built before 2025-12-22, or two links have
 *                      ended because nothing was confirmed → never
 *     yes            –
 *     never          "sent" → yes · success becomes unknown → perhaps
 */

import { lastRestart } from "../device/store";

/** Which value of `send()` means success: the first table above. */
export type Success = "unknown" | "true-assumed" | "false-assumed" | "true" | "false";
/** Whether the core says "sent": the second table above. */
export type SaysSent = "perhaps" | "yes" | "never";

/**
 * What a call of `send()` did, as far as is known. While success is unknown, each frame counts as taken. "wrong": what
 * counted as success so far was none.
 */
export type SendResult = "taken" | "refused" | "wrong";

/** The fault that control/faults.ts restarts the module for when `send()` takes nothing. */
export const takesNoFrame = "the core takes no frame";

const falseMsToAssume: Milliseconds = 5000;
const unconfirmedLinksToDecide = 2;
/** From this day on, `send()` returns true for success, and "sent" does not come. */
const firstTrueDay = 2025 * 372 + 8 * 31 + 7;
/** From this day on, "sent" may come again. */
const firstSentDay = 2025 * 372 + 12 * 31 + 22;

/** Which value of `send()` means success, as far as is known. Read only. */
export let success: Success = "unknown";
/** Whether the core says "sent", as far as is known. Read only. */
export let saysSent: SaysSent = "perhaps";
/** The build date of the core says that it never says "sent", unless its `send()` returns false for success. */
let dateSaysNever = false;
/** Links that ended because nothing was confirmed. */
let unconfirmedLinks = 0;

/** On this link, while success is not certain: `send()` has returned true. */
let saidTrue = false;
/** On this link, while success is not certain: `send()` has returned false. Read only. */
export let saidFalse = false;
/** For how long this link has sent probes to learn what false means. */
let learningMs = 0;

/**
 * Reads what the build date of the core tells. Call it once, at the start. What a core holds is no newer than the core.
 * Before 2025-08-07 `send()` returns false for success. From then to 2025-12-21, a core whose `send()` returns true
 * never says "sent". A later date proves nothing: a new core may hold an old component.
 */
export function readBuildDate(): void {
  const [month, day, year] = string.match(rtos.buildDate(), "^(%a%a%a) +(%d+) (%d+)$");
  const [place] = string.find("JanFebMarAprMayJunJulAugSepOctNovDec", month ?? "?", 1, true);
  if (place !== undefined) {
    // Counts days in calendar order, with gaps.
    const date = (tonumber(year) as number) * 372 + (floorDivide(place, 3) + 1) * 31 + (tonumber(day) as number);
    if (date < firstTrueDay) {
      success = "false";
      saysSent = "yes";
    }
    dateSaysNever = date < firstSentDay;
  }
}

/** A link has opened. What `send()` returned on other links says nothing of this one. */
export function learnFromNewLink(): void {
  saidTrue = false;
  saidFalse = false;
  learningMs = 0;
}

/** Judges what `send()` returned on a link that still stands. */
export function judgeSend(result: boolean): SendResult {
  if (success === "true" || success === "false") {
    return result === (success === "true") ? "taken" : "refused";
  }
  saidTrue = saidTrue || result;
  saidFalse = saidFalse || !result;
  if (success === "unknown") {
    if (result) {
      success = "true-assumed";
      applyBuildDate();
    }
  } else if (result !== (success === "true-assumed")) {
    if (dateSaysNever && success === "true-assumed") {
      return "refused";
    }
    forget();
    return "wrong";
  }
  return "taken";
}

/**
 * A frame has arrived: the core said "sent", or the server answered. Returns false when what `send()` returned on this
 * link contradicts itself. Then the link must end.
 */
export function learnFromArrival(isSent: boolean): boolean {
  if (success !== "true" && success !== "false") {
    if (saidTrue && saidFalse) {
      forget();
      return false;
    }
    success = saidFalse ? "false" : "true";
  }
  if (isSent || success === "false") {
    saysSent = "yes";
  } else {
    applyBuildDate();
  }
  return true;
}

/**
 * Call it now and then on an open link while success is unknown, and send a probe after it. `stepMs`: the time since
 * the last call. `hasReceived`: on this link.
 */
export function learnStep(stepMs: Milliseconds, hasReceived: boolean): void {
  if (saidFalse && lastRestart.reason === takesNoFrame) {
    learningMs += stepMs;
    if (learningMs >= falseMsToAssume && hasReceived) {
      success = "false-assumed";
    }
  }
}

/** A link has ended because nothing was confirmed. The path may have been dead, so one such link decides nothing. */
export function learnFromUnconfirmedLink(): void {
  unconfirmedLinks++;
  const isTrue = success === "true" || success === "true-assumed";
  if (unconfirmedLinks >= unconfirmedLinksToDecide && saysSent === "perhaps" && isTrue) {
    saysSent = "never";
  }
}

/** Where nothing else has shown whether "sent" comes, the build date decides. */
function applyBuildDate(): void {
  if (dateSaysNever && saysSent === "perhaps") {
    saysSent = "never";
  }
}

/** What was taken for success was none: both answers are learnt again. */
function forget(): void {
  success = "unknown";
  if (saysSent === "never") {
    saysSent = "perhaps";
  }
}
