/** The watchdog. It is fed only while the gateway is healthy. */

import { guarded } from "../device/guard";
import { recordRestart } from "./boot-record";

/** The public EC618 and EC7xx code accepts only 20 to 60 seconds. */
const watchdogMs: Milliseconds = 30000;
/** The time between two questions to the gateway. */
export const watchdogPeriodMs: Milliseconds = 5000;

/** The questions, one for each gateway on the module. */
const questions: ((this: void) => string | undefined)[] = [];

/** Adds a question that is asked every 5 seconds. While it returns a reason, the watchdog is not fed. */
export function askToo(whyStuck: (this: void) => string | undefined): void {
  questions.push(whyStuck);
}

/** Starts the watchdog. If the core has none, a gateway that is stuck for as long restarts the module itself. */
export function startWatchdog(): void {
  /** The core's watchdog, once it has started. */
  let watchdog: typeof wdt;
  let stuckForMs: Milliseconds = 0;
  sys.timerLoopStart(
    guarded("watchdog", () => {
      let reason: string | undefined;
      for (const whyStuck of questions) {
        reason = whyStuck() ?? reason;
      }
      if (reason !== undefined) {
        log.error("watchdog", "not fed, the gateway is stuck:", reason);
        if (stuckForMs === 0) {
          recordRestart(reason);
        }
        stuckForMs += watchdogPeriodMs;
        if (!watchdog && stuckForMs >= watchdogMs) {
          rtos.reboot();
        }
        return;
      }
      if (stuckForMs > 0) {
        recordRestart(undefined);
        stuckForMs = 0;
      }
      watchdog?.feed();
    }),
    watchdogPeriodMs,
  );
  if (!wdt) {
    log.warn("watchdog", "this core has none");
  } else if (wdt.init(watchdogMs)) {
    watchdog = wdt;
  } else {
    log.error("watchdog", "the core refused", watchdogMs, "ms");
  }
}
