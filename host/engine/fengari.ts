import { type LuaState, lauxlib, lua, lualib } from "fengari";
import { luaD_throw } from "fengari/src/ldo.js";
import type { EngineFactory } from "./engine.ts";
import { type LuaApi, type LuaEvents, luaOk, luaYield, maskCount } from "./lua-api.ts";
import { Vm } from "./vm.ts";

/**
 * Returns a factory for VMs of Lua 5.3 with 32-bit integers and 64-bit floats, written in JavaScript. It is slow, but
 * runs wherever Node runs. JavaScript manages its memory: there are no heap figures, no limit, no `collectgarbage`, no
 * weak tables and no `__gc`. No allocation fails, and a script that hoards memory ends the process when Node runs out
 * of it. Run such scripts on another engine.
 */
export async function fengariEngines(): Promise<EngineFactory> {
  return factory;
}

const factory: EngineFactory = () => new Vm<LuaState>("fengari", (events) => new FengariApi(events));

/** The only kind of error that message handlers do not see. */
const errorMemory = 4;
const leastInteger = -(2 ** 31);
const mostInteger = 2 ** 31 - 1;

class FengariApi implements LuaApi<LuaState> {
  readonly main = lauxlib.luaL_newstate();
  readonly heap = undefined;
  resultCount = 0;
  private readonly hook: (state: LuaState) => void;

  constructor(events: LuaEvents<LuaState>) {
    this.hook = (state) => events.counted(state);
    lualib.luaL_openlibs(this.main);
    this.allowHooksBehind("pcall");
    this.allowHooksBehind("xpcall");
  }

  /** When fengari catches an error in a coroutine, it forgets that hooks were allowed. */
  private allowHooksBehind(call: string): void {
    this.pushGlobal(this.main, call);
    const action = this.cFunction(this.main);
    this.setTop(this.main, -2);
    lua.lua_pushcfunction(this.main, (running) => {
      inner(running).ci.callstatus |= hooksAllowed;
      return action(running);
    });
    this.setGlobal(this.main, call);
  }

  close(): void {
    lua.lua_close(this.main);
  }

  newThread(): LuaState {
    return lua.lua_newthread(this.main);
  }

  load(state: LuaState, text: Uint8Array, chunkName: string): boolean {
    return lauxlib.luaL_loadbuffer(state, text, text.length, name(chunkName)) === luaOk;
  }

  loadScript(state: LuaState, text: Uint8Array, chunkName: string): boolean {
    return this.load(state, text, chunkName);
  }

  resume(thread: LuaState, from: LuaState, count: number): number {
    const status = lua.lua_resume(thread, from, count);
    this.resultCount = status === luaOk || status === luaYield ? lua.lua_gettop(thread) : 0;
    return status;
  }

  call(state: LuaState, args: number): number {
    return lua.lua_pcall(state, args, lua.LUA_MULTRET, 0);
  }

  error(state: LuaState): never {
    return lua.lua_error(state);
  }

  raiseQuietly(state: LuaState): never {
    return luaD_throw(state, errorMemory);
  }

  top(state: LuaState): number {
    return lua.lua_gettop(state);
  }

  setTop(state: LuaState, index: number): void {
    lua.lua_settop(state, index);
  }

  reserve(state: LuaState, count: number): void {
    if (!lua.lua_checkstack(state, count)) {
      throw new Error(`Lua's stack has no room for ${count} values`);
    }
  }

  type(state: LuaState, index: number): number {
    return lua.lua_type(state, index);
  }

  bytes(state: LuaState, index: number): Uint8Array {
    // The VM keeps using its array: a host function must not change a string through its argument.
    return lua.lua_tostring(state, index).slice();
  }

  length(state: LuaState, index: number): number {
    return lua.lua_tostring(state, index).length;
  }

  number(state: LuaState, index: number): number {
    return lua.lua_tonumber(state, index);
  }

  boolean(state: LuaState, index: number): boolean {
    return lua.lua_toboolean(state, index);
  }

  thread(state: LuaState, index: number): LuaState | undefined {
    return lua.lua_tothread(state, index) ?? undefined;
  }

  pushNil(state: LuaState): void {
    lua.lua_pushnil(state);
  }

  pushBoolean(state: LuaState, value: boolean): void {
    lua.lua_pushboolean(state, value);
  }

  pushNumber(state: LuaState, value: number): void {
    if (Number.isInteger(value) && value >= leastInteger && value <= mostInteger) {
      lua.lua_pushinteger(state, value);
    } else {
      lua.lua_pushnumber(state, value);
    }
  }

  pushBytes(state: LuaState, value: Uint8Array): void {
    const copy = Uint8Array.from(value);
    lua.lua_pushlstring(state, copy, copy.length);
  }

  pushFunction(state: LuaState, action: (state: LuaState) => number): void {
    lua.lua_pushcfunction(state, action);
  }

  pushTable(state: LuaState): void {
    lua.lua_createtable(state, 0, 0);
  }

  pushUserdata(state: LuaState): boolean {
    lua.lua_newuserdata(state, 0);
    return true;
  }

  pushGlobal(state: LuaState, global: string): void {
    lua.lua_getglobal(state, name(global));
  }

  pushField(state: LuaState, field: string): void {
    lua.lua_getfield(state, -1, name(field));
  }

  cFunction(state: LuaState): (state: LuaState) => number {
    return lua.lua_tocfunction(state, -1);
  }

  setField(state: LuaState, field: string): void {
    lua.lua_setfield(state, -2, name(field));
  }

  setGlobal(state: LuaState, global: string): void {
    lua.lua_setglobal(state, name(global));
  }

  arm(thread: LuaState, every: number, left: number): void {
    lua.lua_sethook(thread, this.hook, maskCount, every);
    inner(thread).hookcount = Math.max(1, left);
  }

  disarm(thread: LuaState): void {
    lua.lua_sethook(thread, null, 0, 0);
  }

  left(thread: LuaState): number {
    return inner(thread).hookcount;
  }

  trace(thread: LuaState, level: number): string {
    lauxlib.luaL_traceback(thread, thread, null, level);
    const text = Buffer.from(lua.lua_tostring(thread, -1)).toString();
    lua.lua_settop(thread, -2);
    return text;
  }
}

/** Fields of fengari's threads that its C API does not show. */
function inner(thread: LuaState): { hookcount: number; ci: { callstatus: number } } {
  return thread as unknown as { hookcount: number; ci: { callstatus: number } };
}

/** The bit of a call's status that says whether hooks were allowed before it. */
const hooksAllowed = 1;

function name(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text));
}
