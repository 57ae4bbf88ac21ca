/** Logs lost bytes: for each cause at most one line in five seconds. */

import { config } from "../config";
import { counts, grownBy, totalOf } from "../device/counts";
import { reportHookFailures } from "../device/hook-calls";
import { hooks } from "../hooks";

/** The counts that are reported, and what each was at its last report. */
const reported = { overflowed: 0, downDropped: 0, invalidFrames: 0 };

/** Logs what was lost and how often hooks failed since the last call. */
export function reportLosses(): void {
  if (hooks.up !== undefined || hooks.down !== undefined) {
    reportHookFailures();
  }
  report("overflowed", "bytes dropped on their way up;");
  report("downDropped", "bytes dropped on their way down;");
  if (config.frames === "text") {
    report("invalidFrames", "frames went as binary: they are not valid UTF-8;");
  }
}

function report(count: keyof typeof reported, what: string): void {
  const grown = grownBy(count, reported[count]);
  if (grown > 0) {
    log.warn("gateway", grown, what, totalOf(count), "since boot");
    reported[count] = counts[count];
  }
}
