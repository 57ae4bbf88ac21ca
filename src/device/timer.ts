/**
 * Timers that are started again and again. Each `sys.timerStart` takes a new number, makes tables and searches all
 * timers: a hundred VM instructions, and as many bytes of garbage. These timers keep the number that `sys` gave them
 * once, and restart the core's own timer under that number: a tenth of the cost, and no memory of the VM.
 */

/** The longest time that a timer can have. `makeTimer` stops the timer at once. */
const foreverMs: Milliseconds = 126322567;
/** `sys` forgets a timer that fires for the last time, so these timers repeat without end. */
const withoutEnd = -1;

/** Housekeeping has a round this often: a tick. Link, faults and control count their longer times in ticks. */
export const tickSeconds: Seconds = 5;

// Kept in locals: both are called for each byte of a trickle.
/** Stops a timer, whether it runs or not. */
export const stopTimer = rtos.timer_stop;
const startRtosTimer = rtos.timer_start;

/**
 * Makes a timer that does not run yet. Its callback must not raise. Once started, the timer fires again and again until
 * you stop it, which makes up for a firing that the core loses. When you restart a timer while a firing still waits in
 * the core's queue, that firing counts for the new start, and comes early.
 */
export function makeTimer(callback: (this: void) => void): TimerId {
  const timer = sys.timerLoopStart(callback, foreverMs) as TimerId;
  stopTimer(timer);
  return timer;
}

/** Starts or restarts a timer. Returns false when the core has no timer left. */
export function startTimer(timer: TimerId, ms: Milliseconds): boolean {
  stopTimer(timer);
  return startRtosTimer(timer, ms, withoutEnd) === 1;
}
