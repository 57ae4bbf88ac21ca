/**
 * Compression that is fast.
 *
 * Neither Air780E nor Air700ECQ has it: test `if (fastlz)` before use.
 *
 * Source: components/fastlz/luat_lib_fastlz.c
 *
 * @noSelf
 */
interface FastlzModule {
  /**
   * Compresses.
   *
   * Source: components/fastlz/luat_lib_fastlz.c
   */
  compress(data: ByteString, level?: 1 | 2): ByteString | undefined;

  /**
   * Takes what `compress` gave.
   *
   * Source: components/fastlz/luat_lib_fastlz.c
   */
  uncompress(data: ByteString, most?: Bytes): ByteString | undefined;
}
