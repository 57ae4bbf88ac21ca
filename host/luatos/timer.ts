import { isInteger } from "./arguments";
import { board } from "./board";
import { simulatedModule } from "./simulated";

/** The core waits less than 1024 ms, or up to 3000 us. It ignores other values. */
const mostMs = 1023;
const mostUs = 3000;

/** The module `timer`: waits that keep the processor busy. */
export const timerModule = simulatedModule<typeof timer>()("timer", {
  mdelay: (ms: unknown) => {
    if (isInteger(ms) && ms > 0 && ms <= mostMs) {
      board.busyWait(ms);
    }
  },
  udelay: (us: unknown) => {
    if (isInteger(us) && us > 0 && us <= mostUs) {
      board.busyWait(us / 1000);
    }
  },
});
