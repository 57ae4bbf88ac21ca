/**
 * Whether a core whose `send()` says true for success surely never fires "sent": that was so from August 2025 until it was
 * mended on 2025-12-22, and the day on which the core was compiled tells. Two days before that are left to be learnt. A
 * later day proves nothing: a new core may hold an old component.
 */
export function surelyNeverConfirms(): boolean {
  const date = rtos.buildDate();
  return string.find(date, " 2025$")[0] !== undefined && string.find(date, "^Dec [23]")[0] === undefined;
}
