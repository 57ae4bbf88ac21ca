/**
 * The Chinese ciphers SM2, SM3 and SM4.
 *
 * Neither Air780E nor Air700ECQ has it: test `if (gmssl)` before use.
 *
 * Source: components/gmssl/bind/luat_lib_gmssl.c
 *
 * @noSelf
 */
interface GmsslModule {
  /**
   * Encrypts by SM2.
   *
   * Source: components/gmssl/bind/luat_lib_gmssl.c
   */
  sm2encrypt(x: string, y: string, data: ByteString, plain?: boolean, old?: boolean): ByteString | undefined;

  /**
   * Decrypts by SM2.
   *
   * Source: components/gmssl/bind/luat_lib_gmssl.c
   */
  sm2decrypt(key: string, data: ByteString, plain?: boolean, old?: boolean): ByteString | undefined;

  /**
   * A hash in parts.
   *
   * Source: components/gmssl/bind/luat_lib_gmssl.c
   */
  sm3update(...values: unknown[]): unknown;

  /**
   * The hash SM3.
   *
   * Source: components/gmssl/bind/luat_lib_gmssl.c
   */
  sm3(data: ByteString): ByteString;

  /**
   * The same with a key.
   *
   * Source: components/gmssl/bind/luat_lib_gmssl.c
   */
  sm3hmac(data: ByteString, key: ByteString): ByteString;

  /**
   * Encrypts by SM4.
   *
   * Source: components/gmssl/bind/luat_lib_gmssl.c
   */
  sm4encrypt(
    mode: string,
    padding: string,
    data: ByteString,
    key: ByteString,
    start?: ByteString,
  ): ByteString | undefined;

  /**
   * Decrypts by SM4.
   *
   * Source: components/gmssl/bind/luat_lib_gmssl.c
   */
  sm4decrypt(
    mode: string,
    padding: string,
    data: ByteString,
    key: ByteString,
    start?: ByteString,
  ): ByteString | undefined;

  /**
   * Signs by SM2.
   *
   * Source: components/gmssl/bind/luat_lib_gmssl.c
   */
  sm2sign(key: string, data: ByteString, id?: string): ByteString | undefined;

  /**
   * Checks a signature.
   *
   * Source: components/gmssl/bind/luat_lib_gmssl.c
   */
  sm2verify(x: string, y: string, data: ByteString, id: string | undefined, signature: ByteString): boolean | undefined;

  /**
   * Makes a pair of keys.
   *
   * Source: components/gmssl/bind/luat_lib_gmssl.c
   */
  sm2keygen(): LuaMultiReturn<[x: string, y: string, key: string]>;

  /**
   * Multiplies a point.
   *
   * Source: components/gmssl/bind/luat_lib_gmssl.c
   */
  sm2pointmul(factor: string, x: string, y: string): LuaMultiReturn<[x: string, y: string]>;

  /**
   * Agrees on a key.
   *
   * Source: components/gmssl/bind/luat_lib_gmssl.c
   */
  sm2ecdh(key: string, x: string, y: string): LuaMultiReturn<[x: string, y: string]>;

  /**
   * Adds points.
   *
   * Source: components/gmssl/bind/luat_lib_gmssl.c
   */
  sm2pointadd(x1: string, y1: string, x2: string, y2: string): LuaMultiReturn<[x: string, y: string]>;

  /**
   * Whether a point lies on the curve.
   *
   * Source: components/gmssl/bind/luat_lib_gmssl.c
   */
  sm2pointisoncurve(x: string, y: string): boolean;

  /**
   * Adds two numbers of the curve.
   *
   * Source: components/gmssl/bind/luat_lib_gmssl.c
   */
  sm2bnadd(one: string, other: string): string;

  /**
   * Multiplies them.
   *
   * Source: components/gmssl/bind/luat_lib_gmssl.c
   */
  sm2bnmul(one: string, other: string): string;

  /**
   * The vendor's test of itself.
   *
   * Source: components/gmssl/bind/luat_lib_gmssl.c
   */
  utest(): unknown;
}
