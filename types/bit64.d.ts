/** A number of 64 bits. */
type Bit64 = ByteString;

/**
 * Numbers of 64 bits, as strings of nine bytes.
 *
 * Source: luat/modules/luat_lib_bit64.c
 *
 * @noSelf
 */
declare namespace bit64 {
  /**
   * A number of 64 bits as one of Lua.
   *
   * Source: luat/modules/luat_lib_bit64.c
   */
  function to32(number: Bit64): number;

  /**
   * A number of Lua as one of 64 bits.
   *
   * Source: luat/modules/luat_lib_bit64.c
   */
  function to64(number: number): Bit64;

  /**
   * A number as text.
   *
   * Source: luat/modules/luat_lib_bit64.c
   */
  function show(number: Bit64, base?: 10 | 16, unsigned?: boolean): string;

  /**
   * a + b.
   *
   * Source: luat/modules/luat_lib_bit64.c
   */
  function plus(a: Bit64, b: Bit64 | number, unsigned?: boolean, toInteger?: boolean): Bit64;

  /**
   * a - b.
   *
   * Source: luat/modules/luat_lib_bit64.c
   */
  function minus(a: Bit64, b: Bit64 | number, unsigned?: boolean, toInteger?: boolean): Bit64;

  /**
   * a * b.
   *
   * Source: luat/modules/luat_lib_bit64.c
   */
  function multi(a: Bit64, b: Bit64 | number, unsigned?: boolean, toInteger?: boolean): Bit64;

  /**
   * a / b.
   *
   * Source: luat/modules/luat_lib_bit64.c
   */
  function pide(a: Bit64, b: Bit64 | number, unsigned?: boolean, toInteger?: boolean): Bit64;

  /**
   * Moves the bits, to the right unless to the left is asked for.
   *
   * Source: luat/modules/luat_lib_bit64.c
   */
  function shift(a: Bit64, bits: number, left?: boolean): Bit64;

  /**
   * A number from its text.
   *
   * Source: luat/modules/luat_lib_bit64.c
   */
  function strtoll(text: string, base?: 8 | 10 | 16): Bit64;
}
