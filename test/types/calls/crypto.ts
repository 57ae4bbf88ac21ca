print(crypto.md5("abc"), crypto.hmac_sha256("abc", "key"), crypto.md("SHA384", "abc"));

const stream = crypto.hash_init("SHA256");
if (stream) {
  crypto.hash_update(stream, "a");
  crypto.hash_update(stream, "bc");
  print(crypto.hash_finish(stream));
}

const [encrypted] = crypto.cipher_encrypt("AES-128-CBC", "PKCS7", "text", "1234567890123456", "1234567890123456");
if (encrypted !== undefined) {
  print(crypto.cipher_decrypt("AES-128-CBC", "PKCS7", encrypted, "1234567890123456", "1234567890123456"));
}

print(crypto.crc16_modbus("abc"), crypto.crc16("X25", "abc"), crypto.crc32("abc"), crypto.checksum("abc", 1));
print(crypto.crc_file("crc32", "/luadb/main.luac", -1));
print(crypto.base64_decode(crypto.base64_encode("abc")), crypto.trng(4), crypto.totp("asdfassdfasdfass"));
for (const name of crypto.cipher_list()) print(name);
const [privateKey, publicKey] = crypto.pk_generate("ec", "P-256");
if (privateKey !== undefined) {
  const hash = string.rep("h", 32);
  const signature = crypto.pk_sign(crypto.MD_SHA256, hash, privateKey);
  if (signature !== undefined) print(crypto.pk_verify(crypto.MD_SHA256, hash, publicKey, signature));
}
