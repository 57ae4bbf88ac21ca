import type { HostFunction } from "../engine/engine.ts";
import { bytes, number } from "./lua-values.ts";

/** Memory outside the Lua heap, in blocks: what zbuffs are made of. Block 0 is always there, and empty. */
export class Memory {
  private readonly blocks = new Map<number, Uint8Array>([[0, new Uint8Array(0)]]);
  private next = 1;

  /** How many bytes are claimed, and the most that ever were. */
  inUse = 0;
  peak = 0;

  /** Which claim is to fail: 1 is the next. 0: none. */
  private failing = 0;
  /** The size of a block that was refused on demand. */
  private failedSize: number | undefined;

  /** What all blocks together may hold. */
  constructor(public limitBytes: number) {}

  /** Fails the k-th claim from now on; 1 is the next. Where it was for a new block, a second try for that fails, too. */
  failClaim(k: number): void {
    this.failing = k;
    this.failedSize = undefined;
  }

  /** What is left. */
  get freeBytes(): number {
    return Math.max(0, this.limitBytes - this.inUse);
  }

  /** Claims a block, for the first time or once more. Returns nothing when memory is short. */
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

  /** Gives a block another size and keeps its bytes. New bytes are zero; on the device they are whatever was there. */
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
      throw new Error(`memory block ${block} was freed or never there`);
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

/** What the simulated LuatOS does with the memory of this boot. */
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
