import { checkInteger, isInteger, isString, optionalInteger, optionalString } from "./arguments";
import { board } from "./board";
import { fail } from "./boundary";
import { emptyScriptBytes } from "./empty-script";
import { firmwareLog } from "./log";
import { message } from "./messages";
import { setSearchPath } from "./scripts";
import { simulatedModule } from "./simulated";

/** Handles a message of the core. On a module it is C code. It may call Lua. */
type Handler = (this: void, ...args: unknown[]) => void;

const handlers = new LuaTable<number, Handler>();
/** The original function: a script's replacement would not yield to the board. */
const yieldToBoard = coroutine.yield;

/** Registers the handler of a kind of message. */
export function handleMessage(kind: number, handler: Handler): void {
  handlers.set(kind, handler);
}

/** `rtos.MSG_TIMER`: the kind of a message that a timer has fired. */
export const msgTimer = 1;
/** A time without an end. */
export const infinite = -1;

/** Handles a message, and returns what the script gets for it. Without a message, yields for one. */
export const handle = ((kind?: number, first?: unknown, second?: unknown, ...others: unknown[]) => {
  if (kind === message.timer) {
    // `first` is the timer, `second` how many firings are to come: nothing when no such timer runs any more.
    if (second === undefined) {
      return $multi();
    }
    return $multi(msgTimer, first, second);
  }
  if (kind === undefined) {
    return handle(...yieldToBoard());
  }
  handlers.get(kind)?.(first, second, ...others);
  return $multi(0);
}) as (this: void, ...message: unknown[]) => LuaMultiReturn<unknown[]>;

/**
 * Waits for one message. Only the main coroutine may call it: the VM stands still here. A yield to the board costs as
 * much as a hundred calls, so this first asks the board for a message that needs no yield.
 */
function receive(): LuaMultiReturn<unknown[]> {
  const [timer, left] = board.nextMessage();
  if (left !== undefined) {
    return $multi(msgTimer, timer, left);
  }
  return receiveOther(timer !== undefined);
}

/** The same when the next message is not a timer that fires. `isThere`: the board has it already. */
export function receiveOther(isThere: boolean): LuaMultiReturn<unknown[]> {
  if (isThere) {
    return handle(...board.message());
  }
  return handle();
}

function meminfo(memory: unknown): LuaMultiReturn<[total: number, used: number, peak: number]> {
  const kind = optionalString(memory, "lua", 1, "meminfo");
  if (kind === "sys") {
    return board.systemMemory();
  }
  if (kind === "psram") {
    return $multi(0, 0, 0);
  }
  const [used, peak] = board.luaHeapUsed();
  return $multi(board.luaHeapBytes(), used + emptyScriptBytes, peak + emptyScriptBytes);
}

const version = board.bsp() === "EC618" ? "V1114" : "V2001";
const mostPathBytes = 23;
const searchPathCount = 4;
const checksPaths = board.has("pathsAreChecked");

/** Sets four paths where `require` looks first. A value that is not a string clears its place. */
function setPaths(...paths: unknown[]): void {
  for (let place = 0; place < searchPathCount; place++) {
    const path = isString(paths[place]) ? tostring(paths[place]) : "";
    if (path.length > mostPathBytes && checksPaths) {
      fail(`search path too long, max ${mostPathBytes} bytes`);
    }
    const [plain] = string.gsub(path, "%%%%", "");
    const [others, names] = string.gsub(plain, "%%s", "");
    if (checksPaths && isString(paths[place]) && (names !== 1 || string.find(others, "%", 1, true)[0] !== undefined)) {
      fail("search path must contain exactly one %s");
    }
    setSearchPath(place, path);
  }
}

/** The module `rtos`. */
export const rtosModule = simulatedModule<typeof rtos>()("rtos", {
  receive: receive as never,
  timer_start: (id: unknown, ms: unknown, repeat: unknown) => {
    const timer = checkInteger(id, 1, "timer_start");
    const delay = checkInteger(ms, 2, "timer_start");
    const times = optionalInteger(repeat, 0, 3, "timer_start");
    // C reads a negative delay as a very long one: up to 49 days.
    if (delay === 0) {
      return 0;
    }
    if (!board.timerStart(timer, delay, times)) {
      firmwareLog(4, "timer", "too many timers");
      return 0;
    }
    return 1;
  },
  timer_stop: (id: unknown) => {
    if (isInteger(id)) {
      board.timerStop(id);
    }
  },
  reboot: (code: unknown) => {
    optionalInteger(code, 0, 1, "reboot");
    board.reboot();
  },
  bsp: () => board.bsp(),
  version: ((more: unknown) => {
    if (more !== true || !board.has("versionHasNumber")) {
      return $multi(version);
    }
    if (!board.has("versionHasBits")) {
      return $multi(version, 0);
    }
    return $multi(version, 0, 32);
  }) as never,
  firmware: () => `LuatOS-SoC_${version}_${board.bsp()}`,
  buildDate: () => board.buildDate(),
  meminfo,
  autoCollectMem: (period: unknown, warn: unknown, force: unknown) => {
    optionalInteger(period, 100, 1, "autoCollectMem");
    optionalInteger(warn, 80, 2, "autoCollectMem");
    optionalInteger(force, 90, 3, "autoCollectMem");
  },
  setPaths,
  standy: (duration: unknown) => {
    checkInteger(duration, 1, "standy");
  },
  nop: () => {},
  INF_TIMEOUT: infinite,
  MSG_TIMER: msgTimer,
});
