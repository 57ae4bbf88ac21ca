/** Memory outside the Lua heap, shared with the core. What the gateway claims leaves room for a TLS link. */

/**
 * What must stay free for the core. A TLS link takes two records of up to 16 KiB each, and about one more during the
 * handshake.
 */
export const reserveBytes: Bytes = 49152;

/**
 * Claims a buffer. Halves the size until the core has memory for it and for the reserve, and logs that. The least size
 * needs no reserve. When the core has no memory even for that, logs it and returns undefined.
 */
export function claimMemory(what: string, wantedBytes: Bytes, leastBytes: Bytes): ZBuff | undefined {
  let size = wantedBytes;
  while (true) {
    if (hasFree(size + reserveBytes) || size <= leastBytes) {
      const [buffer] = zbuff.create(size);
      if (buffer) {
        if (size < wantedBytes) {
          log.warn(what, "memory is short:", size, "bytes instead of", wantedBytes);
        }
        return buffer;
      }
    }
    if (size <= leastBytes) {
      log.error(what, "no memory for", size, "bytes");
      return undefined;
    }
    size = math.max(floorDivide(size, 2), leastBytes);
  }
}

/** Whether the core has this much free memory. True if the core does not know. */
export function hasFree(bytes: Bytes): boolean {
  const [total, used] = rtos.meminfo("sys");
  return total <= 0 || total - used >= bytes;
}
