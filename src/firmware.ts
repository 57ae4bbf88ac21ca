/** What this firmware was seen to do, where its eras differ. It holds for all links. */

/**
 * What `send()` returns when it worked. Learnt from the first frame, which may have failed for want of memory: so learnt
 * anew when no frame is taken or confirmed.
 */
export let success: boolean | undefined;
/** Whether it says "sent", as far as is known; and whether it has done so. */
export let confirms: boolean | undefined;
export let hasConfirmed = false;
/** By the day on which it was made it surely never does. */
let neverConfirms = false;

/**
 * Reads what the day on which the core was compiled tells. Call it once, at the start.
 *
 * A core whose `send()` says true for success surely never fires "sent" when it is from August 2025 or later of that year:
 * that was mended on 2025-12-22. Two days before that are left to be learnt. A later day proves nothing: a new core may
 * hold an old component.
 */
export function readBuildDate(): void {
  const date = rtos.buildDate();
  neverConfirms = string.find(date, " 2025$")[0] !== undefined && string.find(date, "^Dec [23]")[0] === undefined;
}

/** What `send()` returned for a frame that was taken is success from now on. */
export function learnSuccess(result: boolean): void {
  success = result;
  // Only the oldest era says false when it worked, and that one confirms. What was concluded before, from what may have
  // been a failure, holds no longer.
  if (!hasConfirmed && confirms !== false) {
    confirms = undefined;
    if (!result) {
      confirms = true;
    } else if (neverConfirms) {
      confirmsNothing();
    }
  }
}

/** What `send()` means, and what follows from that, may have been learnt from a failure. */
export function doubtSuccess(): void {
  success = undefined;
}

/** It has said "sent". */
export function hasSaidSent(): void {
  confirms = true;
  hasConfirmed = true;
}

/** It is taken for one that never says "sent". */
export function confirmsNothing(): void {
  confirms = false;
  log.warn("link", "this firmware confirms nothing: without answers of the server, what is sent is taken for arrived");
}
