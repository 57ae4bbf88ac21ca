import {
  checkInteger,
  checkNumber,
  checkString,
  isInteger,
  isString,
  noResult,
  optionalInteger,
  optionalString,
  textOf,
} from "./arguments";
import { board } from "./board";
import { fail } from "./boundary";
import { firmwareLog } from "./log";
import { simulatedModule } from "./simulated";
import { stringAdditions } from "./string";
import { stateOf } from "./zbuff-common";

const mostRandomBytes = 128;

function digester(digest: string, name: string) {
  return (data: unknown) => board.digest(digest, checkString(data, 1, name), "");
}

function hmacDigester(digest: string, name: string) {
  return (data: unknown, key: unknown) => board.digest(digest, checkString(data, 1, name), checkString(key, 2, name));
}

/** A key that is not a string counts as none. */
function keyOf(key: unknown): string {
  return type(key) === "string" ? (key as string) : "";
}

const givesTag = board.has("gcmGivesTag");

function cipher(encrypt: boolean, name: string) {
  return (kind: unknown, padding: unknown, data: unknown, key: unknown, iv: unknown): LuaMultiReturn<unknown[]> => {
    const results = [
      ...board.cipher(
        encrypt,
        optionalString(kind, "AES-128-ECB", 1, name),
        optionalString(padding, "PKCS7", 2, name),
        checkString(data, 3, name),
        checkString(key, 4, name),
        optionalString(iv, "", 5, name),
      ),
    ];
    if (!givesTag) {
      return $multi(results[0]);
    }
    return $multi(...results);
  };
}

/** Keeps the low bits of a number, as C does in a byte or in two. */
function low(value: number, bits: 8 | 16): number {
  return math.floor(value) % (bits === 8 ? 256 : 65536);
}

/** The data of a checksum: a string, or a zbuff from its cursor on. Anything else counts as empty. */
function checksumData(data: unknown): string {
  if (type(data) === "userdata") {
    const { block, used, size } = stateOf(data, "crc16", 2);
    return board.slice(block, used, size - used);
  }
  return isString(data) ? textOf(data) : "";
}

function crc16(method: unknown, data: unknown, ...given: unknown[]): number {
  const [poly, start, end, reflected] = board.crc16Method(checkString(method, 1, "crc16"));
  const number = (index: number, fallback: number): number =>
    given[index] === undefined ? fallback : checkNumber(given[index], index + 3, "crc16");
  return board.crc16(
    checksumData(data),
    low(number(0, poly), 16),
    low(number(1, start), 16),
    low(number(2, end), 16),
    low(number(3, reflected ? 1 : 0), 8) !== 0,
    low(number(4, 0), 8) !== 0 && board.has("crc16Reverses"),
  );
}

function crc8(data: unknown, poly: unknown, start: unknown, reflected: unknown): number {
  const bytes = checkString(data, 1, "crc8");
  return isInteger(poly)
    ? board.crc8(bytes, low(poly, 8), low(optionalInteger(start, 0, 3, "crc8"), 8), reflected === true)
    : board.crc8(bytes, 7, 0, false);
}

function checksum(data: unknown, mode: unknown): number {
  const adds = optionalInteger(mode, 0, 2, "checksum") === 1;
  let sum = 0;
  for (const [character] of string.gmatch(checkString(data, 1, "checksum"), ".")) {
    const byte = string.byte(character);
    sum = adds ? (sum + byte) % 256 : sum ^ byte;
  }
  return sum;
}

interface Stream {
  id: number;
}

const streams = new LuaTable<object, Stream>();
setmetatable(streams as object, { __mode: "k" });
const streamMetatable: object = { __name: "crypto" };

function startStream(digest: unknown, key: unknown): object | undefined {
  const id = board.digestStart(checkString(digest, 1, "hash_init"), keyOf(key));
  if (id === undefined) {
    return noResult();
  }
  const userdata = board.newUserdata();
  debug.setmetatable(userdata, streamMetatable);
  streams.set(userdata, { id });
  return userdata;
}

/** The stream of an argument. The device crashes on a finished one; here it raises. */
function streamOf(value: unknown, name: string): Stream {
  const stream = type(value) === "userdata" ? streams.get(value as object) : undefined;
  if (stream === undefined) {
    fail(`bad argument #1 to '${name}' (crypto expected, or the stream was finished: the device crashes)`);
  }
  return stream;
}

/** The module `crypto`. */
export const cryptoModule = simulatedModule<typeof crypto>()("crypto", {
  md5: digester("MD5", "md5"),
  sha1: digester("SHA1", "sha1"),
  sha256: digester("SHA256", "sha256"),
  sha512: digester("SHA512", "sha512"),
  hmac_md5: hmacDigester("MD5", "hmac_md5"),
  hmac_sha1: hmacDigester("SHA1", "hmac_sha1"),
  hmac_sha256: hmacDigester("SHA256", "hmac_sha256"),
  hmac_sha512: hmacDigester("SHA512", "hmac_sha512"),
  md: (digest: unknown, data: unknown, key: unknown) => {
    const name = checkString(digest, 1, "md");
    const result = board.digest(name, checkString(data, 2, "md"), keyOf(key));
    if (result === undefined) {
      firmwareLog(3, "crypto", `no such message digest ${name}`);
      firmwareLog(4, "crypto", "luat_crypto_md return -1");
      return noResult();
    }
    return result;
  },
  hash_init: startStream as never,
  hash_update: (stream: unknown, data: unknown) => {
    board.digestUpdate(streamOf(stream, "hash_update").id, checkString(data, 2, "hash_update"));
  },
  hash_finish: (stream: unknown) => {
    const { id } = streamOf(stream, "hash_finish");
    streams.delete(stream as object);
    return board.digestFinish(id);
  },
  cipher: cipher(true, "cipher") as never,
  cipher_encrypt: cipher(true, "cipher_encrypt") as never,
  cipher_decrypt: cipher(false, "cipher_decrypt") as never,
  cipher_list: () => [...board.cipherNames()],
  crc16,
  crc16_modbus: (data: unknown) => board.crc16(checkString(data, 1, "crc16_modbus"), 0x8005, 0xffff, 0, true, false),
  crc32: (data: unknown, ...given: unknown[]) => {
    const [start, poly, end] = board.has("crc32Parameters") ? given : [];
    return board.crc32(
      checkString(data, 1, "crc32"),
      optionalInteger(start, -1, 2, "crc32"),
      optionalInteger(poly, 0x04c11db7, 3, "crc32"),
      optionalInteger(end, -1, 4, "crc32"),
    );
  },
  crc8,
  crc7: (data: unknown, poly: unknown, start: unknown) =>
    board.crc7(
      checkString(data, 1, "crc7"),
      low(optionalInteger(poly, 0xe5, 2, "crc7"), 8),
      low(optionalInteger(start, 0, 3, "crc7"), 8),
    ),
  checksum,
  base64_encode: stringAdditions.toBase64,
  base64_decode: stringAdditions.fromBase64,
  trng: (count: unknown) => {
    const wanted = checkInteger(count, 1, "trng");
    if (wanted === 0) {
      return noResult();
    }
    // C reads a negative count as a large one.
    return board.randomBytes(wanted < 0 || wanted > mostRandomBytes ? mostRandomBytes : wanted);
  },
  totp: (secret: unknown, time: unknown) => {
    const result = board.totp(checkString(secret, 1, "totp"), isInteger(time) ? time : board.unixTime());
    if (result === undefined && board.has("secretIsChecked")) {
      fail("invalid base32 secret");
    }
    return result;
  },
  MD_MD5: 3,
  MD_SHA1: 5,
  MD_SHA224: 8,
  MD_SHA256: 9,
  MD_SHA384: 10,
  MD_SHA512: 11,
});
