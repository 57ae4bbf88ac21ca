import { heapWhenRunning } from "./heap.ts";
import type { ModelName } from "./models.ts";
import type { Simulator } from "./simulator.ts";

/**
 * How many bytes of the Lua heap a firmware takes with its instructions and their line numbers when `sys.run()` begins. A
 * module that is flashed with bytecode leaves these in flash: the public ports of both models are built with
 * LUAT_USE_MEMORY_OPTIMIZATION_CODE_MMAP. Undefined on engines whose bytecode is not that of Lua 5.3. Throws an Error
 * when the firmware does not load.
 */
export function codeBytesOf(lua: string, model: ModelName, simulator: Simulator): number | undefined {
  const code = simulator.bytecode(lua);
  if (code === undefined) {
    return undefined;
  }
  const [all, rest] = [code, new Bytecode(code).withoutLineNumbers()].map((each) =>
    heapWhenRunning(each, model, simulator),
  );
  // An instruction has four bytes, as its line number has.
  return 2 * ((all as number) - (rest as number));
}

/** The header's sizes: of C's int and size_t, of an instruction, of Lua's integers and floats. */
type Sizes = Record<"int" | "size" | "instruction" | "integer" | "float", number>;

/** What comes before the sizes: signature, version, format, data. */
const sizesAt = 4 + 1 + 1 + 6;

/** Reads what `string.dump` of Lua 5.3 has written, from the start to the end. */
class Bytecode {
  private at = sizesAt;
  private readonly sizes: Sizes;
  private readonly kept: Uint8Array[] = [];
  /** Where that begins which is not kept yet. */
  private from = 0;

  constructor(private readonly bytes: Uint8Array) {
    const [int, size, instruction, integer, float] = [0, 0, 0, 0, 0].map(() => this.byte()) as [
      number,
      number,
      number,
      number,
      number,
    ];
    this.sizes = { int, size, instruction, integer, float };
  }

  withoutLineNumbers(): Uint8Array {
    // An integer and a float to tell byte order and format by, and how many variables the main function closes over.
    this.skip(this.sizes.integer + this.sizes.float + 1);
    this.function();
    if (this.at !== this.bytes.length) {
      throw new Error("the bytecode is not that of Lua 5.3");
    }
    this.keep();
    return Buffer.concat(this.kept);
  }

  /** A function and those in it. */
  private function(): void {
    const { int, instruction, integer, float } = this.sizes;
    this.text();
    this.skip(2 * int + 3);
    const instructions = this.count();
    this.skip(instructions * instruction);
    this.each(() => this.constant(integer, float));
    this.each(() => this.skip(2));
    this.each(() => this.function());
    this.keep();
    const lines = this.count();
    this.skip(lines * int);
    this.from = this.at;
    this.kept.push(new Uint8Array(int));
    this.each(() => {
      this.text();
      this.skip(2 * int);
    });
    this.each(() => this.text());
  }

  private keep(): void {
    this.kept.push(this.bytes.subarray(this.from, this.at));
    this.from = this.at;
  }

  private constant(integer: number, float: number): void {
    const type = this.byte();
    const sizes: Record<number, number> = { 0: 0, 1: 1, 3: float, 19: integer };
    if (type === 4 || type === 20) {
      this.text();
    } else {
      this.skip(sizes[type] ?? Number.NaN);
    }
  }

  /** A short one has its size in a byte, one too large. */
  private text(): void {
    const short = this.byte();
    const size = short === 255 ? this.number(this.sizes.size) : short;
    this.skip(Math.max(0, size - 1));
  }

  private each(read: () => void): void {
    for (let left = this.count(); left > 0; left--) {
      read();
    }
  }

  private count(): number {
    return this.number(this.sizes.int);
  }

  private number(size: number): number {
    const value = Buffer.from(this.bytes.buffer, this.bytes.byteOffset + this.at, size).readUIntLE(0, size);
    this.skip(size);
    return value;
  }

  private byte(): number {
    return this.bytes[this.at++] as number;
  }

  private skip(count: number): void {
    this.at += count;
  }
}
