/**
 * Timers that are started again and again. Each `sys.timerStart` takes a new number, makes tables and searches all
 * timers: a hundred VM instructions, and as many bytes of garbage. These timers keep the number that `sys` gave them
 * once, and start the core's own timer anew under it: a tenth of the cost, and no memory of the VM.
 */

/** The longest time that a timer can have. The timer is stopped at once. */
const foreverMs: Milliseconds = 126322567;
/** `sys` forgets a timer that fires for the last time, so these repeat for ever. */
const againAndAgain = -1;

/** Stops a timer, whether it runs or not. */
export const stopTimer = rtos.timer_stop;
// Looked up once, too: both are called for each byte of a trickle.
const startRtosTimer = rtos.timer_start;

/**
 * Makes a timer that does not run yet. Its callback must not raise. Once started, it fires again and again until it is
 * stopped, which makes up for a lost firing. A firing that still waits when the timer is started anew counts for the
 * new start, and comes early.
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
