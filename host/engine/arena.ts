/** The WASM memory that an arena takes its chunks from. */
export interface ChunkSource {
  /** Claims a chunk, aligned to 16 bytes. Returns 0 when there is none. */
  claim(bytes: number): number;
  /** Gives a chunk back. */
  release(chunk: number): void;
  /** The memory. It moves when it grows. */
  memory(): Uint8Array;
}

const smallest = 16;
const smallMost = 512;
const smallClasses = smallMost / smallest;
/** Above `smallMost`, there are four block sizes for each doubling. */
const stepsPerDoubling = 4;

/**
 * The memory of one VM. Within the first chunk, equal requests get equal addresses in each run: Lua orders tables by
 * address. It is emptied when the VM closes; the first chunk is kept for the next VM.
 */
export class Arena {
  private readonly free: number[][] = [];
  private readonly chunks: number[] = [];
  private at = 0;
  private end = 0;

  constructor(
    private readonly source: ChunkSource,
    private readonly chunkBytes: number,
  ) {}

  /** Returns a block of at least this many bytes, or 0. */
  take(size: number): number {
    const bytes = size >>> 0;
    if (bytes > 0x7fffff00) {
      return 0;
    }
    const index = classOf(bytes);
    const at = this.free[index]?.pop();
    if (at !== undefined) {
      return at;
    }
    const rounded = sizeOf(index);
    if (this.at + rounded > this.end && !this.nextChunk(rounded)) {
      return 0;
    }
    const block = this.at;
    this.at += rounded;
    return block;
  }

  give(block: number, size: number): void {
    const index = classOf(size);
    const list = this.free[index];
    if (list === undefined) {
      this.free[index] = [block];
    } else {
      list.push(block);
    }
  }

  /** Resizes a block. Returns its new address, or 0: then the block stays unchanged. */
  move(block: number, was: number, wanted: number): number {
    if (wanted > 0 && classOf(was) === classOf(wanted)) {
      return block;
    }
    const at = this.take(wanted);
    if (at === 0) {
      // Lua relies on shrinking to succeed.
      return wanted < was ? block : 0;
    }
    this.source.memory().copyWithin(at, block, block + Math.min(was, wanted));
    this.give(block, was);
    return at;
  }

  /** Forgets all blocks. */
  clear(): void {
    this.free.length = 0;
    for (const chunk of this.chunks.splice(1)) {
      this.source.release(chunk);
    }
    this.at = this.chunks[0] ?? 0;
    this.end = this.at + (this.at === 0 ? 0 : this.chunkBytes);
  }

  private nextChunk(least: number): boolean {
    const first = this.chunks.length === 0;
    const bytes = first ? this.chunkBytes : Math.max(this.chunkBytes, least);
    const at = this.source.claim(bytes);
    if (at === 0) {
      return false;
    }
    this.chunks.push(at);
    this.at = at;
    this.end = at + bytes;
    return bytes >= least || this.nextChunk(least);
  }
}

function classOf(size: number): number {
  if (size <= smallMost) {
    return (size + smallest - 1) >>> 4;
  }
  const doubling = 31 - Math.clz32(size - 1);
  return smallClasses + 1 + (doubling - 9) * stepsPerDoubling + (((size - 1) >>> (doubling - 2)) - stepsPerDoubling);
}

/** The size of the blocks of a class. */
function sizeOf(index: number): number {
  if (index <= smallClasses) {
    return index * smallest;
  }
  const step = index - smallClasses - 1;
  const doubling = 9 + Math.floor(step / stepsPerDoubling);
  return ((step % stepsPerDoubling) + stepsPerDoubling + 1) * 2 ** (doubling - 2);
}
