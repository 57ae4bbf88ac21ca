/** When there are more blocks, the oldest is forgotten. */
const mostBlocks = 128;
const blockBytes = 65_536;

/** Keeps the last 8 MiB of a stream since it was cleared, to be saved as a file. */
export class KeptBytes {
  /** All blocks except the last are full. */
  private blocks: Buffer[] = [];
  /** Used bytes of the last block. */
  private usedBytes = blockBytes;

  get length(): number {
    return this.blocks.length * blockBytes - (blockBytes - this.usedBytes);
  }

  add(bytes: Uint8Array): void {
    for (let start = 0; start < bytes.length; ) {
      if (this.usedBytes === blockBytes) {
        this.blocks.push(Buffer.alloc(blockBytes));
        this.usedBytes = 0;
        if (this.blocks.length > mostBlocks) {
          this.blocks.shift();
        }
      }
      const piece = bytes.subarray(start, start + blockBytes - this.usedBytes);
      this.blocks.at(-1)?.set(piece, this.usedBytes);
      this.usedBytes += piece.length;
      start += piece.length;
    }
  }

  all(): Uint8Array {
    return Buffer.concat(this.blocks).subarray(0, this.length);
  }

  clear(): void {
    this.blocks = [];
    this.usedBytes = blockBytes;
  }
}
