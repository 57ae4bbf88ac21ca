/** What the log says of bytes that were lost: however many, one line for each cause in five seconds. */

import { counts, grownBy, totalOf } from "../device/counts";
import { reportHookFailures } from "../device/hook-failures";
import { hooks } from "../hooks";

/** What is told of, and what stood there when it was told of last. */
const reports: { count: keyof typeof counts; what: string; told: number }[] = [
  { count: "overflowed", what: "bytes dropped: the outbox is full;", told: 0 },
  { count: "downDropped", what: "bytes dropped: the inbox is full;", told: 0 },
  { count: "invalidFrames", what: "frames went as binary: they are not valid UTF-8;", told: 0 },
];

/** Logs what was lost, and how often hooks failed, since it was called last. */
export function reportLosses(): void {
  if (hooks.up !== undefined || hooks.down !== undefined) {
    reportHookFailures();
  }
  for (const report of reports) {
    const grown = grownBy(report.count, report.told);
    if (grown > 0) {
      log.warn("gateway", grown, report.what, totalOf(report.count), "since boot");
      report.told = counts[report.count];
    }
  }
}
