/**
 * A status LED.
 *
 *     state                                                 the LED
 *     searching: there is no network                        blinks slowly: 1 s on, 1 s off
 *     connecting: a link is being made, or will soon be     blinks fast: 0.1 s on, 0.1 s off
 *     online: a link is open                                is on
 *     traffic: bytes have passed on it                      goes off for 0.1 s, then on for 0.4 s at least
 */

import { config } from "../config";
import { counts } from "../device/counts";
import { guarded } from "../device/guard";

const stepMs: Milliseconds = 100;
/** A level lasts at least this many steps. */
const searchingSteps = 10;
const connectingSteps = 1;
const onlineSteps = 4;
const trafficSteps = 1;

/** Starts the LED. `stateName` returns the name of the gateway's state. Call it once. */
export function startStatusLed(stateName: (this: void) => string): void {
  if (config.statusLed === undefined) {
    return;
  }
  const pin = config.statusLed.pin;
  const lit = config.statusLed.activeLevel === 0 ? 0 : 1;
  const dark = lit === 1 ? 0 : 1;
  // A core may lack `gpio`.
  const drive = (gpio as typeof gpio | undefined) && gpio.setup(pin, dark);
  if (!drive) {
    log.error("led", "this core does not drive pin", pin);
    return;
  }
  let isLit = false;
  let steps = 0;
  let seenBytes: Bytes = 0;
  const step = guarded("led", () => {
    const state = stateName();
    const bytes = counts.received + counts.downReceived;
    let least = connectingSteps;
    let mayChange = true;
    if (state === "waiting-network") {
      least = searchingSteps;
    } else if (state === "online") {
      least = isLit ? onlineSteps : trafficSteps;
      mayChange = !isLit || bytes !== seenBytes;
    }
    steps++;
    if (steps >= least && mayChange) {
      steps = 0;
      seenBytes = bytes;
      isLit = !isLit;
      drive(isLit ? lit : dark);
    }
  });
  sys.timerLoopStart(step, stepMs);
}
