/** What the module itself needs: its power key, its watchdog, its crash reports. */

import type { Config } from "./config-type";
import { guarded } from "./guard";

/** The public EC618 and EC7xx code takes 20 to 60 seconds only. */
const watchdogMs: Milliseconds = 30000;
/** How often the watchdog is fed, and `isHealthy` asked. */
export const feedPeriodMs: Milliseconds = 5000;

/** Prepares the module. `isHealthy` is asked every 5 seconds; the watchdog is fed only while it says yes. */
export function bringUpBoard(config: Config, isHealthy: (this: void) => boolean): void {
  if (rtos.bsp() === "EC618" && pm) {
    // The AT firmware of this chip debounces its power key, which makes it hard to flash.
    pm.power(pm.PWK_MODE, false);
  }
  if (errDump && config.errorReportSeconds >= 0) {
    errDump.config(true, config.errorReportSeconds);
  }
  startWatchdog(isHealthy);
}

function startWatchdog(isHealthy: (this: void) => boolean): void {
  const watchdog = wdt;
  if (!watchdog) {
    log.warn("board", "this firmware has no watchdog");
    return;
  }
  if (!watchdog.init(watchdogMs)) {
    log.error("board", "the watchdog refused", watchdogMs, "ms: nothing guards this module against a hang");
    return;
  }
  sys.timerLoopStart(
    guarded("watchdog", () => {
      if (isHealthy()) {
        watchdog.feed();
      } else {
        log.error("board", "the gateway is stuck: the watchdog is not fed");
      }
    }),
    feedPeriodMs,
  );
}
