/**
 * Timers that start again and again. Each `sys.timerStart` takes a new number, makes tables and searches all timers: a
 * hundred VM instructions, and as many bytes of garbage. These keep the number that `sys` has given them once, and have
 * the firmware count anew under it, for a tenth of that and without memory of the VM.
 */

/** Stops a timer, whether it runs or not. */
export const stopTimer = rtos.timer_stop;
/** Starts a timer that does not run, `againAndAgain`: for where each instruction counts. */
export const startStopped = rtos.timer_start;

/** As long as a timer can be: it is stopped at once. */
const foreverMs: Milliseconds = 126322567;
/** `sys` forgets a timer that fires for the last time. */
export const againAndAgain = -1;

/**
 * Makes a timer that does not run yet; its callback must not raise. Once started it fires again and again until it is
 * stopped, so that a firing that is lost is made up for. A firing that waits while the timer is started anew counts for
 * the new start, and comes early.
 */
export function makeTimer<Arguments extends unknown[]>(
  callback: (this: void, ...args: Arguments) => void,
  ...args: Arguments
): TimerId {
  const timer = sys.timerLoopStart(callback, foreverMs, ...args) as TimerId;
  stopTimer(timer);
  return timer;
}

/** Starts a timer anew. Returns 1, or 0 when the firmware has none to spare. */
export function startTimer(timer: TimerId, ms: Milliseconds): 0 | 1 {
  stopTimer(timer);
  return startStopped(timer, ms, againAndAgain);
}
