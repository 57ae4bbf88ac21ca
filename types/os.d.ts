/// <reference types="lua-types/5.3" />
// Read after lua-types, so that these overloads come before its own.

/** A date for `os.time` that names its month `mon`, as `rtc` does. */
interface LuatDateInfo {
  /** Four digits, such as 2026. */
  year: number;
  /** 1 to 12. */
  mon: number;
  /** 1 to 31. */
  day: number;
  /** 0 to 23. Default 12. */
  hour?: number;
  /** Default 0. */
  min?: number;
  /** Default 0. */
  sec?: number;
  /** Whether summer time is in force. */
  isdst?: boolean;
}

/**
 * Lua's `os`, where LuatOS differs. The clock starts at some date of the past until the network, `socket.sntp` or `rtc`
 * sets it (`NTP_UPDATE`).
 *
 * Source: lua/src/loslib.c
 *
 * @noSelf
 */
declare namespace os {
  /**
   * Whole seconds since power on; 0 where the core has no `mcu`. Before December 2025 the unit and the type differ
   * from one core to the next: use `mcu.ticks()`.
   *
   * Source: lua/src/loslib.c
   */
  function clock(): Seconds;

  /**
   * A date as text, in local time (full hours of the time zone only), or in UTC when the format begins with "!".
   *
   * @param format Default "%c". After `%` only `aAbBcdHIjmMpSUwWxXyYZ%`: anything else raises.
   * @param time Seconds since 1970 UTC. Default: now.
   *
   * Source: lua/src/loslib.c
   */
  function date(format?: string, time?: Seconds): string;
  /**
   * A date as a table, in local time ("*t") or in UTC ("!*t").
   *
   * @param time Seconds since 1970 UTC. Default: now.
   *
   * Source: lua/src/loslib.c
   */
  function date(format: "*t", time?: Seconds): LuaDateInfoResult;
  /**
   * A date as a table, in UTC.
   *
   * @param time Seconds since 1970 UTC. Default: now.
   *
   * Source: lua/src/loslib.c
   */
  function date(format: "!*t", time?: Seconds): LuaDateInfoResult;

  /**
   * Now, in whole seconds since 1970 UTC.
   *
   * Source: lua/src/loslib.c
   */
  function time(): Seconds;
  /**
   * A date in seconds since 1970, without the time zone that `os.date` adds. It also brings the fields of the table
   * into their ranges. `mon` in place of `month` since 2023-07-21.
   *
   * @throws When year, month or day is missing, or a field is not an integer.
   *
   * Source: lua/src/loslib.c
   */
  function time(date: LuaDateInfo | LuatDateInfo): Seconds;

  /**
   * `later - earlier` in seconds, as a float.
   *
   * @throws When one of them is not an integer.
   *
   * Source: lua/src/loslib.c
   */
  function difftime(later: Seconds, earlier: Seconds): number;

  /**
   * Deletes a file. Files in `/luadb` cannot be deleted.
   *
   * @returns `true`; or `undefined`, the path with the error number as text, and the error number.
   *
   * Source: lua/src/loslib.c
   */
  function remove(path: string): LuaMultiReturn<[ok: true] | [ok: undefined, message: string, code: number]>;

  /**
   * Renames a file, within one file system.
   *
   * @returns `true`; or `undefined`, the error number as text, and the error number.
   *
   * Source: lua/src/loslib.c
   */
  function rename(
    oldPath: string,
    newPath: string,
  ): LuaMultiReturn<[ok: true] | [ok: undefined, message: string, code: number]>;

  /**
   * @deprecated Not in Air780E/Air700ECQ cores: only in the runtime for computers.
   *
   * Source: lua/src/loslib.c
   */
  function execute(command?: string): LuaMultiReturn<[boolean | undefined, ("exit" | "signal")?, number?]>;

  /**
   * @deprecated Not in Air780E/Air700ECQ cores: only in the runtime for computers. Use `rtos.reboot`.
   *
   * Source: lua/src/loslib.c
   */
  function exit(code?: boolean | number, close?: boolean): never;

  /**
   * @deprecated Not in Air780E/Air700ECQ cores: only in the runtime for computers.
   *
   * Source: lua/src/loslib.c
   */
  function getenv(name: string): string | undefined;

  /**
   * @deprecated Not in Air780E/Air700ECQ cores: only in the runtime for computers.
   *
   * Source: lua/src/loslib.c
   */
  function setlocale(
    locale?: string,
    category?: "all" | "collate" | "ctype" | "monetary" | "numeric" | "time",
  ): string | undefined;

  /**
   * @deprecated Not in Air780E/Air700ECQ cores: only in the runtime for computers.
   *
   * Source: lua/src/loslib.c
   */
  function tmpname(): string;
}

// The globals of a script

/**
 * The name of this firmware. The first statement of main.lua assigns it, as a plain string: Luatools and the update
 * server read it there.
 *
 * ```ts
 * PROJECT = "gateway";
 * VERSION = "1.0.0";
 * ```
 *
 * Source: components/network/errdump/luat_lib_errdump.c
 */
declare var PROJECT: string;

/**
 * The version of this firmware, as "1.2.3". The second statement of main.lua assigns it, as a plain string.
 *
 * Source: components/network/errdump/luat_lib_errdump.c
 */
declare var VERSION: string;

/**
 * Whether the VM exits 500 ms after an error in a task; the module reboots 15 s later. True at first. Set to false, a
 * task that fails only ends, if {@link COROUTINE_ERROR_RESTART} is false too. Errors in callbacks are not asked.
 *
 * Source: script/corelib/sys.lua
 */
declare var COROUTINE_ERROR_ROLL_BACK: boolean;

/**
 * Whether the module reboots at once after an error in a task. True at first, but {@link COROUTINE_ERROR_ROLL_BACK} is
 * asked before it.
 *
 * Source: script/corelib/sys.lua
 */
declare var COROUTINE_ERROR_RESTART: boolean;

// The globals of the core

/**
 * `sys.publish`, as the core calls it.
 *
 * Source: script/corelib/sys.lua
 */
declare var sys_pub: typeof sys.publish;

/**
 * `sys.sendMsg`, as the core calls it: for a socket that was made with the name of a task.
 *
 * Source: script/corelib/sys.lua
 */
declare var sys_send: typeof sys.sendMsg;

/**
 * `sys.waitMsg`.
 *
 * Source: script/corelib/sys.lua
 */
declare var sys_wait: typeof sys.waitMsg;

/**
 * Makes a {@link SysPending}. For the core itself.
 *
 * @param topic The topic that will bring the results.
 * @param results The results, when they are there already.
 *
 * Source: script/corelib/sys.lua
 */
declare var sys_cw: <Results extends unknown[]>(
  this: void,
  topic: string | undefined,
  ...results: Results
) => SysPending<Results>;

/**
 * Set where the host runs the scheduler itself: `sys.run` then returns at once. Absent on modules.
 *
 * Source: script/corelib/sys.lua
 */
declare var SYSP: unknown;

/**
 * The version of `sys.lua`: "2.3.2" for years.
 *
 * Source: script/corelib/sys.lua
 */
declare var SCRIPT_LIB_VER: string;

/**
 * Forgets a module that `require` has loaded, and collects garbage. The next `require` loads it again.
 *
 * @param name The name that `require` was given.
 *
 * Source: lua/src/loadlib.c
 */
declare function unload(this: void, name: string): void;

/**
 * `table.unpack`, under its name of Lua 5.1.
 *
 * Source: lua/src/ltablib.c
 */
declare var unpack: typeof table.unpack;

/**
 * `load`, under its name of Lua 5.1.
 *
 * Source: lua/src/lbaselib.c
 */
declare var loadstring: typeof load;
