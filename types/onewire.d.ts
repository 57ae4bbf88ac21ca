/**
 * The 1-Wire bus, by the chip.
 *
 * Neither Air780E nor Air700ECQ has it: test `if (onewire)` before use.
 *
 * Source: components/onewire/binding/luat_lib_onewire.c
 *
 * @noSelf
 */
interface OnewireModule {
  /**
   * Gets a bus ready.
   *
   * Source: components/onewire/binding/luat_lib_onewire.c
   */
  init(id: number): void;

  /**
   * Sets its timing.
   *
   * Source: components/onewire/binding/luat_lib_onewire.c
   */
  timing(id: number, inTicks?: boolean, divider?: number, ...times: number[]): void;

  /**
   * Resets the bus.
   *
   * Source: components/onewire/binding/luat_lib_onewire.c
   */
  reset(id: number, acknowledged?: boolean): boolean;

  /**
   * Sends a bit, or reads one.
   *
   * Source: components/onewire/binding/luat_lib_onewire.c
   */
  bit(id: number, level?: 0 | 1): number;

  /**
   * Sends bytes.
   *
   * Source: components/onewire/binding/luat_lib_onewire.c
   */
  tx(id: number, data: number | ByteString | ZBuff, msb?: boolean, reset?: boolean, acknowledged?: boolean): boolean;

  /**
   * Reads bytes.
   *
   * Source: components/onewire/binding/luat_lib_onewire.c
   */
  rx(
    id: number,
    length: Bytes,
    command?: number,
    buffer?: ZBuff,
    msb?: boolean,
    reset?: boolean,
    acknowledged?: boolean,
  ): LuaMultiReturn<[ok: boolean, data: ByteString]>;

  /**
   * Sets whether it logs what it does.
   *
   * Source: components/onewire/binding/luat_lib_onewire.c
   */
  debug(id: number, on: boolean): void;

  /**
   * Closes it.
   *
   * Source: components/onewire/binding/luat_lib_onewire.c
   */
  deinit(id: number): void;
}
