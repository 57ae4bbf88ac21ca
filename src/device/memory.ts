/** Memory outside the Lua heap, shared with the core: what the gateway claims leaves room for a TLS link. */

/**
 * Stays free for the core. A TLS link takes two records of up to 16 KiB each while it lasts, and about as much as one
 * of them again during the handshake.
 */
export const reserveBytes: Bytes = 49152;

/**
 * Claims a buffer. Halves the size until the core has the memory and its reserve besides, and says so;
 * the least is taken without a reserve. Returns undefined when not even that is to be had, and says so.
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

/** Whether the core has so much memory to spare. One that does not know has the benefit of the doubt. */
export function hasFree(bytes: Bytes): boolean {
  const [total, used] = rtos.meminfo("sys");
  return total <= 0 || total - used >= bytes;
}
