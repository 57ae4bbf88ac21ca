/**
 * RSA. Keys are PEM.
 *
 * Optional in the portable set: test `if (rsa)` before use.
 *
 * Source: components/rsa/binding/luat_lib_rsa.c
 *
 * @noSelf
 */
interface RsaModule {
  /**
   * Encrypts at most half as many bytes as the key has bits.
   *
   * Source: components/rsa/binding/luat_lib_rsa.c
   */
  encrypt(publicKey: string, data: ByteString): ByteString | undefined;

  /**
   * Decrypts bytes.
   *
   * Source: components/rsa/binding/luat_lib_rsa.c
   */
  decrypt(privateKey: string, data: ByteString, password?: string): ByteString | undefined;

  /**
   * Whether a signature is right.
   *
   * Source: components/rsa/binding/luat_lib_rsa.c
   */
  verify(publicKey: string, digest: number, hash: ByteString, signature: ByteString): boolean | undefined;

  /**
   * Signs a hash.
   *
   * Source: components/rsa/binding/luat_lib_rsa.c
   */
  sign(privateKey: string, digest: number, hash: ByteString, password?: string): ByteString | undefined;

  /** The digest that a hash is of. Source: components/rsa/binding/luat_lib_rsa.c */
  readonly MD_MD5: 3;
  /** The digest that a hash is of. Source: components/rsa/binding/luat_lib_rsa.c */
  readonly MD_SHA1: number;
  /** The digest that a hash is of. Source: components/rsa/binding/luat_lib_rsa.c */
  readonly MD_SHA224: number;
  /** The digest that a hash is of. Source: components/rsa/binding/luat_lib_rsa.c */
  readonly MD_SHA256: number;
}
