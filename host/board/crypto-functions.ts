import { createHash, createHmac, type Hash, type Hmac } from "node:crypto";
import type { HostFunction } from "../engine/engine.ts";
import { crc, crc7, crc16Methods, reversed } from "./checksums.ts";
import { cipherNames, runCipher } from "./ciphers.ts";
import { bytes, number, text } from "./lua-values.ts";
import { fromBase32 } from "./text-functions.ts";

/** The core's digests by name. It does not know lower-case names. */
const digests = ["MD5", "SHA1", "SHA224", "SHA256", "SHA384", "SHA512"];
const totpPeriodSeconds = 30;

/** The C functions of `crypto`. `chance` supplies the random bytes, so that runs can be repeated. */
export function cryptoFunctions(chance: () => number): Record<string, HostFunction> {
  const streams = new Map<number, Hash | Hmac>();
  let nextStream = 1;
  return {
    digest: (name, data, key) => hasherFor(text(name), bytes(key))?.update(bytes(data)).digest("hex").toUpperCase(),
    digestStart: (name, key) => {
      const hasher = hasherFor(text(name), bytes(key));
      if (hasher === undefined) {
        return undefined;
      }
      streams.set(nextStream, hasher);
      return nextStream++;
    },
    digestUpdate: (id, data) => void streams.get(number(id))?.update(bytes(data)),
    digestFinish: (id) => {
      const hasher = streams.get(number(id));
      streams.delete(number(id));
      return hasher?.digest("hex").toUpperCase();
    },
    cipher: (encrypt, name, padding, data, key, iv) => {
      const result = runCipher({
        encrypt: encrypt === true,
        name: text(name),
        padding: text(padding),
        data: bytes(data),
        key: bytes(key),
        iv: bytes(iv),
      });
      return result && (result.tag === undefined ? result.data : [result.data, result.tag]);
    },
    cipherNames: () => cipherNames,
    crc8: (data, poly, start, reflected) => crc(bytes(data), 8, number(poly), number(start), reflected === true),
    crc7: (data, poly, start) => crc7(bytes(data), number(poly), number(start)),
    crc16Method: (name) => {
      const { poly, start, end, reflected } = crc16Methods[text(name)] ?? {
        poly: 0,
        start: 0,
        end: 0,
        reflected: false,
      };
      return [poly, start, end, reflected];
    },
    crc16: (data, poly, start, end, reflectIn, reflectOut) => {
      const value = crc(bytes(data), 16, number(poly), number(start), reflectIn === true) ^ number(end);
      return reflectOut === true ? reversed(value, 16) : value;
    },
    crc32: (data, start, poly, end) => {
      const usual = 0x04c11db7;
      return (crc(bytes(data), 32, number(poly) === 0 ? usual : number(poly), number(start), true) ^ number(end)) | 0;
    },
    randomBytes: (count) => Uint8Array.from({ length: number(count) }, () => Math.floor(chance() * 256)),
    totp: (secret, time) => totp(bytes(secret), number(time)),
  };
}

/** With an empty key, the core makes a plain digest. */
function hasherFor(name: string, key: Uint8Array): Hash | Hmac | undefined {
  if (!digests.includes(name)) {
    return undefined;
  }
  return key.length === 0 ? createHash(name) : createHmac(name, key);
}

/** The six digits of an authenticator app. Undefined when the secret is not Base32. */
function totp(secret: Uint8Array, time: number): number | undefined {
  const key = fromBase32(secret) ?? new Uint8Array(0);
  if (key.length === 0 && secret.length > 0) {
    return undefined;
  }
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Math.max(0, time) / totpPeriodSeconds)));
  const hash = (hasherFor("SHA1", key) as Hash).update(step).digest();
  return (hash.readUInt32BE((hash[19] as number) & 15) & 0x7fffffff) % 1000000;
}
