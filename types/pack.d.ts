/**
 * Values to bytes and back. `string.pack` does the same, and is Lua's own.
 *
 * Source: luat/modules/luat_lib_pack.c
 *
 * @noSelf
 */
declare namespace pack {
  /**
   * Values as bytes.
   *
   * Source: luat/modules/luat_lib_pack.c
   */
  function pack(format: string, ...values: (string | number)[]): ByteString;

  /**
   * Values from bytes, behind the place that follows them.
   *
   * Source: luat/modules/luat_lib_pack.c
   */
  function unpack(
    bytes: ByteString,
    format: string,
    start?: number,
  ): LuaMultiReturn<[next: number, ...values: (string | number)[]]>;
}
