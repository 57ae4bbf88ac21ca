/**
 * Telephone calls.
 *
 * Neither Air780E nor Air700ECQ has it: test `if (cc)` before use.
 *
 * Source: components/cc/luat_lib_cc_v2.c
 *
 * @noSelf
 */
interface CcModule {
  /**
   * Gets calls ready.
   *
   * Source: components/cc/luat_lib_cc_v2.c
   */
  init(multimedia: number): boolean;

  /**
   * Calls a number.
   *
   * Source: components/cc/luat_lib_cc_v2.c
   */
  dial(sim: number, number: string): boolean;

  /**
   * Takes a call.
   *
   * Source: components/cc/luat_lib_cc_v2.c
   */
  accept(sim: number): boolean;

  /**
   * Ends a call.
   *
   * Source: components/cc/luat_lib_cc_v2.c
   */
  hangUp(sim: number): unknown;

  /**
   * The number of the last call.
   *
   * Source: components/cc/luat_lib_cc_v2.c
   */
  lastNum(): string;

  /**
   * The quality of the call: 8 or 16 kHz.
   *
   * Source: components/cc/luat_lib_cc_v2.c
   */
  quality(): 0 | 1 | 2;

  /**
   * Calls back for what happens.
   *
   * Source: components/cc/luat_lib_cc_v2.c
   */
  on(event: "record", callback: (this: void, ...values: unknown[]) => void): void;

  /**
   * Records a call.
   *
   * Source: components/cc/luat_lib_cc_v2.c
   */
  record(on: boolean, up1?: ZBuff, up2?: ZBuff, down1?: ZBuff, down2?: ZBuff): boolean;

  /**
   * Adds another sound to a call.
   *
   * Source: components/cc/luat_lib_cc_v2.c
   */
  extern_source(source: unknown, record?: boolean, ...settings: unknown[]): unknown;

  /**
   * Gives that sound its next data.
   *
   * Source: components/cc/luat_lib_cc_v2.c
   */
  input(record?: boolean, data?: ByteString | ZBuff, last?: boolean): LuaMultiReturn<[ok: boolean, written: Bytes]>;
}
