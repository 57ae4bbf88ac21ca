/**
 * What a run stores for the next one, if the core has `fskv`: why the gateway restarted the module, and how many runs
 * were short.
 */

import { guarded } from "../device/guard";
import { lastRestart, manyShortRuns, openStore, readShortRuns, shortRunsKey } from "../device/store";

const reasonKey = "gateway_restart";
/** A shorter run may have ended because of something at its start. */
const shortRunMs: Milliseconds = 300000;

/**
 * Logs why the module has started and what the last run has stored. Never raises. Call it once, before anything else.
 */
export const readBootRecord = guarded("boot", () => {
  if (pm) {
    const [source, sleepMode, reason] = pm.lastReson();
    log.info("boot", "the core says: wake-up", source, "sleep", sleepMode, "reset", reason);
  }
  const store = openStore();
  if (store === undefined) {
    log.info("boot", "no store: restarts are not remembered");
    return;
  }
  const restart = store.get(reasonKey);
  if (restart !== undefined) {
    log.warn("boot", "the gateway had restarted the module:", restart);
    lastRestart.reason = tostring(restart);
    store.del(reasonKey);
  }
  const shortRuns = readShortRuns(store);
  if (shortRuns >= manyShortRuns) {
    log.error("boot", shortRuns, "runs in a row ended within", shortRunMs, "ms");
  }
  store.set(shortRunsKey, shortRuns + 1);
  const forgetShortRuns = guarded("boot", () => {
    store.set(shortRunsKey, 0);
  });
  sys.timerStart(forgetShortRuns, shortRunMs);
});

/**
 * Stores why the module is about to restart, for the log of the next start. `undefined` deletes that. A run that
 * somebody ends is not short. Never raises.
 */
export const recordRestart = guarded("boot", (reason: string | undefined, isRequested?: boolean) => {
  if (fskv) {
    if (reason === undefined) {
      fskv.del(reasonKey);
    } else {
      fskv.set(reasonKey, reason);
    }
    const shortRuns = readShortRuns(fskv);
    if (isRequested && shortRuns > 0) {
      fskv.set(shortRunsKey, shortRuns - 1);
    }
  }
});

/** Restarts the module because of a fault. The log of the next start says why. */
export function restartModule(reason: string): void {
  log.error("boot", "restart:", reason);
  recordRestart(reason);
  rtos.reboot();
}

/** Restarts the module because somebody asked for it. The log of the next start says why. */
export function restartOnRequest(reason: string): void {
  log.info("boot", "restart:", reason);
  recordRestart(reason, true);
  rtos.reboot();
}
