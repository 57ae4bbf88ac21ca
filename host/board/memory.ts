/** Memory outside the Lua heap, in blocks: what zbuffs are made of. */
export class Memory {
  private readonly blocks = new Map<number, Uint8Array>();
  private next = 1;

  alloc(size: number): number {
    this.blocks.set(this.next, new Uint8Array(size));
    return this.next++;
  }

  free(block: number): void {
    this.blocks.delete(block);
  }

  /** Gives a block another size and keeps its bytes. New bytes are zero; on the device they are whatever was there. */
  resize(block: number, size: number): boolean {
    const grown = new Uint8Array(size);
    grown.set(this.of(block).subarray(0, size));
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
}
