/** A wrong setting must not end the VM or stand still silently: each is named in the log and replaced. */

import { config } from "./config";

/** More than the headers that an outbox with one frame holds. */
const overheadBytes: Bytes = 16;
/** The largest frame that the firmware takes. */
const leastInboxBytes: Bytes = 8192;

/** Checks the settings and mends what can not work, in place. Logs one line for each. */
export function mendConfig(): void {
  if (string.match(config.url, "^wss?://[^/]")[0] === undefined) {
    log.error("config", "url is not ws://… or wss://…: no link can be made");
  }
  config.uart.baudRate = mended("uart.baudRate", config.uart.baudRate, 300, 4000000, 115200);
  config.packing.idleGapMs = mended("packing.idleGapMs", config.packing.idleGapMs, 0, 3600000, 20);
  config.packing.maximumDelayMs = mended("packing.maximumDelayMs", config.packing.maximumDelayMs, 0, 3600000, 100);
  config.outbox.sizeBytes = mended("outbox.sizeBytes", config.outbox.sizeBytes, 2048, 4194304, 65536);
  config.outbox.burstBytes = mended("outbox.burstBytes", config.outbox.burstBytes, 1, 4194304, 16384);
  config.inbox.sizeBytes = mended("inbox.sizeBytes", config.inbox.sizeBytes, leastInboxBytes, 4194304, 16384);
  // A frame must fit into the outbox with its headers, and into the 16 bits of its length.
  const mostBytes = math.min(config.outbox.sizeBytes - overheadBytes, 65534);
  config.packing.maximumBytes = mended("packing.maximumBytes", config.packing.maximumBytes, 1, mostBytes, 1300);
}

/** The value to take for a setting: its own, or another, said aloud, where that can not be. */
function mended(name: string, value: number, least: number, most: number, instead: number): number {
  if (math.type(value) === "integer" && value >= least && value <= most) {
    return value;
  }
  log.error("config", name, "is", value, `but must be ${least} to ${most}: ${instead} is taken`);
  return instead;
}
