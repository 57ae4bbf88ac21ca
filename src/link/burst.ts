/**
 * The burst: how many bytes go out before the core must confirm them. A path that confirms quickly gets more, a slow one
 * less. It outlives links, so that a slow path need not show itself on each.
 */

import { config } from "../config";
import { mostInFlightBytes } from "../up/outbox";

/** A burst does not shrink below this, even on the slowest path. */
const leastBurstBytes: Bytes = 1024;
/** In ticks. A flight that took fewer shows that the path carries more, and one that took so many, that it carries less. */
const quickTicks = 2;
const slowTicks = 4;

/** How many bytes a burst may have now. Read only. */
export let burstBytes: Bytes = config.outbox.burstBytes;

/** A flight of so many bytes was confirmed after so many ticks. */
export function flightWasConfirmed(bytes: Bytes, ticks: number): void {
  if (ticks >= slowTicks) {
    resizeBurst(floorDivide(burstBytes, 2));
  } else if (ticks < quickTicks && 2 * bytes > burstBytes) {
    resizeBurst(2 * burstBytes);
  }
}

/** Sets the size of a burst, within its limits. */
export function resizeBurst(bytes: Bytes): void {
  burstBytes = math.max(math.min(bytes, mostInFlightBytes), leastBurstBytes);
}
