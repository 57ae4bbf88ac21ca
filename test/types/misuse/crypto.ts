crypto.md5("abc") satisfies CryptoHex | undefined;
// @ts-expect-error undefined in firmware without it
crypto.md5("abc") satisfies string;
// @ts-expect-error the key is needed
crypto.hmac_sha256("abc");
// @ts-expect-error the name is in capitals
crypto.md("sha256", "abc");
// @ts-expect-error bytes come as a string
crypto.sha256([1, 2, 3]);

const stream = crypto.hash_init("MD5");
// @ts-expect-error the firmware may not have the digest
crypto.hash_update(stream, "abc");
if (stream) {
  crypto.hash_update(stream, "abc");
  // @ts-expect-error it has no methods
  stream.update("abc");
  crypto.hash_finish(stream) satisfies CryptoHex | undefined;
}
// @ts-expect-error not a stream
crypto.hash_finish("abc");

const [encrypted, tag] = crypto.cipher_encrypt("AES-128-GCM", "NONE", "text", "1234567890123456", "123456789012");
// @ts-expect-error the firmware may not have the cipher
encrypted satisfies string;
if (encrypted !== undefined) {
  encrypted satisfies ByteString;
  tag satisfies ByteString | undefined;
} else {
  tag satisfies undefined;
}
crypto.cipher_encrypt(undefined, undefined, "text", "1234567890123456");
crypto.cipher_encrypt("CAMELLIA-128-ECB", "PKCS7", "text", "1234567890123456");
// @ts-expect-error no such padding
crypto.cipher_encrypt("AES-128-ECB", "PKCS5", "text", "1234567890123456");
// @ts-expect-error the key is needed
crypto.cipher_encrypt("AES-128-ECB", "PKCS7", "text");
// @ts-expect-error the tag of GCM cannot be passed
crypto.cipher_decrypt("AES-128-GCM", "NONE", "text", "1234567890123456", "123456789012", "tag");
crypto.cipher_decrypt("AES-128-ECB", "PKCS7", "text", "1234567890123456") satisfies ByteString | undefined;

// @ts-expect-error the method comes first
crypto.crc16("abc");
// @ts-expect-error no such method
crypto.crc16("KERMIT", "abc");
crypto.crc16("MODBUS", "abc", undefined, 0x1234) satisfies number;
crypto.crc16_modbus("abc") satisfies number;
// @ts-expect-error the order of crc_file is another
crypto.crc_file("crc8", "/luadb/a", 0x31, 0xff, true);
crypto.crc_file("crc8", "/luadb/a", 0xff, 0x31, 1) satisfies number | undefined;
// @ts-expect-error undefined without the file
crypto.crc_file("MODBUS", "/luadb/a") satisfies number;
// @ts-expect-error XOR or sum
crypto.checksum("abc", 2);
// @ts-expect-error the hardware may fail
crypto.trng(4) satisfies string;

// @ts-expect-error no such digest
crypto.pk_sign(7, "hash", "key");
crypto.pk_verify(crypto.MD_SHA256, "hash", "key", "signature") satisfies boolean;
const [privateKey, publicKey] = crypto.pk_generate("rsa", "2048");
if (privateKey !== undefined) publicKey satisfies string;
// @ts-expect-error the bits are a string
crypto.pk_generate("rsa", 2048);
// @ts-expect-error a test of the vendor, absent from firmware
crypto.utest("sha1_known_vector");
