/** Counters for those who look after many modules: what became of each byte, and how links, signal and memory are. */

import { type counts, linkCounts, totalOf } from "../device/counts";
import { guardCounts, guarded } from "../device/guard";
import { signalDbm } from "../device/modem";
import { inFlightBytes, queuedBytes } from "../up/outbox";

/** Logs a line of counters this often. Call it once. */
export function startCounters(everySeconds: Seconds): void {
  const sayCounters = guarded("counters", () => log.info("counters", listed("%s=%s", " ")));
  sys.timerLoopStart(sayCounters, everySeconds * 1000);
}

/**
 * All counters as one JSON object. Numbers are whole and exact, even beyond 2^31; null where the module does not know.
 */
export function countersJson(): string {
  return `{${listed('"%s":%s', ",")}}`;
}

/** Every counter with its name. Those of src/device/counts.ts have the same names as there. */
function listed(item: string, separator: string): string {
  const items: string[] = [];
  const byteCounts: (keyof typeof counts)[] = [
    "received",
    "added",
    "confirmed",
    "overflowed",
    "refused",
    "givenUp",
    "consumed",
    "aged",
    "resent",
    "downReceived",
    "downWritten",
    "downDropped",
    "downAdded",
    "downConsumed",
    "invalidFrames",
  ];
  const links: (keyof typeof linkCounts)[] = ["linkAttempts", "linksOpened", "probes", "refusedFrames"];
  const add = (name: string, value: string | number): void => {
    items.push(string.format(item, name, tostring(value)));
  };
  add("inFlight", inFlightBytes);
  add("queued", queuedBytes);
  for (const name of byteCounts) {
    add(name, totalOf(name));
  }
  for (const name of links) {
    add(name, linkCounts[name]);
  }
  add("errors", guardCounts.errors);
  add("rssi", signalDbm() ?? "null");
  const [heapBytes, heapUsed] = rtos.meminfo();
  add("heapBytes", heapBytes);
  add("heapUsed", heapUsed);
  const [coreBytes, coreUsed] = rtos.meminfo("sys");
  add("coreBytes", coreBytes);
  add("coreUsed", coreUsed);
  return table.concat(items, separator);
}
