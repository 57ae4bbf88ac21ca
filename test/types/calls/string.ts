const bytes = string.char(1, 2, 255);
const [hex, digits] = string.toHex(bytes);
log.info("hex", hex, digits, string.toHex(bytes, " ")[0], bytes.toHex()[0], "ab".toHex("-")[0]);
log.info("hex", ...string.toHex(bytes));
log.info("hex", string.fromHex("0102ff").length, hex.fromHex() === bytes);
for (const piece of string.split("a,b,,c", ",", true)) log.info("split", piece);
log.info("split", string.split("a,b").length);
log.info("value", string.toValue("123abc")[0].length, "12".toValue()[1]);
log.info("url", string.urlEncode("a b"), string.urlEncode("a b", 1), string.urlEncode("a b", -1, 1, "/"));
log.info("url", "a b".urlEncode(), "a b".urlEncode(1), "a b".urlEncode(-1, 0, "/"));
log.info("base64", string.toBase64(bytes), string.fromBase64("AQL/").length, bytes.toBase64().fromBase64().length);
log.info("base32", string.toBase32(bytes), string.fromBase32("AEBP6").length, bytes.toBase32().fromBase32().length);
log.info(
  "test",
  string.startsWith(hex, "01"),
  string.endsWith(hex, "FF"),
  string.trim(" a "),
  string.trim(" a ", false),
);
