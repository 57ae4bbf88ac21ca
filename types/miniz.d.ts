/**
 * Compression of at most 32 KiB of data.
 *
 * Source: components/miniz/luat_lib_miniz.c
 *
 * @noSelf
 */
declare namespace miniz {
  /**
   * Packs data. By default with the head of zlib.
   *
   * Source: components/miniz/luat_lib_miniz.c
   */
  function compress(data: ByteString, flags?: number): ByteString | undefined;

  /**
   * Unpacks data. By default it wants the head of zlib.
   *
   * Source: components/miniz/luat_lib_miniz.c
   */
  function uncompress(data: ByteString, flags?: number): ByteString | undefined;

  /**
   * Unpacks a ZIP file into a folder, whose name ends with a slash. Since 2026.
   *
   * Source: components/miniz/luat_lib_miniz.c
   */
  function unzip(file: string, folder: string, debug?: boolean, timeoutMs?: Milliseconds): boolean;

  /** For `compress`. Source: components/miniz/luat_lib_miniz.c */
  const WRITE_ZLIB_HEADER: 4096;
  /** For `compress`. Source: components/miniz/luat_lib_miniz.c */
  const COMPUTE_ADLER32: 8192;
  /** For `compress`. Source: components/miniz/luat_lib_miniz.c */
  const GREEDY_PARSING_FLAG: 16384;
  /** For `compress`. Source: components/miniz/luat_lib_miniz.c */
  const NONDETERMINISTIC_PARSING_FLAG: 32768;
  /** For `compress`. Source: components/miniz/luat_lib_miniz.c */
  const RLE_MATCHES: 65536;
  /** For `compress`. Source: components/miniz/luat_lib_miniz.c */
  const FILTER_MATCHES: 131072;
  /** For `compress`. Source: components/miniz/luat_lib_miniz.c */
  const FORCE_ALL_STATIC_BLOCKS: 262144;
  /** For `compress`. Source: components/miniz/luat_lib_miniz.c */
  const FORCE_ALL_RAW_BLOCKS: 524288;
  /** For `uncompress`. Source: components/miniz/luat_lib_miniz.c */
  const PARSE_ZLIB_HEADER: 1;
  /** For `uncompress`. Source: components/miniz/luat_lib_miniz.c */
  const HAS_MORE_INPUT: 2;
  /** For `uncompress`. Source: components/miniz/luat_lib_miniz.c */
  const USING_NON_WRAPPING_OUTPUT_BUF: 4;
}
