import type { Arena } from "./arena.ts";
import type { EngineHeap } from "./engine.ts";
import type { ManagedHeap } from "./lua-api.ts";

/** The default limit. It keeps a script from using up the PC's memory. */
const mostBytes = 64 << 20;

/** LUA_TUSERDATA: Lua passes the type of a new object to the allocator. */
const userdataType = 7;

/** How many bytes of a heap a block of so many bytes takes. */
export type BlockCost = (bytes: number) => number;

/** The core's allocator, bget, makes blocks of 8, 16, 24 … bytes, each behind 8 bytes of its own. */
export const costInCore: BlockCost = (bytes) => ((Math.max(bytes, 8) + 7) & ~7) + 8;

/**
 * Lua's allocator. Counts each byte and refuses requests beyond the limit. It refuses only while the firmware's own
 * code runs: a refusal becomes a long jump, which must find a protected call and must not cross JavaScript.
 */
export class Heap implements EngineHeap, ManagedHeap {
  guarded = false;
  accounted = false;
  excused = (): boolean => false;
  limitBytes: number | undefined = undefined;
  allocations = 0;
  allocatedBytes = 0;
  refusals = 0;
  baselineBytes = 0;
  private inUse = 0;
  private peak = 0;
  /** The same with what the allocator adds, and with the core's own blocks. */
  private readonly whole = { inUse: 0, peak: 0, baseline: 0 };
  /** The addresses of blocks that the core itself keeps in this heap. */
  private readonly coreBlocks = new Set<number>();
  /** What is claimed now is the core's own. */
  isForCore = false;
  private failing = 0;
  /** The request that was failed on demand. Lua collects its garbage and makes the same request again. */
  private failed = { block: -1, was: -1, wanted: -1 };

  constructor(
    private readonly arena: Arena,
    private readonly cost: BlockCost,
  ) {}

  get usedBytes(): number {
    return Math.max(0, this.inUse - this.baselineBytes);
  }

  get peakBytes(): number {
    return this.peak - this.baselineBytes;
  }

  get wholeBytes(): number {
    return Math.max(0, this.whole.inUse - this.whole.baseline);
  }

  get wholePeakBytes(): number {
    return this.whole.peak - this.whole.baseline;
  }

  /** Whether the limit leaves room for a block of this many bytes. */
  hasRoomFor(bytes: number): boolean {
    return this.wholeBytes + this.cost(bytes) <= (this.limitBytes ?? mostBytes);
  }

  markBaseline(): void {
    this.baselineBytes = this.inUse;
    this.peak = this.inUse;
    this.whole.baseline = this.whole.inUse;
    this.whole.peak = this.whole.inUse;
    this.allocations = 0;
    this.allocatedBytes = 0;
    this.refusals = 0;
  }

  handed(bytes: number): void {
    this.allocatedBytes += bytes;
  }

  failAllocation(k: number | undefined): void {
    this.failing = k ?? 0;
    this.failed.block = -1;
  }

  /** `lua_Alloc`. For a new block, `was` is the type of the object, not a size. */
  allocate(block: number, was: number, wanted: number): number {
    if (wanted === 0) {
      if (block !== 0) {
        this.whole.inUse -= this.cost(was);
        if (!this.coreBlocks.delete(block)) {
          this.inUse -= was;
        }
        this.arena.give(block, was);
      }
      return 0;
    }
    const more = block === 0 ? wanted : wanted - was;
    if (more > 0 && this.guarded && this.refuses(block, was, wanted)) {
      this.refusals++;
      return 0;
    }
    const at = block === 0 ? this.arena.take(wanted) : this.arena.move(block, was, wanted);
    if (at !== 0) {
      const { whole } = this;
      whole.inUse += this.cost(wanted);
      // Until a block is copied, both places are in use.
      whole.peak = Math.max(whole.peak, whole.inUse);
      if (block !== 0) {
        whole.inUse -= this.cost(was);
      }
      if (this.isForCore && block === 0 && was === userdataType) {
        this.coreBlocks.add(at);
        return at;
      }
      this.inUse += more;
      if ((this.guarded || this.accounted) && more > 0) {
        this.allocatedBytes += more;
      }
      if (this.inUse > this.peak) {
        this.peak = this.inUse;
      }
    }
    return at;
  }

  private refuses(block: number, was: number, wanted: number): boolean {
    const { failed } = this;
    if (failed.block !== -1) {
      const again = failed.block === block && failed.was === was && failed.wanted === wanted;
      failed.block = -1;
      if (again) {
        return true;
      }
    }
    const tooMuch = !this.hasRoomFor(wanted);
    if ((tooMuch || this.failing === 1) && block !== 0 && this.excused()) {
      return false;
    }
    this.allocations++;
    if (this.failing > 0 && --this.failing === 0) {
      this.failed = { block, was, wanted };
      return true;
    }
    return tooMuch;
  }
}
