local bytes = string.char(1, 2, 255)
local hex, digits = string.toHex(bytes)
log.info("hex", hex, digits, (string.toHex(bytes, " ")), (bytes:toHex()), (("ab"):toHex("-")))
log.info("hex", string.toHex(bytes))
log.info("hex", #string.fromHex("0102ff"), hex:fromHex() == bytes)
for _, piece in ipairs(string.split("a,b,,c", ",", true)) do
    log.info("split", piece)
end
log.info("split", #string.split("a,b"))
log.info("value", #string.toValue("123abc"), (select(2, ("12"):toValue())))
log.info(
    "url",
    string.urlEncode("a b"),
    string.urlEncode("a b", 1),
    string.urlEncode("a b", -1, 1, "/")
)
log.info("url", ("a b"):urlEncode(), ("a b"):urlEncode(1), ("a b"):urlEncode(-1, 0, "/"))
log.info(
    "base64",
    string.toBase64(bytes),
    #string.fromBase64("AQL/"),
    #bytes:toBase64():fromBase64()
)
log.info(
    "base32",
    string.toBase32(bytes),
    #string.fromBase32("AEBP6"),
    #bytes:toBase32():fromBase32()
)
log.info(
    "test",
    string.startsWith(hex, "01"),
    string.endsWith(hex, "FF"),
    string.trim(" a "),
    string.trim(" a ", false)
)
