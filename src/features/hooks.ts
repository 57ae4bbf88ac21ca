/** What the integrator's hooks get at the start: both ways out of the gateway. */

import { guarded } from "../device/guard";
import { makeTimer, startTimer, stopTimer } from "../device/timer";
import { queueDown } from "../down/down-hook";
import { hooks } from "../hooks";
import { pump } from "../link/sending";
import { queueUp } from "../up/up-hook";

/** A hook's frame goes out this much later: the hook may be called while another frame is packed or received. */
const pumpMs: Milliseconds = 1;

let pumpTimer: TimerId;

/** Starts hooks. Call it once, before the UART is opened. */
export function startHooks(): void {
  pumpTimer = makeTimer(
    guarded("hook", () => {
      stopTimer(pumpTimer);
      pump();
    }),
  );
  if (hooks.start !== undefined) {
    guarded("hook", hooks.start)({ sendUp, sendDown: queueDown, guarded: guardHook });
  }
}

function sendUp(frame: ByteString): boolean {
  startTimer(pumpTimer, pumpMs);
  return queueUp(frame);
}

function guardHook<Arguments extends unknown[]>(
  action: (this: void, ...args: Arguments) => void,
): (this: void, ...args: Arguments) => void {
  return guarded("hook", action);
}
