/**
 * The simulated LuatOS: what the core's C code and its sys.lua offer to a script. It is loaded into each new VM, sets
 * the globals and runs main.lua, all in the VM's main coroutine.
 */

import { board } from "./board";
import { systemFunction } from "./boundary";
import { cryptoModule } from "./crypto";
import { errDumpModule } from "./errdump";
import { fskvModule } from "./fskv";
import { gpioModule } from "./gpio";
import { hmetaModule } from "./hmeta";
import { jsonModule } from "./json";
import { logModule, print as printLine } from "./log";
import { arrangeLibraries } from "./lua-libraries";
import { mcuModule } from "./mcu";
import { mobileModule } from "./mobile";
import { packModule } from "./pack";
import { pmModule } from "./pm";
import { rtcModule } from "./rtc";
import { rtosModule } from "./rtos";
import { loadScript, setRequire } from "./scripts";
import { library, simulatedModule } from "./simulated";
import { socketModule } from "./socket";
import { sysGlobals, sysModule, sysplusModule } from "./sys";
import { timerModule } from "./timer";
import { uartModule } from "./uart";
import { wdtModule } from "./wdt";
import { websocketModule } from "./websocket";
import { zbuffModule } from "./zbuff";

const globals = _G as unknown as Record<string, unknown>;

const modules: Record<string, object | undefined> = {
  rtos: rtosModule,
  log: logModule,
  sys: sysModule,
  uart: uartModule,
  zbuff: zbuffModule,
  websocket: websocketModule,
  json: jsonModule,
  wdt: wdtModule,
  pm: pmModule,
  errDump: errDumpModule,
  mcu: mcuModule,
  mobile: mobileModule,
  socket: socketModule,
  gpio: gpioModule,
  crypto: cryptoModule,
  fskv: fskvModule,
  rtc: rtcModule,
  hmeta: hmetaModule,
  pack: packModule,
  timer: timerModule,
};

function setGlobals(): void {
  globals.__host = undefined;
  for (const name of [...board.moduleNames()]) {
    globals[name] = modules[name] ?? simulatedModule()(name, {});
  }
  for (const [name, value] of pairs(sysGlobals as Record<string, unknown>)) {
    globals[name] = value;
  }
  globals.sysplus = sysplusModule;
  globals.fdb = globals.fskv;
  const { fsstat, fsize } = globals.io as Record<string, unknown>;
  globals.fs = board.has("ioHasFs") ? globals.io : library({ fsstat, fsize });
  globals.print = systemFunction(printLine);
}

const spareStrings = 3000;

/**
 * Lua doubles its string table from time to time. It must happen here, and not be charged to the script that comes
 * next. Single bytes, since formatting a number takes longer than everything else here.
 */
function enlargeStringTable(): void {
  const held: string[] = [];
  for (let number = 0; number < spareStrings; number++) {
    held[number] = string.char(0, floorDivide(number, 256), number % 256);
  }
}

/** Boots the module. Returns whether the script ended without an error, and the error with its trace. */
function boot(): LuaMultiReturn<[ok: boolean, problem?: string]> {
  arrangeLibraries();
  setGlobals();
  const preferOwn = setRequire();
  for (const name of ["sys", "sysplus"]) {
    // The core has both libraries built in; those of the script folder take precedence.
    const requireOwn = preferOwn(name);
    if (!board.has("sysIsLoaded")) {
      globals[name] = undefined;
    } else if (requireOwn !== undefined) {
      globals[name] = requireOwn();
    }
  }
  const trace = systemFunction((value: unknown) => debug.traceback(tostring(value), 2));
  enlargeStringTable();
  board.markBaseline();
  board.limitHeap();
  let problem: string | undefined;
  const [ok, message] = board.startFirmware(() => {
    const [chunk, wrong] = loadScript("main");
    if (chunk === undefined) {
      problem = wrong ?? "module 'main' not found";
    }
    return chunk ?? (() => {});
  }, trace);
  if (problem !== undefined) {
    return $multi(false, problem);
  }
  return $multi(ok, ok ? undefined : (message as string));
}

const [succeeded, report] = boot();
board.ended(succeeded, report ?? "");
