import { describe, expect, it } from "vitest";
import { testedEngines } from "../helpers/engines.ts";
import { evaluate } from "../helpers/lua-board.ts";

/** `crypto` against published test vectors, and the firmware's own ways. The source: luat_lib_crypto.c. */

const { there } = await testedEngines();

describe.each(there)("crypto on $name", ({ engines }) => {
  function expectAnswers(wanted: Record<string, string>): void {
    expect(evaluate(engines, Object.keys(wanted))).toEqual(wanted);
  }

  it("digests", () => {
    const text = '"The quick brown fox jumps over the lazy dog"';
    expectAnswers({
      'crypto.md5("abc")': "1: 900150983CD24FB0D6963F7D28E17F72",
      'crypto.sha1("abc")': "1: A9993E364706816ABA3E25717850C26C9CD0D89D",
      'crypto.sha256("abc")': "1: BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
      '#crypto.sha512("abc"), crypto.sha512("abc"):sub(1, 16)': "2: 128, DDAF35A193617ABA",
      [`crypto.hmac_md5(${text}, "key")`]: "1: 80070713463E7749B90C2DC24911E275",
      [`crypto.hmac_sha1(${text}, "key")`]: "1: DE7C9B85B8B78AA6BC8A7A36F70A90701C9DB4D9",
      'crypto.md("MD5", "abc")': "1: 900150983CD24FB0D6963F7D28E17F72",
      'crypto.md("md5", "abc")': "W/crypto no such message digest md5\nE/crypto luat_crypto_md return -1\n0:",
    });
  });

  it("digests piece by piece", () => {
    const whole = "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD";
    expectAnswers({
      '(function() local s = crypto.hash_init("SHA256") crypto.hash_update(s, "a") crypto.hash_update(s, "bc") return crypto.hash_finish(s) end)()': `1: ${whole}`,
      'crypto.hash_init("nothing")': "0:",
    });
  });

  it("has the check values of its checksums", () => {
    const check = '"123456789"';
    const of = (method: string): string => `("%04X"):format(crypto.crc16("${method}", ${check}))`;
    expectAnswers({
      [of("IBM")]: "1: BB3D",
      [of("MAXIM")]: "1: 44C2",
      [of("USB")]: "1: B4C8",
      [of("MODBUS")]: "1: 4B37",
      [of("CCITT")]: "1: 2189",
      [of("CCITT-FALSE")]: "1: 29B1",
      [of("X25")]: "1: 906E",
      [of("XMODEM")]: "1: 31C3",
      [of("DNP")]: "1: EA82",
      [`("%04X"):format(crypto.crc16_modbus(${check}))`]: "1: 4B37",
      [`crypto.crc32(${check})`]: "1: -873187034",
      [`crypto.crc8(${check}), crypto.crc8(${check}, 7, 0)`]: `2: ${0xf4}, ${0xf4}`,
      [`crypto.crc7(${check}, 0)`]: `1: ${0x75}`,
      'crypto.checksum("\\1\\2\\4"), crypto.checksum("\\255\\2", 1)': "2: 7, 1",
    });
  });

  it("ciphers in blocks", () => {
    const key = '("000102030405060708090A0B0C0D0E0F"):fromHex()';
    const plain = '("00112233445566778899AABBCCDDEEFF"):fromHex()';
    const secret = '("69C4E0D86A7B0430D8CDB78070B4C55A"):fromHex()';
    const iv = '("1"):rep(16)';
    const turn = (cipher: string, padding: string, size: number): string =>
      `crypto.cipher_decrypt("${cipher}", "${padding}", crypto.cipher_encrypt("${cipher}", "${padding}", "text", ("k"):rep(${size}), ${iv}), ("k"):rep(${size}), ${iv})`;
    expectAnswers({
      [`(crypto.cipher_encrypt("AES-128-ECB", "NONE", ${plain}, ${key}):toHex())`]:
        "1: 69C4E0D86A7B0430D8CDB78070B4C55A",
      [`(crypto.cipher_decrypt("AES-128-ECB", "NONE", ${secret}, ${key}):toHex())`]:
        "1: 00112233445566778899AABBCCDDEEFF",
      [turn("AES-128-CBC", "PKCS7", 16)]: "1: text",
      [turn("AES-256-CTR", "NONE", 32)]: "1: text",
      [turn("DES-EDE3-CBC", "ZERO", 24).replaceAll(iv, '("1"):rep(8)')]: "1: text",
      'crypto.cipher_encrypt("AES-128-ECB", "PKCS7", "text", "short")': "0:",
      'crypto.cipher_encrypt("none", "PKCS7", "text", "short")': "0:",
      "#crypto.cipher_list() > 5": "1: true",
    });
  });

  it("authenticates in GCM", () => {
    expectAnswers({
      '(function() local data, tag = crypto.cipher_encrypt("AES-128-GCM", "NONE", ("\\0"):rep(16), ("\\0"):rep(16), ("\\0"):rep(12)) return (data:toHex()), #tag end)()':
        "2: 0388DACE60B6A392F328C2B971B2FE78, 16",
    });
  });

  it("gives chance and one-time passwords", () => {
    expectAnswers({
      "#crypto.trng(4), #crypto.trng(1000), crypto.trng(4) ~= crypto.trng(4)": "3: 4, 128, true",
      "crypto.trng(0)": "0:",
      'crypto.totp("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", 59)': "1: 287082",
      'crypto.base64_encode("\\0\\255"), crypto.base64_decode("AP8=") == "\\0\\255"': "2: AP8=, true",
    });
  });
});
