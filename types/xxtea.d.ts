/**
 * The cipher XXTEA.
 *
 * Neither Air780E nor Air700ECQ has it: test `if (xxtea)` before use.
 *
 * Source: components/xxtea/binding/luat_lib_xxtea.c
 *
 * @noSelf
 */
interface XxteaModule {
  /**
   * Encrypts.
   *
   * Source: components/xxtea/binding/luat_lib_xxtea.c
   */
  encrypt(data: ByteString, key: ByteString): ByteString | undefined;

  /**
   * Decrypts.
   *
   * Source: components/xxtea/binding/luat_lib_xxtea.c
   */
  decrypt(data: ByteString, key: ByteString): ByteString | undefined;
}
