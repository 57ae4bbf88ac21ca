/**
 * A way from one encoding to another: userdata.
 *
 * Source: components/iconv/luat_lib_iconv.c
 *
 * @noSelf
 */
interface Iconv {
  /**
   * Converts a text.
   *
   * Source: components/iconv/luat_lib_iconv.c
   */
  iconv(text: ByteString): LuaMultiReturn<[text: ByteString | undefined, code: ErrorCode]>;
}

/**
 * Text in other encodings.
 *
 * Optional in the portable set: test `if (iconv)` before use.
 *
 * Source: components/iconv/luat_lib_iconv.c
 *
 * @noSelf
 */
interface IconvModule {
  /**
   * A way from one encoding to another: gb2312, ucs2, ucs2be or utf8.
   *
   * Source: components/iconv/luat_lib_iconv.c
   */
  open(to: string, from: string): Iconv | undefined;

  /**
   * GB 2312 as UTF-8. Only newer cores.
   *
   * Source: components/iconv/luat_lib_iconv.c
   */
  gb2utf8(text: ByteString): string | undefined;

  /**
   * UTF-8 as GB 2312. Only newer cores.
   *
   * Source: components/iconv/luat_lib_iconv.c
   */
  utf82gb(text: string): ByteString | undefined;

  /** What went wrong. Source: components/iconv/luat_lib_iconv.c */
  readonly ERROR_NO_MEMORY: number;
  /** What went wrong. Source: components/iconv/luat_lib_iconv.c */
  readonly ERROR_INVALID: 2;
  /** What went wrong. Source: components/iconv/luat_lib_iconv.c */
  readonly ERROR_INCOMPLETE: 3;
  /** What went wrong. Source: components/iconv/luat_lib_iconv.c */
  readonly ERROR_UNKNOWN: 4;
}
