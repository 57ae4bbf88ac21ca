// crypto: digests, ciphers, checksums, random bytes, signatures.

/**
 * The name of a cipher. `crypto.cipher_list()` says what a core has; EC618 and EC7xx have AES with ECB, CBC, CTR,
 * GCM and CCM, and DES with ECB and CBC.
 */
type CryptoCipher =
  | "AES-128-ECB"
  | "AES-192-ECB"
  | "AES-256-ECB"
  | "AES-128-CBC"
  | "AES-192-CBC"
  | "AES-256-CBC"
  | "AES-128-CTR"
  | "AES-192-CTR"
  | "AES-256-CTR"
  | "AES-128-GCM"
  | "AES-192-GCM"
  | "AES-256-GCM"
  | "DES-ECB"
  | "DES-CBC"
  | "DES-EDE-ECB"
  | "DES-EDE-CBC"
  | "DES-EDE3-ECB"
  | "DES-EDE3-CBC"
  | (string & Record<never, never>);

/** How the last block of an ECB or CBC cipher is filled up. "ZEROS" is "ZERO". */
type CryptoPadding = "PKCS7" | "ZERO" | "ZEROS" | "ONE_AND_ZEROS" | "ZEROS_AND_LEN" | "NONE";

/** The name of a digest, in capitals. A digest that the core was built without returns nothing. */
type CryptoDigest = "MD5" | "SHA1" | "SHA224" | "SHA256" | "SHA384" | "SHA512";

/** The number of a digest, for signatures: one of `crypto.MD_…`. */
type CryptoDigestId = 3 | 5 | 8 | 9 | 10 | 11;

/**
 * The parameters of a CRC-16.
 *
 * | | polynomial | start | end XOR | reflected |
 * |---|---|---|---|---|
 * | IBM | 0x8005 | 0 | 0 | yes |
 * | MAXIM | 0x8005 | 0 | 0xffff | yes |
 * | USB | 0x8005 | 0xffff | 0xffff | yes |
 * | MODBUS | 0x8005 | 0xffff | 0 | yes |
 * | CCITT | 0x1021 | 0 | 0 | yes |
 * | CCITT-FALSE | 0x1021 | 0xffff | 0 | no |
 * | X25 | 0x1021 | 0xffff | 0xffff | yes |
 * | XMODEM | 0x1021 | 0 | 0 | no |
 * | DNP | 0x3d65 | 0 | 0xffff | yes |
 * | USER-DEFINED | 0 | 0 | 0 | no |
 */
type CryptoCrc16Method =
  | "IBM"
  | "MAXIM"
  | "USB"
  | "MODBUS"
  | "CCITT"
  | "CCITT-FALSE"
  | "X25"
  | "XMODEM"
  | "DNP"
  | "USER-DEFINED";

/** A digest in hexadecimal: capital letters, two characters for each byte. `fromHex()` makes bytes of it. */
type CryptoHex = string;

/** A digest that is being fed: userdata from {@link crypto.hash_init}. It has no methods. */
interface CryptoHashStream {
  /** Not a field of the userdata. It keeps this type apart from others. */
  readonly __userdata: "crypto";
}

/**
 * Digests, ciphers, checksums, random bytes, signatures.
 *
 * Source: luat/modules/luat_lib_crypto.c
 *
 * @noSelf
 */
declare namespace crypto {
  // ---- digests --------------------------------------------------------------------------------------------------

  /**
   * The MD5 of a string.
   *
   * @param data Bytes.
   * @returns 32 characters, in capitals. undefined only in a core without MD5.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function md5(data: ByteString): CryptoHex | undefined;

  /**
   * The SHA-1 of a string.
   *
   * @param data Bytes.
   * @returns 40 characters, in capitals. undefined only in a core without SHA-1.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function sha1(data: ByteString): CryptoHex | undefined;

  /**
   * The SHA-256 of a string.
   *
   * @param data Bytes.
   * @returns 64 characters, in capitals. undefined only in a core without SHA-256.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function sha256(data: ByteString): CryptoHex | undefined;

  /**
   * The SHA-512 of a string.
   *
   * @param data Bytes.
   * @returns 128 characters, in capitals. undefined only in a core without SHA-512.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function sha512(data: ByteString): CryptoHex | undefined;

  /**
   * The HMAC of a string with MD5.
   *
   * @param data Bytes.
   * @param key Bytes. **An empty key returns the plain digest**, not the HMAC with an empty key.
   * @returns 32 characters, in capitals. undefined only in a core without MD5.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function hmac_md5(data: ByteString, key: ByteString): CryptoHex | undefined;

  /**
   * The HMAC of a string with SHA-1.
   *
   * @param data Bytes.
   * @param key Bytes. **An empty key returns the plain digest**, not the HMAC with an empty key.
   * @returns 40 characters, in capitals. undefined only in a core without SHA-1.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function hmac_sha1(data: ByteString, key: ByteString): CryptoHex | undefined;

  /**
   * The HMAC of a string with SHA-256.
   *
   * @param data Bytes.
   * @param key Bytes. **An empty key returns the plain digest**, not the HMAC with an empty key.
   * @returns 64 characters, in capitals. undefined only in a core without SHA-256.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function hmac_sha256(data: ByteString, key: ByteString): CryptoHex | undefined;

  /**
   * The HMAC of a string with SHA-512.
   *
   * @param data Bytes.
   * @param key Bytes. **An empty key returns the plain digest**, not the HMAC with an empty key.
   * @returns 128 characters, in capitals. undefined only in a core without SHA-512.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function hmac_sha512(data: ByteString, key: ByteString): CryptoHex | undefined;

  /**
   * A digest or an HMAC by its name. Since 2022-11.
   *
   * **Cores just before 2025-09-22 always return undefined here.** The functions that are named after a digest are
   * safer.
   *
   * @param digest The name, in capitals. The vendor's documentation allows small letters, the source does not.
   * @param data Bytes.
   * @param key Makes it an HMAC. Bytes. Default, and with `""`: the plain digest.
   * @returns The digest in capitals. undefined when the core does not have it.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function md(digest: CryptoDigest, data: ByteString, key?: ByteString): CryptoHex | undefined;

  /**
   * A digest or an HMAC of a file. It reads 512 bytes at a time. Since 2022-11.
   *
   * @param digest The name, in capitals.
   * @param path The file, such as "/luadb/logo.jpg". At least 2 bytes.
   * @param key Makes it an HMAC. Bytes. Default, and with `""`: the plain digest.
   * @returns The digest in capitals. undefined when there is no such file or the core does not have the digest.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function md_file(digest: CryptoDigest, path: string, key?: ByteString): CryptoHex | undefined;

  /**
   * Starts a digest or an HMAC that is fed bit by bit. Since 2023-08.
   *
   * **Finish each one that was started, once.** One that is never finished keeps its memory outside the Lua heap until
   * the next restart; one that is used again after `hash_finish` crashes the module.
   *
   * @param digest The name, in capitals.
   * @param key Makes it an HMAC. Bytes. Default, and with `""`: the plain digest.
   * @returns What `hash_update` and `hash_finish` take. undefined when the core does not have the digest.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function hash_init(digest: CryptoDigest, key?: ByteString): CryptoHashStream | undefined;

  /**
   * Feeds a digest. Since 2023-08.
   *
   * @param stream From `hash_init`, not yet finished.
   * @param data Bytes.
   * @throws When `stream` is not from `hash_init`.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function hash_update(stream: CryptoHashStream, data: ByteString): void;

  /**
   * Ends a digest and frees what it held. Since 2023-08.
   *
   * @param stream From `hash_init`, not yet finished. **Finishing it twice crashes the module.**
   * @returns The digest in capitals, or undefined when it failed.
   * @throws When `stream` is not from `hash_init`.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function hash_finish(stream: CryptoHashStream): CryptoHex | undefined;

  // ---- ciphers --------------------------------------------------------------------------------------------------

  /**
   * Encrypts a string.
   *
   * - ECB and CBC fill up the last block as `padding` says; other ciphers do not.
   * - With "NONE" the data must be whole blocks. **If it is not, the result is silently too short.**
   * - GCM authenticates 16 fixed bytes beside the data ("1234567890123456"): another program must use the same.
   *
   * @param cipher The cipher. Default "AES-128-ECB".
   * @param padding Default "PKCS7". Any other name than those of the type counts as "NONE".
   * @param data Bytes.
   * @param key Bytes, as many as the cipher takes: 16, 24 or 32 for AES.
   * @param iv The start vector, bytes. Default none: right for ECB, and a weak choice for all others.
   *   16 bytes for AES with CBC and CTR.
   * @returns The encrypted bytes, and for GCM the tag of 16 bytes. Nothing when the core does not have the cipher,
   *   or when the key or the start vector has a wrong length.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function cipher_encrypt(
    cipher: CryptoCipher | undefined,
    padding: CryptoPadding | undefined,
    data: ByteString,
    key: ByteString,
    iv?: ByteString,
  ): LuaMultiReturn<[encrypted: ByteString, tag: ByteString | undefined] | [encrypted: undefined, tag: undefined]>;

  /**
   * Decrypts a string.
   *
   * **A wrong key or damaged data does not return undefined**: it returns what was decrypted up to the fault, often all
   * but the last block, or `""`. Send a digest along when it matters.
   * The tag of GCM is never checked: there is no way to pass it, although the vendor's documentation names one.
   *
   * @param cipher The cipher. Default "AES-128-ECB".
   * @param padding Default "PKCS7". The same as for encryption.
   * @param data Bytes, whole blocks for ECB and CBC.
   * @param key Bytes, as many as the cipher takes: 16, 24 or 32 for AES.
   * @param iv The start vector, bytes. The same as for encryption. Default none.
   * @returns The bytes. undefined when the core does not have the cipher or when the key or the start vector has a
   *   wrong length.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function cipher_decrypt(
    cipher: CryptoCipher | undefined,
    padding: CryptoPadding | undefined,
    data: ByteString,
    key: ByteString,
    iv?: ByteString,
  ): ByteString | undefined;

  /**
   * The same as `cipher_encrypt`, under its older name.
   *
   * @param cipher The cipher. Default "AES-128-ECB".
   * @param padding Default "PKCS7".
   * @param data Bytes.
   * @param key Bytes, as many as the cipher takes.
   * @param iv The start vector, bytes. Default none.
   * @returns The encrypted bytes, and for GCM the tag. Nothing on failure, see `cipher_encrypt`.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function cipher(
    cipher: CryptoCipher | undefined,
    padding: CryptoPadding | undefined,
    data: ByteString,
    key: ByteString,
    iv?: ByteString,
  ): LuaMultiReturn<[encrypted: ByteString, tag: ByteString | undefined] | [encrypted: undefined, tag: undefined]>;

  /**
   * The names of the ciphers that the core has. Since 2022-07-27.
   *
   * @returns A new table, 64 names at most.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function cipher_list(): string[];

  /**
   * The names of the cipher suites that the core offers for TLS. Since 2022-11-16.
   *
   * @returns A new table, 128 names at most; an empty one in a core without TLS.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function cipher_suites(): string[];

  // ---- checksums ------------------------------------------------------------------------------------------------

  /**
   * The CRC-16 of a string or a zbuff.
   *
   * **`method` comes first and has no default**, although an example of the vendor leaves it out. A name that the C
   * side does not know gives 0, unless the other parameters are passed.
   * From a zbuff it takes the bytes from the cursor up to the **capacity**, not those in use.
   *
   * @param method The parameters to start from.
   * @param data Bytes, or a zbuff.
   * @param poly The polynomial, 0 to 0xffff. Default: of the method.
   * @param initial The start value, 0 to 0xffff. Default: of the method.
   * @param finalXor What the result is XORed with, 0 to 0xffff. Default: of the method.
   * @param reflectIn 1 takes the bits of each byte from the low end, 0 from the high end. Default: of the method.
   * @param reflectOut 1 turns the bits of the result around. Default 0 for all methods: with `reflectIn` the result is
   *   the reflected one already.
   * @returns 0 to 65535.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function crc16(
    method: CryptoCrc16Method,
    data: ByteString | ZBuff,
    poly?: number,
    initial?: number,
    finalXor?: number,
    reflectIn?: 0 | 1,
    reflectOut?: 0 | 1,
  ): number;

  /**
   * The CRC-16 of Modbus, by table and so faster than `crc16`.
   *
   * @param data Bytes.
   * @returns 0 to 65535. Modbus sends the low byte first.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function crc16_modbus(data: ByteString): number;
  /**
   * @deprecated Cores of 2025-09-22 and later ignore the start value, although the documentation says otherwise.
   *   Use `crc16("MODBUS", data, undefined, start)`.
   *
   * @param data Bytes.
   * @param start Ignored: it is always 0xffff.
   * @returns 0 to 65535.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function crc16_modbus(data: ByteString, start: number): number;

  /**
   * The CRC-32 of a string. The default is the common one, of Ethernet and zip.
   *
   * To go on with the next piece of data, pass the result so far, XORed with -1, as `start`.
   * Write 0xffffffff as -1: the literal is a fraction on 32-bit Lua and raises.
   *
   * @param data Bytes.
   * @param start The start value. Default 0xffffffff. Since 2025-04-14.
   * @param poly The polynomial. Default 0x04c11db7, which 0 stands for too. Since 2025-04-14.
   * @param finalXor What the result is XORed with. Default 0xffffffff. Since 2025-04-14.
   * @returns The CRC as a signed 32-bit integer: **below 0 half of the time** on 32-bit Lua.
   * @throws When a number is not an integer.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function crc32(data: ByteString, start?: number, poly?: number, finalXor?: number): number;

  /**
   * The CRC-8 of a string.
   *
   * @param data Bytes.
   * @param poly The polynomial, 0 to 255. Default 0x07. Without it the other two are ignored.
   * @param start The start value, 0 to 255. Default 0.
   * @param reflect true takes the bits of each byte from the low end. Default false.
   * @returns 0 to 255.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function crc8(data: ByteString, poly?: number, start?: number, reflect?: boolean): number;

  /**
   * The CRC-7 of a string. Since 2023-10-07.
   *
   * @param data Bytes.
   * @param poly The polynomial, of which the low 7 bits count. Default 0xe5, so 0x65. 0 stands for 0x09, as of MMC.
   * @param start The start value, of which the low 7 bits count. Default 0.
   * @returns 0 to 127.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function crc7(data: ByteString, poly?: number, start?: number): number;

  /**
   * All bytes of a string added up or XORed, 8 bits. Since 2022-12-28.
   *
   * @param data Bytes.
   * @param mode 0 (default) or anything but 1 XORs, 1 adds. Since 2023-05-23.
   * @returns 0 to 255.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function checksum(data: ByteString, mode?: 0 | 1): number;

  /**
   * The CRC-32 of a file. It reads 512 bytes at a time. Since 2026-04-23.
   *
   * @param mode "crc32" or "CRC32".
   * @param path The file. At least 2 bytes.
   * @param start The start value. Default 0xffffffff, which is written -1.
   * @param poly The polynomial. Default 0x04c11db7.
   * @param finalXor What the result is XORed with. Default 0xffffffff, which is written -1.
   * @returns The CRC as a signed 32-bit integer, or undefined when there is no such file.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function crc_file(
    mode: "crc32" | "CRC32",
    path: string,
    start?: number,
    poly?: number,
    finalXor?: number,
  ): number | undefined;
  /**
   * The CRC-8 of a file. It reads 512 bytes at a time. Since 2026-04-23.
   *
   * The order of the parameters is not that of `crc8`.
   *
   * @param mode "crc8" or "CRC8".
   * @param path The file. At least 2 bytes.
   * @param start The start value, 0 to 255. Default 0.
   * @param poly The polynomial, 0 to 255. Default 0x07.
   * @param reflect 1 takes the bits of each byte from the low end. Default 0. A boolean raises.
   * @returns 0 to 255, or undefined when there is no such file.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function crc_file(
    mode: "crc8" | "CRC8",
    path: string,
    start?: number,
    poly?: number,
    reflect?: 0 | 1,
  ): number | undefined;
  /**
   * The CRC-16 of a file. It reads 512 bytes at a time. Since 2026-04-23.
   *
   * @param mode A method of `crc16`, or "crc16_modbus" for "MODBUS".
   * @param path The file. At least 2 bytes.
   * @param poly The polynomial, 0 to 0xffff. Default: of the method.
   * @param initial The start value, 0 to 0xffff. Default: of the method.
   * @param finalXor What the result is XORed with, 0 to 0xffff. Default: of the method.
   * @param reflectIn 1 takes the bits of each byte from the low end, 0 from the high end. Default: of the method.
   * @param reflectOut 1 turns the bits of the result around. Default 0.
   * @returns 0 to 65535, or undefined when there is no such file.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function crc_file(
    mode: CryptoCrc16Method | "crc16_modbus" | "CRC16_MODBUS",
    path: string,
    poly?: number,
    initial?: number,
    finalXor?: number,
    reflectIn?: 0 | 1,
    reflectOut?: 0 | 1,
  ): number | undefined;

  // ---- text, random bytes, one-time passwords -------------------------------------------------------------------

  /**
   * Bytes as Base64. The same as `string.toBase64`. Since 2022-07.
   *
   * @param data Bytes.
   * @returns The text, without line breaks; `""` for `""`.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function base64_encode(data: ByteString): string;

  /**
   * Base64 as bytes. The same as `string.fromBase64`. Since 2022-07.
   *
   * @param text The text.
   * @returns The bytes. **`""` when the text is not Base64**, just as for `""`.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function base64_decode(text: string): ByteString;

  /**
   * Random bytes from the hardware.
   *
   * @param lengthBytes How many, 1 to 128. **Above 128, and below 0, it silently returns 128.**
   * @returns The bytes. undefined for 0, and when the hardware failed.
   * @throws When the length is not an integer.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function trng(lengthBytes: Bytes): ByteString | undefined;

  /**
   * The one-time password of an authenticator app: TOTP, SHA-1, 30 s, 6 digits. Since 2022-03.
   *
   * @param secret The shared secret in Base32.
   * @param time Seconds since 1970, as an integer. Default, and for anything else: the clock of the module.
   * @returns 0 to 999999, without leading zeros: print it with "%06d". undefined when memory is short.
   * @throws "invalid base32 secret".
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function totp(secret: string, time?: Seconds): number | undefined;

  // ---- signatures -----------------------------------------------------------------------------------------------

  /**
   * Signs a digest with an RSA or EC key. Since 2026-04-24, and not in "lite" cores: older cores do not have it.
   *
   * @param digest Which digest `hash` is: `crypto.MD_SHA256` and so on.
   * @param hash The digest as **bytes**: `crypto.sha256(text).fromHex()`.
   * @param privateKey The key as PEM, or as the bytes of DER.
   * @param password The password of the key. Default none.
   * @returns The signature as bytes. undefined when the key is unusable, the digest does not fit, or memory is short.
   * @throws When `digest` is not an integer.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function pk_sign(
    digest: CryptoDigestId,
    hash: ByteString,
    privateKey: string | ByteString,
    password?: string,
  ): ByteString | undefined;

  /**
   * Checks a signature. Since 2026-04-24, and not in "lite" cores: older cores do not have it.
   *
   * @param digest Which digest `hash` is: `crypto.MD_SHA256` and so on.
   * @param hash The digest as **bytes**.
   * @param publicKey The key as PEM, or as the bytes of DER. An EC key in the form "BEGIN PUBLIC KEY".
   * @param signature The signature as bytes.
   * @returns true when it fits. false when it does not, and when the key is unusable.
   * @throws When `digest` is not an integer.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function pk_verify(
    digest: CryptoDigestId,
    hash: ByteString,
    publicKey: string | ByteString,
    signature: ByteString,
  ): boolean;

  /**
   * What kind of key this is. Since 2026-04-24, and not in "lite" cores: older cores do not have it.
   *
   * @param key The key as PEM, or as the bytes of DER, without a password.
   * @param isPrivate true for a private key. Default false: a public one.
   * @returns The kind, or undefined when it cannot be read.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function pk_type(
    key: string | ByteString,
    isPrivate?: boolean,
  ): "rsa" | "ec" | "ec_dh" | "ecdsa" | "opaque" | "unknown" | undefined;

  /**
   * Makes a new pair of keys. Since 2026-04-24, and not in "lite" cores: older cores do not have it.
   *
   * It takes long for RSA, and nothing else runs meanwhile: mind the watchdog.
   *
   * @param keyType "rsa" or "ec"; "ecdsa" is the same as "ec".
   * @param param For RSA the number of bits as a string, brought into 512 to 8192, default "2048". For EC the curve:
   *   "P-256" (default, and for any other name), "P-384" or "P-521".
   * @returns The private and the public key as PEM. Nothing on failure.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  function pk_generate(
    keyType: "rsa" | "ec" | "ecdsa",
    param?: string,
  ): LuaMultiReturn<[privateKey: string, publicKey: string] | [privateKey: undefined, publicKey: undefined]>;

  /** MD5, for signatures. Since 2026-04. Source: luat/modules/luat_lib_crypto.c */
  const MD_MD5: 3;
  /** SHA-1, for signatures. Since 2026-04. Source: luat/modules/luat_lib_crypto.c */
  const MD_SHA1: 5;
  /** SHA-224, for signatures. Since 2026-04. Source: luat/modules/luat_lib_crypto.c */
  const MD_SHA224: 8;
  /** SHA-256, for signatures. Since 2026-04. Source: luat/modules/luat_lib_crypto.c */
  const MD_SHA256: 9;
  /** SHA-384, for signatures. Since 2026-04. Source: luat/modules/luat_lib_crypto.c */
  const MD_SHA384: 10;
  /** SHA-512, for signatures. Since 2026-04. Source: luat/modules/luat_lib_crypto.c */
  const MD_SHA512: 11;

  /**
   * For the vendor's own tests. Only in cores that were built for them.
   *
   * @param caseName The name of a test. Default "sha1_known_vector".
   * @returns Whether it passed.
   *
   * Source: luat/modules/luat_lib_crypto.c
   */
  const utest: ((this: void, caseName?: string) => boolean) | undefined;
}
