import { LuaFactory, type LuaWasm } from "wasmoon";
import { Arena } from "./arena.ts";
import { bigInteger } from "./big-integer.ts";
import type { EngineFactory } from "./engine.ts";
import { maskCount } from "./lua-api.ts";
import { Vm } from "./vm.ts";
import { WasmApi } from "./wasm-api.ts";
import { type WasmCallbacks, type WasmDialect, type WasmLua, WasmModule } from "./wasm-module.ts";

/**
 * Returns a factory for VMs of Lua 5.4 with 64-bit numbers. It runs wherever Node runs. A VM takes about a millisecond.
 * All VMs share one WASM memory, with an arena for each.
 */
export async function wasmoonEngines(): Promise<EngineFactory> {
  shared ??= loadWasm();
  const { wasm, lua } = await shared;
  module ??= new WasmModule(
    (callbacks) => new WasmoonDialect(wasm, lua, callbacks),
    (source) => new Arena(source, arenaChunkBytes),
  );
  const home = module;
  factory ??= () => new Vm<number>("wasmoon", (events) => new WasmApi(home, events));
  return factory;
}

let shared: Promise<Loaded> | undefined;
let module: WasmModule | undefined;
let factory: EngineFactory | undefined;

interface Loaded {
  wasm: LuaWasm;
  lua: WasmoonLua;
}

/**
 * Loads Wasmoon, and the functions of its WASM instance. Wasmoon wraps the functions that it exposes in checks that
 * take longer than most of the functions themselves, so this intercepts the creation of the instance. Other code may
 * create instances at the same time: Node itself does to parse modules. Those pass unchanged.
 */
async function loadWasm(): Promise<Loaded> {
  const { instantiate } = WebAssembly;
  let lua: WasmoonLua | undefined;
  WebAssembly.instantiate = (...args) => {
    const making = instantiate(...args);
    return making.then((made) => {
      const exports = "instance" in made ? made.instance.exports : {};
      if ("lua_newstate" in exports) {
        lua = exports as unknown as WasmoonLua;
      }
      return made;
    });
  };
  try {
    const wasm = await new LuaFactory(undefined, environment).getLuaModule();
    if (lua === undefined) {
      throw new Error("this build of Wasmoon makes its instance in an unknown way");
    }
    return { wasm, lua };
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}

/** Wasmoon would put our program's path here, and fails when the path has characters beyond Latin-1. */
const environment = { _: "lua" };

/** Our VMs stay within one chunk, so that their addresses do not depend on other allocations. */
const arenaChunkBytes = 4 << 20;

/** The functions whose signature differs between builds. */
interface WasmoonLua extends WasmLua {
  luaL_newstate(): number;
  lua_pushinteger(state: number, value: bigint): void;
}

class WasmoonDialect implements WasmDialect {
  readonly pointers;
  readonly hookCountOffset: number;
  /** Its blocks are larger than a module's, anyway. */
  readonly blockCost = (bytes: number): number => bytes;

  constructor(
    { module }: LuaWasm,
    readonly lua: WasmoonLua,
    callbacks: WasmCallbacks,
  ) {
    this.pointers = {
      call: module.addFunction(callbacks.call, "ii"),
      hook: module.addFunction(callbacks.hook, "vii"),
      allocate: module.addFunction(callbacks.allocate, "iiiii"),
    };
    this.hookCountOffset = this.findHookCount();
    this.shortenFloats();
  }

  number(state: number, index: number): number {
    return this.lua.lua_tonumberx(state, index, 0);
  }

  pushNumber(state: number, value: number): void {
    if (Number.isSafeInteger(value)) {
      this.pushInteger(state, value);
    } else {
      this.lua.lua_pushnumber(state, value);
    }
  }

  pushInteger(state: number, value: number): void {
    this.lua.lua_pushinteger(state, bigInteger(value));
  }

  raiseQuietly(state: number): never {
    // Lua 5.4 recognizes this very string as its own error, and calls no message handler.
    const text = Buffer.from("not enough memory");
    const pointer = this.lua.malloc(text.length);
    new Uint8Array(this.lua.memory.buffer).set(text, pointer);
    this.lua.lua_pushlstring(state, pointer, text.length);
    this.lua.free(pointer);
    return this.lua.lua_error(state) as never;
  }

  /** Lua seeds its hashes from the time of day. The order of tables would then change from run to run. */
  newState(owner: number): number {
    const { now } = Date;
    Date.now = () => 0;
    try {
      return this.lua.lua_newstate(this.pointers.allocate, owner);
    } finally {
      Date.now = now;
    }
  }

  /** 32-bit floats have 7 digits. The core keeps trailing zeros up to a million. */
  private shortenFloats(): void {
    const memory = Buffer.from(this.lua.memory.buffer);
    const at = memory.indexOf("%.14g\0");
    if (at < 0) {
      throw new Error("this build of Wasmoon keeps its format of floats in an unknown place");
    }
    memory.set(Buffer.from("%#.7g"), at);
  }

  /** `hookcount` is not part of the C API: it is the second of two fields that a new hook sets to its count. */
  private findHookCount(): number {
    const state = this.lua.luaL_newstate();
    const mark = 0x1234567;
    this.lua.lua_sethook(state, this.pointers.hook, maskCount, mark);
    const words = new Int32Array(this.lua.memory.buffer, state, 100);
    const offset = 4 * words.indexOf(mark, words.indexOf(mark) + 1);
    this.lua.lua_close(state);
    if (offset <= 0) {
      throw new Error("this build of Wasmoon keeps its count of instructions in an unknown place");
    }
    return offset;
  }
}
