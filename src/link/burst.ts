/**
 * The burst: how many bytes go out before the core must confirm them. A path that confirms quickly gets more, a slow one
 * less. It outlives links, so that a slow path need not show itself on each.
 */

import { config } from "../config";
import { mostInFlightBytes } from "../up/outbox";

/** A burst does not shrink below this, even on the slowest path. */
const leastBurstBytes: Bytes = 1024;
/** How many bytes a burst may have now. Read only. */
export let burstBytes: Bytes = config.outbox.burstBytes;

/** Sets the size of a burst, within its limits. */
export function resizeBurst(bytes: Bytes): void {
  burstBytes = math.max(math.min(bytes, mostInFlightBytes), leastBurstBytes);
}
