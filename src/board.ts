/** What the module itself needs: its power key, its watchdog, its crash reports. */

import { recordRestart } from "./boot-record";
import { config } from "./config";
import { guarded } from "./guard";

/** The public EC618 and EC7xx code takes 20 to 60 seconds only. */
const watchdogMs: Milliseconds = 30000;
/** How often the watchdog is fed, and `whyStuck` asked. */
export const feedPeriodMs: Milliseconds = 5000;

/**
 * Prepares the module. `whyStuck` is asked every 5 seconds, whatever else fails. While it gives a reason the watchdog is
 * not fed; where there is none, the module is restarted after the same time.
 */
export function bringUpBoard(whyStuck: (this: void) => string | undefined): void {
  /** It is there and has started. */
  let watchdog: typeof wdt;
  let stuckMs: Milliseconds = 0;
  sys.timerLoopStart(
    guarded("board", () => {
      const reason = whyStuck();
      if (reason !== undefined) {
        log.error("board", "the gateway is stuck: the watchdog is not fed:", reason);
        if (stuckMs === 0) {
          recordRestart(reason);
        }
        stuckMs += feedPeriodMs;
        if (!watchdog && stuckMs >= watchdogMs) {
          rtos.reboot();
        }
        return;
      }
      if (stuckMs > 0) {
        recordRestart(undefined);
        stuckMs = 0;
      }
      watchdog?.feed();
    }),
    feedPeriodMs,
  );
  if (!wdt) {
    log.warn("board", "this firmware has no watchdog");
  } else if (wdt.init(watchdogMs)) {
    watchdog = wdt;
  } else {
    log.error("board", "the watchdog refused", watchdogMs, "ms: a hang of the firmware itself is not guarded against");
  }
  if (rtos.bsp() === "EC618" && pm) {
    // The AT firmware of this chip debounces its power key, which makes it hard to flash.
    pm.power(pm.PWK_MODE, false);
  }
  if (errDump && config.errorReportSeconds >= 0) {
    errDump.config(true, config.errorReportSeconds);
  }
}
