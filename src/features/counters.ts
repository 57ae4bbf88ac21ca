/** Counters for those who look after many modules: what happened to each byte, links, signal, memory. */

import { counts, linkCounts, totalOf } from "../device/counts";
import { guardCounts, guarded } from "../device/guard";
import { signalDbm } from "../device/modem";
import { inFlightBytes, queuedBytes } from "../up/outbox";

/** Logs a line of counters this often. Call it once. */
export function startCounters(everySeconds: Seconds): void {
  const sayCounters = guarded("counters", () => log.info("counters", listed("%s=%s", " ")));
  sys.timerLoopStart(sayCounters, everySeconds * 1000);
}

/**
 * All counters as one JSON object. Numbers are whole and exact, even beyond 2^31. A value that the module does not know
 * is null.
 */
export function countersJson(): string {
  return `{${listed('"%s":%s', ",")}}`;
}

/** Every counter with its name, in alphabetical order. Those of src/device/counts.ts have the same names as there. */
function listed(item: string, separator: string): string {
  const items: string[] = [];
  const add = (name: string, value: string | number): void => {
    items.push(string.format(item, name, tostring(value)));
  };
  for (const name in counts) {
    add(name, totalOf(name as keyof typeof counts));
  }
  for (const name in linkCounts) {
    add(name, linkCounts[name as keyof typeof linkCounts]);
  }
  add("inFlight", inFlightBytes);
  add("queued", queuedBytes);
  add("errors", guardCounts.errors);
  add("rssi", signalDbm() ?? "null");
  const [heapBytes, heapUsed] = rtos.meminfo();
  add("heapBytes", heapBytes);
  add("heapUsed", heapUsed);
  const [coreBytes, coreUsed] = rtos.meminfo("sys");
  add("coreBytes", coreBytes);
  add("coreUsed", coreUsed);
  table.sort(items);
  return table.concat(items, separator);
}
