import type { Arena, ChunkSource } from "./arena.ts";
import { type BlockCost, Heap } from "./heap.ts";
import { findUpvaluePlace, firstUpvalue, type UpvaluePlace } from "./upvalue-place.ts";

/** The functions of Lua's C API that we call. Addresses are numbers. */
export interface WasmLua {
  readonly memory: WebAssembly.Memory;
  readonly __indirect_function_table: WebAssembly.Table;
  malloc(size: number): number;
  free(pointer: number): void;
  lua_newstate(allocator: number, owner: number): number;
  luaL_openlibs(state: number): void;
  luaL_loadbufferx(state: number, text: number, length: number, name: number, mode: number): number;
  luaL_traceback(state: number, of: number, message: number, level: number): void;
  lua_close(state: number): void;
  lua_newthread(state: number): number;
  lua_resume(state: number, from: number, count: number, resultCount: number): number;
  lua_pcallk(state: number, args: number, results: number, handler: number, context: number, next: number): number;
  lua_error(state: number): number;
  lua_gettop(state: number): number;
  lua_settop(state: number, index: number): void;
  lua_rotate(state: number, index: number, count: number): void;
  lua_checkstack(state: number, count: number): number;
  lua_createtable(state: number, arraySize: number, recordSize: number): void;
  lua_newuserdatauv(state: number, size: number, values: number): number;
  lua_getglobal(state: number, name: number): number;
  lua_getfield(state: number, index: number, name: number): number;
  lua_setfield(state: number, index: number, name: number): void;
  lua_setglobal(state: number, name: number): void;
  lua_type(state: number, index: number): number;
  lua_tolstring(state: number, index: number, length: number): number;
  lua_tonumberx(state: number, index: number, isNumber: number): number;
  lua_toboolean(state: number, index: number): number;
  lua_tothread(state: number, index: number): number;
  lua_tocfunction(state: number, index: number): number;
  lua_pushnil(state: number): void;
  lua_pushboolean(state: number, value: number): void;
  lua_pushnumber(state: number, value: number): void;
  lua_pushlstring(state: number, pointer: number, length: number): number;
  lua_pushcclosure(state: number, pointer: number, upvalues: number): void;
  lua_sethook(state: number, hook: number, mask: number, count: number): void;
}

/** What Lua in a WASM memory calls: C functions that call back into JavaScript. */
export interface WasmCallbacks {
  /** A C function. Its first upvalue says which one. */
  call(state: number): number;
  hook(state: number): void;
  allocate(owner: number, block: number, was: number, wanted: number): number;
}

/** Where the C functions for `WasmCallbacks` are in the function table. */
export interface WasmPointers {
  call: number;
  hook: number;
  allocate: number;
}

/** What differs between the two builds of Lua in WASM. */
export interface WasmDialect {
  readonly lua: WasmLua;
  readonly pointers: WasmPointers;
  /** What a block takes of a module's heap, as far as this build of Lua can tell. */
  readonly blockCost: BlockCost;
  /** Offset of `hookcount` in a `lua_State`. */
  readonly hookCountOffset: number;
  number(state: number, index: number): number;
  pushNumber(state: number, value: number): void;
  pushInteger(state: number, value: number): void;
  /** Raises an error that no message handler sees. */
  raiseQuietly(state: number): never;
  /** Makes a state that does not depend on the time of day. */
  newState(owner: number): number;
  /**
   * Loads a script as a module does: as bytecode in flash. `load` gets the bytecode, or the text if it does not parse.
   * Absent where scripts are loaded as text.
   */
  flash?(text: Uint8Array, chunkName: string, load: (code: Uint8Array) => boolean): boolean;
  /** The VM that used this memory is closed. */
  closed?(): void;
}

type CFunction = (state: number) => number;

/** A WASM memory with Lua in it. One or several VMs share it. */
export class WasmModule implements ChunkSource {
  /** Called by the count hook. */
  counted: (state: number) => void = () => undefined;
  /** Memory for a C function's second result. */
  readonly word: number;
  private readonly functions: (CFunction | undefined)[] = [undefined];
  private readonly vacant: number[] = [];
  private readonly heaps: (Heap | undefined)[] = [undefined];
  private readonly arenas: Arena[] = [];
  private readonly scratch: number;
  private bytes = new Uint8Array(0);
  private words = new Int32Array(0);
  private place: UpvaluePlace | undefined;
  readonly dialect: WasmDialect;

  /** Takes over the memory that `make` connects to the callbacks. */
  constructor(
    make: (callbacks: WasmCallbacks) => WasmDialect,
    private readonly newArena: (source: ChunkSource) => Arena,
  ) {
    this.dialect = make({
      call: (state) => this.called(state),
      hook: (state) => this.counted(state),
      allocate: (owner, block, was, wanted) => (this.heaps[owner] as Heap).allocate(block, was, wanted),
    });
    const { lua } = this.dialect;
    this.word = lua.malloc(8);
    this.scratch = lua.malloc(scratchBytes);
    this.learnPlace();
  }

  claim(bytes: number): number {
    return this.dialect.lua.malloc(bytes);
  }

  release(chunk: number): void {
    this.dialect.lua.free(chunk);
  }

  /** The memory. It moves when it grows: arrays kept from earlier calls are then empty. */
  memory(): Uint8Array {
    if (this.bytes.length === 0) {
      this.bytes = new Uint8Array(this.dialect.lua.memory.buffer);
    }
    return this.bytes;
  }

  /** The same memory as 32-bit words. */
  memoryWords(): Int32Array {
    if (this.words.length === 0) {
      this.words = new Int32Array(this.dialect.lua.memory.buffer);
    }
    return this.words;
  }

  wordValue(): number {
    return this.memoryWords()[this.word >> 2] as number;
  }

  takeArena(): Arena {
    return this.arenas.pop() ?? this.newArena(this);
  }

  giveArena(arena: Arena): void {
    arena.clear();
    this.arenas.push(arena);
  }

  addHeap(heap: Heap): number {
    const vacant = this.heaps.indexOf(undefined, 1);
    const owner = vacant === -1 ? this.heaps.length : vacant;
    this.heaps[owner] = heap;
    return owner;
  }

  removeHeap(owner: number): void {
    this.heaps[owner] = undefined;
  }

  /** Registers a function. Its number is the upvalue of the C function that calls it. */
  addFunction(action: CFunction): number {
    const index = this.vacant.pop() ?? this.functions.length;
    this.functions[index] = action;
    return index;
  }

  removeFunction(index: number): void {
    this.functions[index] = undefined;
    this.vacant.push(index);
  }

  /** Lends bytes to a C function, which copies them. */
  withBytes<Result>(bytes: Uint8Array, use: (pointer: number, length: number) => Result): Result {
    // Larger data gets a block of its own. If the scratch block grew, the next VM would get other addresses.
    const pointer = bytes.length > scratchBytes ? this.dialect.lua.malloc(bytes.length) : this.scratch;
    this.memory().set(bytes, pointer);
    try {
      return use(pointer, bytes.length);
    } finally {
      if (pointer !== this.scratch) {
        this.dialect.lua.free(pointer);
      }
    }
  }

  /** Lends a zero-terminated text to a C function, which copies it. */
  withText<Result>(text: string, use: (pointer: number) => Result): Result {
    const bytes = Buffer.from(`${text}\0`);
    const pointer = this.dialect.lua.malloc(bytes.length);
    this.memory().set(bytes, pointer);
    try {
      return use(pointer);
    } finally {
      this.dialect.lua.free(pointer);
    }
  }

  /** One of our C functions runs: its first upvalue says which. The first call ever finds where that upvalue lies. */
  private called(state: number): number {
    const words = this.memoryWords();
    if (this.place === undefined) {
      this.place = findUpvaluePlace(words, state, mark);
      return 0;
    }
    return (this.functions[firstUpvalue(words, state, this.place)] as CFunction)(state);
  }

  /** Lets a separate state call us once. This leaves no trace in later states. */
  private learnPlace(): void {
    const { lua, pointers } = this.dialect;
    const arena = this.takeArena();
    const owner = this.addHeap(new Heap(arena, this.dialect.blockCost));
    const state = this.dialect.newState(owner);
    this.dialect.pushInteger(state, mark);
    lua.lua_pushcclosure(state, pointers.call, 1);
    lua.lua_pcallk(state, 0, 0, 0, 0, 0);
    lua.lua_close(state);
    this.removeHeap(owner);
    this.giveArena(arena);
  }
}

const mark = 0x1234567;
const scratchBytes = 1 << 16;
