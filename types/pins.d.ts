/**
 * Which contact of the module does what. Since 2025-04-12.
 *
 * Optional in the portable set: test `if (pins)` before use.
 *
 * Source: components/pins/binding/luat_lib_pins.c
 *
 * @noSelf
 */
interface PinsModule {
  /**
   * Gives a contact a function, such as "UART1_TX".
   *
   * Source: components/pins/binding/luat_lib_pins.c
   */
  setup(contact: number, use: string): boolean;

  /**
   * Takes it away.
   *
   * Source: components/pins/binding/luat_lib_pins.c
   */
  close(contact: number): boolean;

  /**
   * Reads all that from a file. Default: /luadb/pins.json.
   *
   * Source: components/pins/binding/luat_lib_pins.c
   */
  loadjson(file?: string): LuaMultiReturn<[ok: boolean | undefined, code: ErrorCode]>;

  /**
   * Writes more to the log.
   *
   * Source: components/pins/binding/luat_lib_pins.c
   */
  debug(on: boolean): void;
}
