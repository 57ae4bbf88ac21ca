import { LuaFactory, type LuaWasm } from "wasmoon";
import type { Engine, EngineFactory, HostFunction, LuaValue, Outcome } from "./engine.ts";

/** Gives a maker of VMs of Lua 5.4 with 64-bit numbers: there wherever Node is. A VM takes about a millisecond. */
export async function wasmoonEngines(): Promise<EngineFactory> {
  shared ??= Wasm.load();
  const wasm = await shared;
  return () => new WasmoonEngine(wasm);
}

let shared: Promise<Wasm> | undefined;

const luaOk = 0;
const luaYield = 1;
const typeNil = 0;
const typeBoolean = 1;
const typeNumber = 3;
const typeString = 4;

class WasmoonEngine implements Engine {
  readonly name = "wasmoon";
  private readonly state: number;
  private thread = 0;
  private problem: { error: unknown } | undefined;
  private readonly functions: number[] = [];

  constructor(private readonly wasm: Wasm) {
    this.state = wasm.raw._luaL_newstate();
    wasm.raw._luaL_openlibs(this.state);
  }

  install(functions: Record<string, HostFunction>): void {
    const { raw } = this.wasm;
    raw._lua_createtable(this.state, 0, 0);
    for (const [name, action] of Object.entries(functions)) {
      this.setFunction(name, (state) => this.called(state, action));
    }
    this.setFunction("newUserdata", (state) => {
      raw._lua_newuserdatauv(state, 0, 0);
      return 1;
    });
    this.wasm.withText("__host", (name) => raw._lua_setglobal(this.state, name));
  }

  load(text: string | Uint8Array, chunkName: string): void {
    const { raw } = this.wasm;
    this.thread = raw._lua_newthread(this.state);
    const status = this.wasm.withBytes(bytesOf(text), (pointer, length) =>
      this.wasm.withText(chunkName, (name) => raw._luaL_loadbufferx(this.thread, pointer, length, name, 0)),
    );
    if (status !== luaOk) {
      throw new Error(textOf(this.read(this.thread, -1)));
    }
  }

  resume(values: LuaValue[]): Outcome {
    const { raw } = this.wasm;
    for (const value of values) {
      this.push(this.thread, value);
    }
    const status = raw._lua_resume(this.thread, this.state, values.length, this.wasm.word);
    if (this.problem) {
      const { error } = this.problem;
      this.problem = undefined;
      throw error;
    }
    if (status !== luaOk && status !== luaYield) {
      return { kind: "failed", message: textOf(this.read(this.thread, -1)) };
    }
    const count = this.wasm.wordValue();
    const results = Array.from({ length: count }, (_, index) => this.read(this.thread, index - count));
    raw._lua_settop(this.thread, status === luaYield ? -count - 1 : 0);
    return { kind: status === luaYield ? "waiting" : "ended", values: results };
  }

  close(): void {
    this.wasm.raw._lua_close(this.state);
    for (const pointer of this.functions) {
      this.wasm.removeFunction(pointer);
    }
  }

  /** Puts a function into the table on top of the stack. */
  private setFunction(name: string, action: (state: number) => number): void {
    const { raw } = this.wasm;
    const pointer = this.wasm.addFunction(action);
    this.functions.push(pointer);
    raw._lua_pushcclosure(this.state, pointer, 0);
    this.wasm.withText(name, (key) => raw._lua_setfield(this.state, -2, key));
  }

  private called(state: number, action: HostFunction): number {
    const { raw } = this.wasm;
    try {
      const count = raw._lua_gettop(state);
      const args: LuaValue[] = [];
      for (let index = 1; index <= count; index++) {
        args.push(this.read(state, index));
      }
      const result = action(...args);
      if (result === undefined) {
        return 0;
      }
      const results = Array.isArray(result) ? result : [result];
      for (const value of results) {
        this.push(state, value);
      }
      return results.length;
    } catch (error) {
      // A foreign exception must not unwind Lua's frames: remember it, and leave as a Lua error does.
      this.problem ??= { error };
      this.push(state, `host: ${error instanceof Error ? error.message : String(error)}`);
    }
    return raw._lua_error(state);
  }

  private read(state: number, index: number): LuaValue {
    const { raw } = this.wasm;
    const type = raw._lua_type(state, index);
    if (type === typeString) {
      const pointer = raw._lua_tolstring(state, index, this.wasm.word);
      const length = this.wasm.wordValue();
      return this.wasm.heap().slice(pointer, pointer + length);
    }
    if (type === typeNumber) {
      return raw._lua_tonumberx(state, index, 0);
    }
    if (type === typeBoolean) {
      return raw._lua_toboolean(state, index) !== 0;
    }
    if (type === typeNil || type === -1) {
      return undefined;
    }
    throw new Error(`a Lua value of type ${type} can not leave the VM`);
  }

  private push(state: number, value: LuaValue | string): void {
    const { raw } = this.wasm;
    if (value === undefined) {
      raw._lua_pushnil(state);
    } else if (typeof value === "boolean") {
      raw._lua_pushboolean(state, value ? 1 : 0);
    } else if (typeof value === "number") {
      if (Number.isSafeInteger(value)) {
        raw._lua_pushinteger(state, BigInt(value));
      } else {
        raw._lua_pushnumber(state, value);
      }
    } else {
      this.wasm.withBytes(bytesOf(value), (pointer, length) => raw._lua_pushlstring(state, pointer, length));
    }
  }
}

/** The functions of the C API that we call, without Wasmoon's conversions: its strings are UTF-8 and end at a NUL. */
interface RawLua {
  _malloc(size: number): number;
  _free(pointer: number): void;
  _luaL_newstate(): number;
  _luaL_openlibs(state: number): void;
  _luaL_loadbufferx(state: number, text: number, length: number, name: number, mode: number): number;
  _lua_close(state: number): void;
  _lua_newthread(state: number): number;
  _lua_resume(state: number, from: number, count: number, resultCount: number): number;
  _lua_error(state: number): number;
  _lua_gettop(state: number): number;
  _lua_settop(state: number, index: number): void;
  _lua_createtable(state: number, arraySize: number, recordSize: number): void;
  _lua_newuserdatauv(state: number, size: number, values: number): number;
  _lua_setfield(state: number, index: number, name: number): void;
  _lua_setglobal(state: number, name: number): void;
  _lua_type(state: number, index: number): number;
  _lua_tolstring(state: number, index: number, length: number): number;
  _lua_tonumberx(state: number, index: number, isNumber: number): number;
  _lua_toboolean(state: number, index: number): number;
  _lua_pushnil(state: number): void;
  _lua_pushboolean(state: number, value: number): void;
  _lua_pushnumber(state: number, value: number): void;
  _lua_pushinteger(state: number, value: bigint): void;
  _lua_pushlstring(state: number, pointer: number, length: number): number;
  _lua_pushcclosure(state: number, pointer: number, upvalues: number): void;
}

/** The WASM module that all engines of this process share. */
class Wasm {
  readonly raw: RawLua;
  /** A place for a C API's second result. */
  readonly word: number;
  private scratch: number;
  private scratchSize = 1 << 16;

  static async load(): Promise<Wasm> {
    return new Wasm(await new LuaFactory().getLuaModule());
  }

  private constructor(private readonly lua: LuaWasm) {
    this.raw = lua.module as unknown as RawLua;
    this.word = this.raw._malloc(8);
    this.scratch = this.raw._malloc(this.scratchSize);
  }

  /** The memory. It moves when it grows: never keep it. */
  heap(): Uint8Array {
    return this.lua.module.HEAPU8;
  }

  wordValue(): number {
    return this.lua.module.HEAPU32[this.word >> 2] as number;
  }

  addFunction(action: (state: number) => number): number {
    return this.lua.module.addFunction(action, "ii");
  }

  removeFunction(pointer: number): void {
    this.lua.module.removeFunction(pointer);
  }

  /** Lends bytes to a C call that copies them. */
  withBytes<Result>(bytes: Uint8Array, use: (pointer: number, length: number) => Result): Result {
    if (bytes.length > this.scratchSize) {
      this.raw._free(this.scratch);
      this.scratchSize = bytes.length * 2;
      this.scratch = this.raw._malloc(this.scratchSize);
    }
    this.heap().set(bytes, this.scratch);
    return use(this.scratch, bytes.length);
  }

  /** Lends a zero-terminated text to a C call that copies it. */
  withText<Result>(text: string, use: (pointer: number) => Result): Result {
    const bytes = Buffer.from(`${text}\0`);
    const pointer = this.raw._malloc(bytes.length);
    this.heap().set(bytes, pointer);
    try {
      return use(pointer);
    } finally {
      this.raw._free(pointer);
    }
  }
}

function bytesOf(value: string | Uint8Array): Uint8Array {
  return typeof value === "string" ? Buffer.from(value) : value;
}

function textOf(value: LuaValue): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString() : String(value);
}
