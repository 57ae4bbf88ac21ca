/** What this firmware was seen to do, where its eras differ. It holds for all links. */

/**
 * What `send()` returns when it worked. Learnt from the first frame, which may have failed for want of memory: so learnt
 * anew when no frame is taken or confirmed.
 */
export let success: boolean | undefined;
/** Whether it says "sent", as far as is known; and whether it has done so. */
export let confirms: boolean | undefined;
export let hasConfirmed = false;

/** What `send()` returned for a frame that was taken is success from now on. */
export function learnSuccess(result: boolean): void {
  success = result;
  // Only the oldest era says false when it worked, and that one confirms. What was concluded before, from what may have
  // been a failure, holds no longer.
  if (!hasConfirmed && confirms !== false) {
    confirms = undefined;
    if (!result) {
      confirms = true;
    } else if (surelyNeverConfirms()) {
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

/**
 * Whether a core whose `send()` says true for success surely never fires "sent": that was so from August 2025 until it was
 * mended on 2025-12-22, and the day on which the core was compiled tells. Two days before that are left to be learnt. A
 * later day proves nothing: a new core may hold an old component.
 */
function surelyNeverConfirms(): boolean {
  const date = rtos.buildDate();
  return string.find(date, " 2025$")[0] !== undefined && string.find(date, "^Dec [23]")[0] === undefined;
}
