/** What `rtos.meminfo` reports on: the Lua heap, the memory of the system, or external RAM. */
type RtosMemory = "lua" | "sys" | "psram";

/**
 * The layer below `sys`: the core's versions, memory, a restart, and the timers that `sys` uses.
 *
 * Source: luat/modules/luat_lib_rtos.c
 *
 * @noSelf
 */
declare namespace rtos {
  /**
   * How much memory there is and how much is used.
   *
   * The Lua heap is about 200 to 256 KiB on Air780E and 200 KiB on Air700ECQ. zbuffs, sockets and TLS live in "sys".
   *
   * ```ts
   * log.info("mem", ...rtos.meminfo()); // three numbers: without the dots it would log a table
   * ```
   *
   * @param memory "lua": the Lua heap. "sys": the memory of the system. "psram": external RAM, since 2024-01-19.
   *   Default "lua"; any other text means "lua" too.
   * @returns The size, what is used now, and the most that was used since power on.
   * @throws When `memory` is neither a string nor a number.
   *
   * Source: luat/modules/luat_lib_rtos.c
   */
  function meminfo(memory?: RtosMemory): LuaMultiReturn<[totalBytes: Bytes, usedBytes: Bytes, peakBytes: Bytes]>;

  /**
   * Restarts the module at once. Nothing is saved or closed first.
   *
   * @param code Passed down to the port. Default 0. The public Air780E port ignores it.
   * @throws When `code` is not an integer.
   *
   * Source: luat/modules/luat_lib_rtos.c
   */
  function reboot(code?: number): void;

  /**
   * The name of the chip or the module that the core was made for.
   *
   * @returns "EC618" on Air780E. The name of the module on Air700ECQ.
   *
   * Source: luat/modules/luat_lib_rtos.c
   */
  function bsp(): string;

  /**
   * The version of the core.
   *
   * @returns Such as "V1114".
   *
   * Source: luat/modules/luat_lib_rtos.c
   */
  function version(): string;
  /**
   * The version of the core, its number, and the width of its Lua integers.
   *
   * @param more Exactly `true`.
   * @returns The version, such as "V1114"; the number of a numbered core, 0 in others, since 2025-10-21; 32 or 64,
   *   since 2025-12-23. Older cores leave them out.
   *
   * Source: luat/modules/luat_lib_rtos.c
   */
  function version(more: true): LuaMultiReturn<[version: string, firmwareNumber?: number, bits?: 32 | 64]>;

  /**
   * The core's full name, for updates.
   *
   * @returns `LuatOS-SoC_<version>_<bsp>`, such as "LuatOS-SoC_V1114_EC618".
   *
   * Source: luat/modules/luat_lib_rtos.c
   */
  function firmware(): string;

  /**
   * The day on which the core was compiled.
   *
   * @returns The C compiler's `__DATE__`, such as "Aug  3 2026".
   *
   * Source: luat/modules/luat_lib_rtos.c
   */
  function buildDate(): string;

  /**
   * Sets when the scheduler collects garbage on its own while the module has nothing to do. Since 2023-09-15.
   *
   * **Values out of range are ignored silently.**
   *
   * @param period How many messages of the core pass between two checks of `warnPercent`. Integer, 0 to 60000; 0:
   *   never. Default 100.
   * @param warnPercent Collect when this much of the Lua heap is used, at each such check. Integer, 50 to 95. Default
   *   80.
   * @param forcePercent Collect at every message when this much is used. Integer, 50 to 95, above `warnPercent`.
   *   Default 90.
   * @throws When a value is not an integer.
   *
   * Source: luat/modules/luat_lib_rtos.c
   */
  function autoCollectMem(period?: number, warnPercent?: number, forcePercent?: number): void;

  /**
   * Sets where `require` looks first. A path that is left out is cleared.
   *
   * @param path1 A path with exactly one `%s` in it, such as "/sdcard/%s.luac". At most 23 bytes. Default none.
   * @param path2 Another one. Default none.
   * @param path3 Another one. Default none.
   * @param path4 Another one. Default none.
   * @throws Since 2026-07-17, when a path is longer or has not exactly one `%s`.
   *
   * Source: luat/modules/luat_lib_rtos.c
   */
  function setPaths(path1?: string, path2?: string, path3?: string, path4?: string): void;

  /**
   * Does nothing. For measuring what a call costs.
   *
   * Source: luat/modules/luat_lib_rtos.c
   */
  function nop(): void;

  /**
   * Should put the module to sleep.
   *
   * @deprecated It does nothing on Air780E and Air700ECQ. Use `pm`.
   *
   * @param durationMs Integer.
   * @throws When `durationMs` is not an integer.
   *
   * Source: luat/modules/luat_lib_rtos.c
   */
  function standy(durationMs: Milliseconds): void;

  /**
   * Starts a timer of the core. Its message reaches only `sys`, which calls the function that it keeps under that
   * number.
   *
   * This can restart a timer of `sys.timerLoopStart` without garbage, for a tenth of what `sys.timerLoopStart` costs:
   * call `rtos.timer_stop` with its number, then this function with its number and a `repeat` of -1. Do not stop such a
   * timer through `sys`, which would forget it. A firing that still waits in the queue counts for the restarted timer.
   *
   * @deprecated For `sys` itself, and for a timer that starts many times a second. Use `sys.timerStart`.
   *
   * @param timerId The number that the message will carry. Integer.
   * @param timeoutMs 1 or more. Integer.
   * @param repeat 0 sends one message, n sends n + 1, -1 has no end. Default 0.
   * @returns 1, or 0 when it could not start.
   * @throws When an argument is not an integer.
   *
   * Source: luat/modules/luat_lib_rtos.c
   */
  function timer_start(timerId: TimerId, timeoutMs: Milliseconds, repeat?: number): 0 | 1;

  /**
   * Stops a timer of the core. Anything that is not a running timer is ignored.
   *
   * @deprecated For `sys` itself. Use `sys.timerStop`.
   *
   * @param timerId The number that `rtos.timer_start` was given.
   *
   * Source: luat/modules/luat_lib_rtos.c
   */
  function timer_stop(timerId: TimerId): void;

  /**
   * Waits for one message of the core and handles it: it calls the callbacks of UART,
   * WebSocket and the like.
   *
   * @deprecated Only for `sys.run`: any other caller takes messages away from it.
   *
   * @param timeoutMs How long to wait. Integer. `rtos.INF_TIMEOUT`: without a limit.
   * @returns For a timer: `rtos.MSG_TIMER`, its number, and how often it will still repeat. -1 when the time is over.
   *   Anything else has been handled: most often 0 or nothing.
   * @throws When `timeoutMs` is not an integer, and when a callback raises.
   *
   * Source: luat/modules/luat_lib_rtos.c
   */
  function receive(timeoutMs: Milliseconds): LuaMultiReturn<[message?: number, timerId?: TimerId, remaining?: number]>;

  /** For `rtos.receive`: wait without a limit. Source: luat/modules/luat_lib_rtos.c */
  const INF_TIMEOUT: -1;
  /** The message of a timer, from `rtos.receive`. Source: luat/modules/luat_lib_rtos.c */
  const MSG_TIMER: 1;
}
