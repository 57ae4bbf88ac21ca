/** What the log says of bytes that were lost: however many, one line for each cause in five seconds. */

import { config } from "../config";
import { counts, grownBy, totalOf } from "../device/counts";
import { reportHookFailures } from "../device/hook-calls";
import { hooks } from "../hooks";

/** What is told of, and what stood there when it was told of last. */
const told = { overflowed: 0, downDropped: 0, invalidFrames: 0 };

/** Logs what was lost, and how often hooks failed, since it was called last. */
export function reportLosses(): void {
  if (hooks.up !== undefined || hooks.down !== undefined) {
    reportHookFailures();
  }
  report("overflowed", "bytes dropped: the outbox is full;");
  report("downDropped", "bytes dropped: the inbox is full;");
  if (config.frames === "text") {
    report("invalidFrames", "frames went as binary: they are not valid UTF-8;");
  }
}

function report(count: keyof typeof told, what: string): void {
  const grown = grownBy(count, told[count]);
  if (grown > 0) {
    log.warn("gateway", grown, what, totalOf(count), "since boot");
    told[count] = counts[count];
  }
}
