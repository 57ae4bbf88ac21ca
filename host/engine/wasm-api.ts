import type { Arena } from "./arena.ts";
import { Heap } from "./heap.ts";
import { type LuaApi, type LuaEvents, luaOk, maskCount } from "./lua-api.ts";
import type { WasmLua, WasmModule } from "./wasm-module.ts";

const allResults = -1;

/** One VM in a WASM memory. */
export class WasmApi implements LuaApi<number> {
  readonly main: number;
  readonly heap: Heap;
  resultCount = 0;
  private readonly lua: WasmLua;
  private readonly arena: Arena;
  private readonly owner: number;
  private readonly functions: number[] = [];

  constructor(
    private readonly module: WasmModule,
    private readonly events: LuaEvents<number>,
    private readonly closed?: () => void,
  ) {
    this.lua = module.dialect.lua;
    this.arena = module.takeArena();
    this.heap = new Heap(this.arena, module.dialect.blockCost);
    this.owner = module.addHeap(this.heap);
    this.main = module.dialect.newState(this.owner);
    this.lua.luaL_openlibs(this.main);
  }

  close(): void {
    this.lua.lua_close(this.main);
    this.module.dialect.closed?.();
    for (const index of this.functions) {
      this.module.removeFunction(index);
    }
    this.module.removeHeap(this.owner);
    this.module.giveArena(this.arena);
    this.closed?.();
  }

  newThread(): number {
    return this.lua.lua_newthread(this.main);
  }

  load(state: number, text: Uint8Array, chunkName: string): boolean {
    const status = this.module.withBytes(text, (pointer, length) =>
      this.module.withText(chunkName, (name) => this.lua.luaL_loadbufferx(state, pointer, length, name, 0)),
    );
    return status === luaOk;
  }

  loadScript(state: number, text: Uint8Array, chunkName: string): boolean {
    const load = (code: Uint8Array): boolean => this.load(state, code, chunkName);
    return this.module.dialect.flash?.(text, chunkName, load) ?? load(text);
  }

  resume(thread: number, from: number, count: number): number {
    const { module } = this;
    const before = module.counted;
    module.counted = (state) => this.events.counted(state);
    try {
      const status = this.lua.lua_resume(thread, from, count, module.word);
      this.resultCount = module.wordValue();
      return status;
    } finally {
      module.counted = before;
    }
  }

  call(state: number, args: number): number {
    return this.lua.lua_pcallk(state, args, allResults, 0, 0, 0);
  }

  error(state: number): never {
    return this.lua.lua_error(state) as never;
  }

  raiseQuietly(state: number): never {
    return this.module.dialect.raiseQuietly(state);
  }

  top(state: number): number {
    return this.lua.lua_gettop(state);
  }

  setTop(state: number, index: number): void {
    this.lua.lua_settop(state, index);
  }

  reserve(state: number, count: number): void {
    if (this.lua.lua_checkstack(state, count) === 0) {
      throw new Error(`Lua's stack has no room for ${count} values`);
    }
  }

  type(state: number, index: number): number {
    return this.lua.lua_type(state, index);
  }

  bytes(state: number, index: number): Uint8Array {
    const pointer = this.lua.lua_tolstring(state, index, this.module.word);
    const length = this.module.wordValue();
    return this.module.memory().slice(pointer, pointer + length);
  }

  length(state: number, index: number): number {
    this.lua.lua_tolstring(state, index, this.module.word);
    return this.module.wordValue();
  }

  number(state: number, index: number): number {
    return this.module.dialect.number(state, index);
  }

  boolean(state: number, index: number): boolean {
    return this.lua.lua_toboolean(state, index) !== 0;
  }

  thread(state: number, index: number): number | undefined {
    const thread = this.lua.lua_tothread(state, index);
    return thread === 0 ? undefined : thread;
  }

  pushNil(state: number): void {
    this.lua.lua_pushnil(state);
  }

  pushBoolean(state: number, value: boolean): void {
    this.lua.lua_pushboolean(state, value ? 1 : 0);
  }

  pushNumber(state: number, value: number): void {
    this.module.dialect.pushNumber(state, value);
  }

  pushBytes(state: number, value: Uint8Array): void {
    this.module.withBytes(value, (pointer, length) => this.lua.lua_pushlstring(state, pointer, length));
  }

  pushFunction(state: number, action: (state: number) => number): void {
    const index = this.module.addFunction(action);
    this.functions.push(index);
    this.module.dialect.pushInteger(state, index);
    this.lua.lua_pushcclosure(state, this.module.dialect.pointers.call, 1);
  }

  pushTable(state: number): void {
    this.lua.lua_createtable(state, 0, 0);
  }

  pushUserdata(state: number, bytes: number): boolean {
    if (bytes > 0 && !this.heap.hasRoomFor(bytes)) {
      return false;
    }
    this.heap.isForCore = bytes > 0;
    this.lua.lua_newuserdatauv(state, bytes, 0);
    this.heap.isForCore = false;
    return true;
  }

  pushGlobal(state: number, name: string): void {
    this.module.withText(name, (pointer) => this.lua.lua_getglobal(state, pointer));
  }

  pushField(state: number, field: string): void {
    this.module.withText(field, (pointer) => this.lua.lua_getfield(state, -1, pointer));
  }

  cFunction(state: number): (state: number) => number {
    return this.lua.__indirect_function_table.get(this.lua.lua_tocfunction(state, -1)) as (state: number) => number;
  }

  setField(state: number, name: string): void {
    this.module.withText(name, (pointer) => this.lua.lua_setfield(state, -2, pointer));
  }

  setGlobal(state: number, name: string): void {
    this.module.withText(name, (pointer) => this.lua.lua_setglobal(state, pointer));
  }

  arm(thread: number, every: number, left: number): void {
    const { hookCountOffset, pointers } = this.module.dialect;
    this.lua.lua_sethook(thread, pointers.hook, maskCount, every);
    this.module.memoryWords()[(thread + hookCountOffset) >> 2] = Math.max(1, left);
  }

  disarm(thread: number): void {
    this.lua.lua_sethook(thread, 0, 0, 0);
  }

  left(thread: number): number {
    return this.module.memoryWords()[(thread + this.module.dialect.hookCountOffset) >> 2] as number;
  }

  trace(thread: number, level: number): string {
    this.lua.luaL_traceback(thread, thread, 0, level);
    const text = Buffer.from(this.bytes(thread, -1)).toString();
    this.lua.lua_settop(thread, -2);
    return text;
  }
}
