import { existsSync, readFileSync } from "node:fs";
import { Arena } from "../arena.ts";
import { compiled } from "../compiled.ts";
import type { Engine, EngineFactory } from "../engine.ts";
import { costInCore } from "../heap.ts";
import { Vm } from "../vm.ts";
import { WasmApi } from "../wasm-api.ts";
import { type WasmCallbacks, type WasmDialect, type WasmLua, WasmModule } from "../wasm-module.ts";
import { artifact } from "./artifact.ts";
import { formatFloatAs } from "./float-conversion.ts";

/**
 * Returns a factory for VMs of the core's Lua 5.3: 32-bit integers, floats and pointers, so that numbers and heap match
 * the module, and the core's way of printing floats. Rejects with an Error of one line when lua32 has not been built.
 */
export async function lua32Engines(): Promise<EngineFactory> {
  const file = artifact();
  if (file === undefined) {
    throw new Error("this package was made without the engine lua32");
  }
  if (!existsSync(file)) {
    throw new Error("the engine lua32 has not been built from these sources: npx luatos-gateway lua32 builds it");
  }
  compiling ??= WebAssembly.compile(readFileSync(file));
  program = await compiling;
  return newVm;
}

function newVm(): Engine {
  const memory = idle.pop() ?? newMemory();
  return new Vm<number>(
    "lua32",
    (events) =>
      new WasmApi(memory.module, events, () => {
        if (memory.dialect.isWhole && idle.length < mostIdle) {
          idle.push(memory);
        }
      }),
  );
}

/** A WASM memory with Lua in it. Each VM has its own. */
interface Lua32Memory {
  module: WasmModule;
  dialect: Lua32Dialect;
}

/** Memories of closed VMs, restored for the next VM: to allocate and free a memory costs more than a VM. */
const idle: Lua32Memory[] = [];
const mostIdle = 8;

function newMemory(): Lua32Memory {
  const module = new WasmModule(
    (callbacks) => new Lua32Dialect(program as WebAssembly.Module, callbacks),
    (source) => new Arena(source, arenaChunkBytes),
  );
  return { module, dialect: module.dialect as Lua32Dialect };
}

let compiling: Promise<WebAssembly.Module> | undefined;
let program: WebAssembly.Module | undefined;

const arenaChunkBytes = 256 << 10;
const mostIdleBytes = 8 << 20;

/** The functions whose signature differs between builds. */
interface Lua32 extends WasmLua {
  lua_isinteger(state: number, index: number): number;
  lua_tointegerx(state: number, index: number, isInteger: number): number;
  lua_pushinteger(state: number, value: number): void;
}

/** Further functions of glue.c. */
interface Glue {
  __stack_pointer: WebAssembly.Global;
  __wasm_call_ctors(): void;
  call_pointer(): number;
  hook_pointer(): number;
  allocate_pointer(): number;
  hook_count_offset(): number;
  run(action: number, state: number, data: number): void;
  raise_quietly(state: number): never;
  flash_begin(size: number): void;
  flash_end(): void;
  flash_erase(): void;
}

/** A Lua error while it passes through WASM. */
const luaError = { luaError: true };
const leastInteger = -(2 ** 31);
const mostInteger = 2 ** 31 - 1;
/** WASI's error code for an unknown file. */
const badFile = 8;

class Lua32Dialect implements WasmDialect {
  readonly lua: Lua32;
  readonly pointers;
  readonly hookCountOffset: number;
  readonly blockCost = costInCore;
  private readonly glue: Glue;
  /** The top of the C stack while nothing runs. */
  private readonly stackTop: number;
  private unwound = true;
  private bytes = new Uint8Array(0);

  constructor(program: WebAssembly.Module, callbacks: WasmCallbacks) {
    const host = {
      ...callbacks,
      throw: () => {
        throw luaError;
      },
      try: (action: number, state: number, data: number, stack: number) => this.tryTo(action, state, data, stack),
      format: (text: number, size: number, format: number, value: number) => this.format(text, size, format, value),
    };
    const instance = new WebAssembly.Instance(program, { host, wasi_snapshot_preview1: this.wasi(program) });
    this.glue = instance.exports as unknown as Glue;
    this.lua = instance.exports as unknown as Lua32;
    this.glue.__wasm_call_ctors();
    this.pointers = {
      call: this.glue.call_pointer(),
      hook: this.glue.hook_pointer(),
      allocate: this.glue.allocate_pointer(),
    };
    this.hookCountOffset = this.glue.hook_count_offset();
    this.stackTop = this.glue.__stack_pointer.value;
  }

  /**
   * Whether another VM can use it: only Lua's own errors were thrown through C, and its memory has not grown unusually.
   */
  get isWhole(): boolean {
    return (
      this.unwound &&
      this.glue.__stack_pointer.value === this.stackTop &&
      this.lua.memory.buffer.byteLength <= mostIdleBytes
    );
  }

  private memory(): Uint8Array {
    if (this.bytes.buffer !== this.lua.memory.buffer) {
      this.bytes = new Uint8Array(this.lua.memory.buffer);
    }
    return this.bytes;
  }

  number(state: number, index: number): number {
    const { lua } = this;
    return lua.lua_isinteger(state, index) === 1
      ? lua.lua_tointegerx(state, index, 0)
      : lua.lua_tonumberx(state, index, 0);
  }

  pushNumber(state: number, value: number): void {
    if (Number.isInteger(value) && value >= leastInteger && value <= mostInteger) {
      this.lua.lua_pushinteger(state, value);
    } else {
      this.lua.lua_pushnumber(state, value);
    }
  }

  pushInteger(state: number, value: number): void {
    this.lua.lua_pushinteger(state, value);
  }

  raiseQuietly(state: number): never {
    return this.glue.raise_quietly(state);
  }

  newState(owner: number): number {
    return this.lua.lua_newstate(this.pointers.allocate, owner);
  }

  flash(text: Uint8Array, chunkName: string, load: (code: Uint8Array) => boolean): boolean {
    const code = compiled(newVm, text, chunkName);
    this.glue.flash_begin(code.length);
    try {
      return load(code);
    } finally {
      this.glue.flash_end();
    }
  }

  closed(): void {
    this.glue.flash_erase();
  }

  /** A protected call. A Lua error ends it; other exceptions pass through. */
  private tryTo(action: number, state: number, data: number, stack: number): void {
    try {
      this.glue.run(action, state, data);
    } catch (error) {
      if (error !== luaError) {
        this.unwound = false;
        throw error;
      }
      this.glue.__stack_pointer.value = stack;
    }
  }

  private format(text: number, size: number, format: number, value: number): number {
    const memory = this.memory();
    const specification = Buffer.from(memory.subarray(format, memory.indexOf(0, format))).toString("latin1");
    const result = Buffer.from(`${formatFloatAs(specification, value).slice(0, size - 1)}\0`, "latin1");
    memory.set(result, text);
    return result.length - 1;
  }

  /** The C library asks for files, environment and time. Here there are none. */
  private wasi(program: WebAssembly.Module): Record<string, () => number> {
    const names = WebAssembly.Module.imports(program).filter(({ module }) => module === "wasi_snapshot_preview1");
    const functions = Object.fromEntries(names.map(({ name }) => [name, () => badFile]));
    const zeros = (...pointers: number[]): number => {
      for (const pointer of pointers) {
        this.memory().fill(0, pointer, pointer + 4);
      }
      return 0;
    };
    return { ...functions, environ_sizes_get: zeros as () => number, environ_get: () => 0 };
  }
}
