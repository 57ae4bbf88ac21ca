/**
 * The simulated LuatOS: what the firmware's C code and its sys.lua offer to a script. It is loaded into each fresh VM,
 * sets the globals and runs main.lua, all in the VM's main coroutine.
 */

import { board } from "./board";
import { jsonModule } from "./json";
import { logModule, print as printLine } from "./log";
import { rtosModule } from "./rtos";
import { simulatedModule } from "./simulated";
import {
  errDumpModule,
  mcuModule,
  mobileModule,
  pmModule,
  socketModule,
  stringAdditions,
  wdtModule,
} from "./small-modules";
import { sysModule } from "./sys";
import { uartModule } from "./uart";
import { websocketModule } from "./websocket";
import { zbuffModule } from "./zbuff";

const globals = _G as unknown as Record<string, unknown>;

function setGlobals(): void {
  globals.__host = undefined;
  globals.rtos = rtosModule;
  globals.log = logModule;
  globals.sys = sysModule;
  globals.uart = uartModule;
  globals.zbuff = zbuffModule;
  globals.websocket = websocketModule;
  globals.json = jsonModule;
  globals.wdt = wdtModule;
  globals.pm = pmModule;
  globals.errDump = errDumpModule;
  globals.mcu = mcuModule;
  globals.mobile = mobileModule;
  globals.socket = socketModule;
  globals.gpio = simulatedModule()("gpio", {});
  globals.crypto = simulatedModule()("crypto", {});
  globals.print = printLine;
  for (const [name, action] of pairs(stringAdditions)) {
    (string as unknown as Record<string, unknown>)[name] = action;
  }
}

/** `coroutine` as a script sees it: it runs inside our main coroutine and must not notice. */
function guardMainCoroutine(): void {
  const { running, yield: plainYield } = coroutine;
  const [mainThread] = running();
  coroutine.running = () => {
    const [thread] = running();
    return $multi(thread, thread === mainThread);
  };
  coroutine.isyieldable = () => running()[0] !== mainThread;
  coroutine.yield = (...values) => {
    if (running()[0] === mainThread) {
      error("attempt to yield from outside a coroutine", 2);
    }
    return plainYield(...values);
  };
}

/** Time and chance come from the board, so that a run can be repeated. */
function setClockAndChance(): void {
  const { date } = os;
  os.time = ((fields?: LuaDateInfo) => (fields === undefined ? board.unixTime() : hostTime(fields))) as typeof os.time;
  os.date = ((format?: string, time?: number) => date(format ?? "%c", time ?? board.unixTime())) as typeof os.date;
  os.clock = () => board.uptimeMs() / 1000;
  os.exit = ((code?: boolean | number) => {
    board.exit(type(code) === "number" ? (code as number) : code === false ? 1 : 0);
  }) as typeof os.exit;
  math.randomseed = (() => undefined) as never;
  math.random = ((low?: number, high?: number) => {
    const chance = board.random();
    if (low === undefined) {
      return chance;
    }
    const from = high === undefined ? 1 : low;
    const to = high ?? low;
    if (from > to) {
      error("bad argument to 'random' (interval is empty)", 2);
    }
    return from + math.floor(chance * (to - from + 1));
  }) as typeof math.random;
}

const hostTime = os.time;

function setRequire(): void {
  const loaded = (globals.package as { loaded: Record<string, unknown> }).loaded;
  for (const [name, value] of pairs(globals)) {
    if (type(name) === "string" && type(value) === "table") {
      loaded[name] = value;
    }
  }
  globals.require = (name: string) => {
    if (loaded[name] === undefined) {
      const [chunk, problem] = loadScript(name);
      if (chunk === undefined) {
        error(problem ?? `module '${name}' not found`, 2);
      }
      const result = (chunk as (this: void, name: string) => unknown)(name);
      loaded[name] = result ?? loaded[name] ?? true;
    }
    return loaded[name];
  };
}

function loadScript(name: string): LuaMultiReturn<[chunk?: unknown, problem?: string]> {
  const file = `${name}.lua`;
  const text = board.readScript(file);
  if (text === undefined) {
    return $multi(undefined, `module '${name}' not found`);
  }
  const [chunk, problem] = load(text, `@/luadb/${file}`, "t");
  return $multi(chunk, problem as string | undefined);
}

/** Boots: returns whether the script ended without an error, and the error with its trace. */
function boot(): LuaMultiReturn<[ok: boolean, problem?: string]> {
  guardMainCoroutine();
  setClockAndChance();
  setGlobals();
  setRequire();
  const [chunk, problem] = loadScript("main");
  if (chunk === undefined) {
    return $multi(false, problem);
  }
  const trace = (value: unknown): string => debug.traceback(tostring(value), 2);
  const [ok, message] = xpcall(chunk as () => void, trace);
  return $multi(ok, ok ? undefined : (message as string));
}

const [succeeded, report] = boot();
board.ended(succeeded, report ?? "");
