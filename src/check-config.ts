/** A wrong setting must not end the VM or stand still silently: each is named in the log and replaced. */

import { config } from "./config";

/** More than the headers that an outbox with one frame holds. */
const overheadBytes: Bytes = 16;

/** Checks the settings and mends what can not work, in place. Logs one line for each. */
export function mendConfig(): void {
  const mend = (
    group: "uart" | "packing" | "outbox" | "inbox",
    name: string,
    least: number,
    most: number,
    instead: number,
  ) => {
    const settings = config[group] as unknown as Record<string, number>;
    const value = settings[name] as number;
    if (math.type(value) !== "integer" || value < least || value > most) {
      log.error("config", `${group}.${name}`, "is", value, `but must be ${least} to ${most}: ${instead} is taken`);
      settings[name] = instead;
    }
  };
  if (string.match(config.url, "^wss?://[^/]")[0] === undefined) {
    log.error("config", "url is not ws://… or wss://…: no link can be made");
  }
  mend("uart", "baudRate", 300, 4000000, 115200);
  mend("packing", "idleGapMs", 0, 3600000, 20);
  mend("packing", "maximumDelayMs", 0, 3600000, 100);
  mend("outbox", "sizeBytes", 2048, 4194304, 65536);
  mend("outbox", "burstBytes", 1, 4194304, 16384);
  mend("inbox", "sizeBytes", 1, 4194304, 16384);
  // A frame must fit into the outbox with its headers, and into the 16 bits of its length.
  mend("packing", "maximumBytes", 1, math.min(config.outbox.sizeBytes - overheadBytes, 65534), 1300);
}
