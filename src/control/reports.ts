/** What the log says of bytes that were lost: however many, one line for each cause in five seconds. */

import { addedSince, type Count, textOf } from "../device/count";
import { inboxCounts } from "../down/inbox";
import { outboxCounts } from "../up/outbox";
import { invalidText } from "../up/text-frames";

/** What is told of, and what stood there when it was told of last. */
const reports: { tag: string; what: string; count: Count; told: number }[] = [
  { tag: "outbox", what: "full:", count: outboxCounts.overflowed, told: 0 },
  { tag: "inbox", what: "full:", count: inboxCounts.dropped, told: 0 },
];
let toldInvalid = 0;

/** Logs what was lost since it was called last. */
export function reportLosses(): void {
  for (const report of reports) {
    const bytes = addedSince(report.count, report.told);
    if (bytes > 0) {
      log.warn(report.tag, report.what, bytes, "bytes dropped,", textOf(report.count), "since boot");
      report.told = report.count.rest;
    }
  }
  const { frames } = invalidText;
  if (frames !== toldInvalid) {
    log.warn("outbox", frames - toldInvalid, "frames are not valid UTF-8: they went as binary,", frames, "since boot");
    toldInvalid = frames;
  }
}
