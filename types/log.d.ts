/** A level by name, for `log.setLevel`. */
type LogLevelName = "DEBUG" | "INFO" | "WARN" | "ERROR" | "SILENT";

/** A level as a number: `log.LOG_DEBUG`, `LOG_INFO`, `LOG_WARN`, `LOG_ERROR` or `LOG_SILENT`. */
type LogLevel = 1 | 2 | 3 | 4 | 7;

/** How a line begins: 0 `I/user.tag …`, 1 `I/main.lua:12 tag …`, 2 `I/user.tag main.lua:12 …`. */
type LogStyle = 0 | 1 | 2;

/**
 * The values of a log line, which may be anything but the results of a function that returns several. Spread those:
 * `log.info("mem", ...rtos.meminfo())`. Without the dots TypeScriptToLua makes a table of them, and its address is
 * logged.
 */
type LogValues<Values extends unknown[]> = {
  [Index in keyof Values]: Values[Index] extends LuaMultiReturn<unknown[]> ? "spread it: ...f()" : Values[Index];
};

/**
 * The log: lines on the module's debug port, for Luatools.
 *
 * A line is the level, the tag, and each value as `tostring` shows it, with spaces between. Tables show as an address:
 * use `json.encode(table)[0]`. **A line is cut at a NUL byte**: show binary with `string.toHex(bytes)[0]`. A line of
 * 512 bytes or more may come out in pieces.
 *
 * Lines cost time and, through the debug port, power. Below the level of `log.setLevel` a call costs no more than its
 * arguments.
 *
 * Source: luat/modules/luat_lib_log.c
 *
 * @noSelf
 */
declare namespace log {
  /**
   * Logs a line of level debug.
   *
   * @param tag The part of the script that logs. Anything but a string or a number shows as "(null)".
   * @param values The values to log.
   *
   * Source: luat/modules/luat_lib_log.c
   */
  function debug<Values extends unknown[]>(tag: string, ...values: LogValues<Values>): void;

  /**
   * Logs a line of level info.
   *
   * @param tag The part of the script that logs. Anything but a string or a number shows as "(null)".
   * @param values The values to log.
   *
   * Source: luat/modules/luat_lib_log.c
   */
  function info<Values extends unknown[]>(tag: string, ...values: LogValues<Values>): void;

  /**
   * Logs a line of level warning.
   *
   * @param tag The part of the script that logs. Anything but a string or a number shows as "(null)".
   * @param values The values to log.
   *
   * Source: luat/modules/luat_lib_log.c
   */
  function warn<Values extends unknown[]>(tag: string, ...values: LogValues<Values>): void;

  /**
   * Logs a line of level error. It only logs: it does not raise.
   *
   * @param tag The part of the script that logs. Anything but a string or a number shows as "(null)".
   * @param values The values to log.
   *
   * Source: luat/modules/luat_lib_log.c
   */
  function error<Values extends unknown[]>(tag: string, ...values: LogValues<Values>): void;

  /**
   * The same as `log.error`: there is no level above it.
   *
   * @param tag The part of the script that logs. Anything but a string or a number shows as "(null)".
   * @param values The values to log.
   *
   * Source: luat/modules/luat_lib_log.c
   */
  function fatal<Values extends unknown[]>(tag: string, ...values: LogValues<Values>): void;

  /**
   * Sets the lowest level that is logged, for Lua and for the core itself. All levels are logged at first.
   *
   * @param level The level. The numbers are those of `log.LOG_…`, not 0 to 5 as the vendor's documentation says.
   *
   * Source: luat/modules/luat_lib_log.c
   */
  function setLevel(level: LogLevelName | LogLevel): void;
  /**
   * Turns the log off, as any unknown name and 0 do.
   *
   * @deprecated It silences errors too. Use "ERROR" to see only errors, or "SILENT" to say what happens.
   *
   * @param level The vendor's documentation lists "FATAL"; the source does not know it.
   *
   * Source: luat/modules/luat_lib_log.c
   */
  function setLevel(level: "FATAL" | 0): void;

  /**
   * The lowest level that is logged.
   *
   * @returns The level as a number: compare it with `log.LOG_…`.
   *
   * Source: luat/modules/luat_lib_log.c
   */
  function getLevel(): LogLevel;

  /**
   * Sets how lines begin, and returns it. Since 2022-04-28.
   *
   * @param style 0: `I/user.tag …`. 1: `I/main.lua:12 tag …`. 2: `I/user.tag main.lua:12 …`. Default: no change. File
   *   and line are those of the Lua code, not of the TypeScript source.
   * @returns The style. It is 0 at first.
   *
   * Source: luat/modules/luat_lib_log.c
   */
  function style(style?: LogStyle): LogStyle;

  /** No line at all. Source: luat/modules/luat_lib_log.c */
  const LOG_SILENT: 7;
  /** All lines. Source: luat/modules/luat_lib_log.c */
  const LOG_DEBUG: 1;
  /** Lines from info on. Source: luat/modules/luat_lib_log.c */
  const LOG_INFO: 2;
  /** Warnings and errors. Source: luat/modules/luat_lib_log.c */
  const LOG_WARN: 3;
  /** Only errors. Source: luat/modules/luat_lib_log.c */
  const LOG_ERROR: 4;
}
