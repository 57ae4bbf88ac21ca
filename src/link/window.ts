/** How much may be handed over at a time: what the path has proved to carry, what the core has memory for. */

import { config } from "../config";
import { hasFree } from "../device/memory";
import { capacityBytes, held } from "../up/outbox";

/** Counted in 5 seconds: a flight that took no longer has shown that the path carries more, one that took as long that it is slow. */
const quickTicks = 2;
const slowTicks = 4;
const leastBytes: Bytes = 1024;
/** A core with less memory to spare gets no more than the configured burst. */
const spareBytes: Bytes = 24576;

/** How large a flight may be. It holds for all links: a slow path must not have to show it on each. Read only. */
export let windowBytes: Bytes = 0;

/** To be called once. */
export function createWindow(): void {
  windowBytes = config.outbox.burstBytes;
}

/** A flight of so many bytes has arrived, after so many ticks. */
export function flightArrived(bytes: Bytes, ticks: number): void {
  if (ticks >= slowTicks) {
    windowBytes = math.max(floorDivide(windowBytes, 2), leastBytes);
  } else if (ticks <= quickTicks && 2 * bytes > windowBytes) {
    windowBytes = math.min(2 * windowBytes, capacityBytes);
  }
}

/** A flight was given up: it was too much at a time for this path, if that was alive at all. */
export function flightFailed(): void {
  windowBytes = math.max(floorDivide(windowBytes, 4), leastBytes);
}

/**
 * So many bytes, or fewer, beside so many that are on their way. A quarter of the outbox stays for what can be dropped; and
 * until TCP has it the core keeps a copy of what was handed over, for which it may have no memory.
 */
export function asMemoryAllows(wanted: Bytes, underWay: Bytes): Bytes {
  const bytes = math.min(wanted, floorDivide(3 * capacityBytes, 4) - underWay);
  const fits = held.inFlight + bytes <= config.outbox.burstBytes || hasFree(bytes + spareBytes);
  return fits ? bytes : config.outbox.burstBytes - held.inFlight;
}
