/** Memory outside the Lua heap, in blocks: what zbuffs are made of. Block 0 is always there, and empty. */
export class Memory {
  private readonly blocks = new Map<number, Uint8Array>([[0, new Uint8Array(0)]]);
  private next = 1;

  /** How many bytes are claimed, and the most that ever were. */
  inUse = 0;
  peak = 0;

  constructor(private readonly limit: number) {}

  /** Claims a block. Returns nothing when memory is short. */
  alloc(size: number): number | undefined {
    if (!this.claim(size)) {
      return undefined;
    }
    this.blocks.set(this.next, new Uint8Array(size));
    return this.next++;
  }

  free(block: number): void {
    this.inUse -= this.of(block).length;
    this.blocks.delete(block);
  }

  /** Gives a block another size and keeps its bytes. New bytes are zero; on the device they are whatever was there. */
  resize(block: number, size: number): boolean {
    const before = this.of(block);
    if (!this.claim(size - before.length)) {
      return false;
    }
    const grown = new Uint8Array(size);
    grown.set(before.subarray(0, size));
    this.blocks.set(block, grown);
    return true;
  }

  /** The bytes of a block. Throws when there is no such block. */
  of(block: number): Uint8Array {
    const bytes = this.blocks.get(block);
    if (bytes === undefined) {
      throw new Error(`memory block ${block} was freed or never there`);
    }
    return bytes;
  }

  slice(block: number, at: number, count: number): Uint8Array {
    return this.of(block).subarray(at, at + count);
  }

  private claim(bytes: number): boolean {
    if (this.inUse + bytes > this.limit) {
      return false;
    }
    this.inUse += bytes;
    this.peak = Math.max(this.peak, this.inUse);
    return true;
  }
}
