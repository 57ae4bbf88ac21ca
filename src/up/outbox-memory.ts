/** The memory of the outbox: two zbuffs, outside the Lua heap. */

import { config } from "../config";
import { claimMemory } from "../device/memory";
import { leastCapacityBytes, useMemory } from "./outbox";

/** Small frames must not make the staging buffer small: bytes that will be dropped are read into it. */
const leastStagingBytes: Bytes = 512;

/**
 * Claims the memory; less than is configured when memory is short, which is logged. Returns false when there is none.
 * Call it once, before the outbox is used.
 */
export function createOutbox(): boolean {
  const wantedBytes = math.max(config.packing.maximumBytes, leastStagingBytes);
  const staging = claimMemory("outbox", wantedBytes, leastStagingBytes);
  const memory = staging && claimMemory("outbox", config.outbox.sizeBytes, leastCapacityBytes);
  if (!staging || !memory) {
    return false;
  }
  useMemory(memory, staging);
  return true;
}
