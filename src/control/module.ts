/** What the module has once, however many gateways run on it: its start, its watchdog, its memory of restarts. */

import { config } from "../config";
import { guarded } from "../device/guard";
import { keepLog } from "../features/log-tail";
import { readBootRecord } from "./boot-record";
import { startWatchdog } from "./watchdog";

/** Prepares the module. Never raises. Call it once, first of all. */
export function startModule(): void {
  if (config.control !== undefined) {
    keepLog();
  }
  log.info("gateway", PROJECT, VERSION, "build", BUILD, "on", rtos.bsp());
  readBootRecord();
  // What fails here keeps nothing behind it from its turn.
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
