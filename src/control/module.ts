/** What the module has once, even with several gateways: its start, its watchdog, its record of restarts. */

import { guarded } from "../device/guard";
import { keepLog } from "../features/log-tail";
import { readBootRecord } from "./boot-record";
import { config } from "./module-config";
import { startWatchdog } from "./watchdog";

/** Prepares the module. Never raises. Call it once, before anything else. */
export function startModule(): void {
  if (config.control !== undefined) {
    keepLog();
  }
  log.info("gateway", PROJECT, VERSION, "build", BUILD, "on", rtos.bsp());
  readBootRecord();
  // Each is guarded on its own: when one fails, the next still runs.
  guarded("watchdog", startWatchdog)();
  guarded("gateway", prepareModule)();
}

function prepareModule(): void {
  if (rtos.bsp() === "EC618" && pm) {
    // The AT firmware of this chip debounces its power key, which makes it hard to flash.
    pm.power(pm.PWK_MODE, false);
  }
  if (errDump && config.errorReportSeconds >= 0) {
    errDump.config(true, config.errorReportSeconds);
  }
}
