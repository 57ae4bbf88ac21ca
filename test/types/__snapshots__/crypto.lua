print(crypto.md5("abc"), crypto.hmac_sha256("abc", "key"), (crypto.md("SHA384", "abc")))
local stream = crypto.hash_init("SHA256")
if stream then
    crypto.hash_update(stream, "a")
    crypto.hash_update(stream, "bc")
    print((crypto.hash_finish(stream)))
end
local encrypted = crypto.cipher_encrypt(
    "AES-128-CBC",
    "PKCS7",
    "text",
    "1234567890123456",
    "1234567890123456"
)
if encrypted ~= nil then
    print((crypto.cipher_decrypt(
        "AES-128-CBC",
        "PKCS7",
        encrypted,
        "1234567890123456",
        "1234567890123456"
    )))
end
print(
    crypto.crc16_modbus("abc"),
    crypto.crc16("X25", "abc"),
    crypto.crc32("abc"),
    crypto.checksum("abc", 1)
)
print((crypto.crc_file("crc32", "/luadb/main.luac", -1)))
print(
    crypto.base64_decode(crypto.base64_encode("abc")),
    crypto.trng(4),
    (crypto.totp("asdfassdfasdfass"))
)
for _, name in ipairs(crypto.cipher_list()) do
    print(name)
end
local privateKey, publicKey = crypto.pk_generate("ec", "P-256")
if privateKey ~= nil then
    local hash = string.rep("h", 32)
    local signature = crypto.pk_sign(crypto.MD_SHA256, hash, privateKey)
    if signature ~= nil then
        print(crypto.pk_verify(crypto.MD_SHA256, hash, publicKey, signature))
    end
end
