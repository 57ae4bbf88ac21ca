import type { Engine, HostFunction } from "../engine/engine.ts";
import { bytes, number } from "./lua-values.ts";
import { type AnyModelName, allModels } from "./models.ts";

/** Memory outside the Lua heap, in blocks, for zbuffs. Block 0 always exists and is empty. */
export class Memory {
  private readonly blocks = new Map<number, Uint8Array>([[0, new Uint8Array(0)]]);
  private next = 1;

  /** Claimed bytes now, and at most so far. */
  inUse = 0;
  peak = 0;

  /** Which claim must fail: 1 is the next. 0: none. */
  private failing = 0;
  /** The size of the block that was refused on demand. */
  private failedSize: number | undefined;

  /** `limitBytes` limits all blocks together. */
  constructor(public limitBytes: number) {}

  /** Fails the k-th claim from now on; 1 is the next. If it was for a new block, a second try fails, too. */
  failClaim(k: number): void {
    this.failing = k;
    this.failedSize = undefined;
  }

  /** Bytes that can still be claimed. */
  get freeBytes(): number {
    return Math.max(0, this.limitBytes - this.inUse);
  }

  /** Claims a block, as a first or second try. Returns nothing when memory is short. */
  alloc(size: number, isSecondTry: boolean): number | undefined {
    const failsAgain = isSecondTry && this.failedSize === size;
    this.failedSize = undefined;
    if (failsAgain) {
      return undefined;
    }
    if (this.fails()) {
      this.failedSize = size;
      return undefined;
    }
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

  /** Resizes a block and keeps its bytes. New bytes are zero; on a module they are undefined. */
  resize(block: number, size: number): boolean {
    const before = this.of(block);
    const more = size - before.length;
    if ((more > 0 && this.fails()) || !this.claim(more)) {
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
      throw new Error(`memory block ${block} has been freed or never existed`);
    }
    return bytes;
  }

  slice(block: number, at: number, count: number): Uint8Array {
    return this.of(block).subarray(at, at + count);
  }

  private fails(): boolean {
    return this.failing > 0 && --this.failing === 0;
  }

  private claim(bytes: number): boolean {
    if (this.inUse + bytes > this.limitBytes) {
      return false;
    }
    this.inUse += bytes;
    this.peak = Math.max(this.peak, this.inUse);
    return true;
  }
}

/**
 * The memory that a model leaves for zbuffs. An engine without its own garbage collector never frees what a script
 * forgets: there it has no end.
 */
export function freeBytes(model: AnyModelName, { heap }: Engine): number {
  const { systemBytes, systemUsedBytes } = allModels[model];
  return heap === undefined ? Number.POSITIVE_INFINITY : systemBytes - systemUsedBytes;
}

/** The functions with which the simulated LuatOS uses the memory of this boot. */
export function memoryFunctions(memory: () => Memory): Record<string, HostFunction> {
  return {
    alloc: (size, isSecondTry) => memory().alloc(number(size), isSecondTry === true),
    free: (block) => memory().free(number(block)),
    resize: (block, size) => memory().resize(number(block), number(size)),
    get: (block, at) => memory().of(number(block))[number(at)],
    put: (block, at, data) => memory().of(number(block)).set(bytes(data), number(at)),
    slice: (block, at, count) => memory().slice(number(block), number(at), number(count)),
    copy: (target, at, source, from, count) =>
      memory()
        .of(number(target))
        .set(memory().slice(number(source), number(from), number(count)), number(at)),
    fill: (block, at, value, count) =>
      void memory()
        .of(number(block))
        .fill(number(value), number(at), number(at) + number(count)),
  };
}
