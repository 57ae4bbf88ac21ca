/** What the module itself needs: its power key, its watchdog, its crash reports. */

import { forgetRestart, recordRestart } from "./boot-record";
import type { Config } from "./config-type";
import { guarded } from "./guard";

/** The public EC618 and EC7xx code takes 20 to 60 seconds only. */
const watchdogMs: Milliseconds = 30000;
/** How often the watchdog is fed, and `whyStuck` asked. */
export const feedPeriodMs: Milliseconds = 5000;

/**
 * Prepares the module. `whyStuck` is asked every 5 seconds. While it gives a reason the watchdog is not fed; where there
 * is none, the module is restarted after the same time.
 */
export function bringUpBoard(config: Config, whyStuck: (this: void) => string | undefined): void {
  if (rtos.bsp() === "EC618" && pm) {
    // The AT firmware of this chip debounces its power key, which makes it hard to flash.
    pm.power(pm.PWK_MODE, false);
  }
  if (errDump && config.errorReportSeconds >= 0) {
    errDump.config(true, config.errorReportSeconds);
  }
  const watchdog = startWatchdog();
  let stuckMs: Milliseconds = 0;
  sys.timerLoopStart(
    guarded("watchdog", () => {
      const reason = whyStuck();
      if (reason === undefined) {
        if (stuckMs > 0) {
          forgetRestart();
          stuckMs = 0;
        }
        watchdog?.feed();
        return;
      }
      log.error("board", "the gateway is stuck: the watchdog is not fed:", reason);
      if (stuckMs === 0) {
        recordRestart(reason);
      }
      stuckMs += feedPeriodMs;
      if (!watchdog && stuckMs >= watchdogMs) {
        rtos.reboot();
      }
    }),
    feedPeriodMs,
  );
}

/** Returns the watchdog when it runs. */
function startWatchdog(): WdtModule | undefined {
  if (!wdt) {
    log.warn("board", "this firmware has no watchdog");
    return undefined;
  }
  if (!wdt.init(watchdogMs)) {
    log.error("board", "the watchdog refused", watchdogMs, "ms: a hang of the firmware itself is not guarded against");
    return undefined;
  }
  return wdt;
}
