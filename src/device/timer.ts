/**
 * Timers that start again and again. Each `sys.timerStart` takes a new number, makes tables and searches all timers: a
 * hundred VM instructions, and as many bytes of garbage. These keep the number that `sys` has given them once, and have
 * the core count anew under it, for a tenth of that and without memory of the VM.
 */

/** As long as a timer can be: it is stopped at once. */
const foreverMs: Milliseconds = 126322567;
/** `sys` forgets a timer that fires for the last time. */
const againAndAgain = -1;

/** Stops a timer, whether it runs or not. */
export const stopTimer = rtos.timer_stop;
// Read once, as well: they are called for each byte of a trickle.
const startRtosTimer = rtos.timer_start;

/**
 * Makes a timer that does not run yet; its callback must not raise. Once started it fires again and again until it is
 * stopped, so that a firing that is lost is made up for. A firing that waits while the timer is started anew counts for
 * the new start, and comes early.
 */
export function makeTimer(callback: (this: void) => void): TimerId {
  const timer = sys.timerLoopStart(callback, foreverMs) as TimerId;
  stopTimer(timer);
  return timer;
}

/** Starts a timer anew. Returns whether the core had one to spare. */
export function startTimer(timer: TimerId, ms: Milliseconds): boolean {
  stopTimer(timer);
  return startRtosTimer(timer, ms, againAndAgain) === 1;
}
