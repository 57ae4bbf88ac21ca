/** A wrong setting must not end the VM or stand still silently: each is named in the log and replaced. */

import type { Config } from "./config-type";

const mostFrameBytes: Bytes = 65534;
const leastRingBytes: Bytes = 2048;
const ringOverheadBytes: Bytes = 16;

/** Checks the settings and mends what can not work, in place. Logs one line for each. */
export function mendConfig(config: Config): void {
  const { uart: port, packing, outbox, inbox } = config;
  if (string.match(config.url, "^wss?://[^/]")[0] === undefined) {
    log.error("config", "url is not ws://… or wss://…: no link can be made");
  }
  port.baudRate = within("uart.baudRate", port.baudRate, 300, 4000000, 115200);
  packing.idleGapMs = within("packing.idleGapMs", packing.idleGapMs, 0, 3600000, 20);
  packing.maximumDelayMs = within("packing.maximumDelayMs", packing.maximumDelayMs, 0, 3600000, 100);
  outbox.sizeBytes = within("outbox.sizeBytes", outbox.sizeBytes, leastRingBytes, 4194304, 65536);
  outbox.burstBytes = within("outbox.burstBytes", outbox.burstBytes, 1, 4194304, 16384);
  inbox.sizeBytes = within("inbox.sizeBytes", inbox.sizeBytes, 1, 4194304, 16384);
  // A frame must fit into the ring with its headers, and into the 16 bits of its length.
  const ringFrame = outbox.sizeBytes - ringOverheadBytes;
  const mostBytes = ringFrame < mostFrameBytes ? ringFrame : mostFrameBytes;
  packing.maximumBytes = within("packing.maximumBytes", packing.maximumBytes, 1, mostBytes, 1300);
}

function within(name: string, value: number, least: number, most: number, instead: number): number {
  if (math.type(value) === "integer" && value >= least && value <= most) {
    return value;
  }
  log.error("config", name, "is", value, `but must be ${least} to ${most}: ${instead} is taken`);
  return instead;
}
