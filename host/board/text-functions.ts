import type { HostFunction } from "../engine/engine.ts";
import { bytes, number } from "./lua-values.ts";
import { withNumberEnds } from "./number-ends.ts";

const base32Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Bytes as text and back: the core's additions to `string`. */
export function textFunctions(): Record<string, HostFunction> {
  return {
    withNumberEnds: (lua) => Buffer.from(withNumberEnds(Buffer.from(bytes(lua)).toString("latin1")), "latin1"),
    toHex: (data, separator) => toHex(bytes(data), bytes(separator)),
    fromHex: (digits) => fromHex(bytes(digits)),
    toBase64: (data) => Buffer.from(bytes(data)).toString("base64"),
    fromBase64: (digits) => fromBase64(Buffer.from(bytes(digits)).toString("latin1")),
    toBase32: (data) => toBase32(bytes(data)),
    fromBase32: (digits) => fromBase32(bytes(digits)),
    urlEncode: (data, plusForSpace, kept) => urlEncode(bytes(data), number(plusForSpace) === 0, bytes(kept)),
  };
}

function toHex(data: Uint8Array, separator: Uint8Array): Uint8Array {
  const pieces = Array.from(data, (byte) => [Buffer.from(byte.toString(16).toUpperCase().padStart(2, "0")), separator]);
  return Buffer.concat(pieces.flat());
}

/** Pairs of digits become bytes. A digit without a neighbouring digit is dropped, and so is everything else. */
function fromHex(digits: Uint8Array): Uint8Array {
  const result: number[] = [];
  let high: number | undefined;
  for (const digit of digits) {
    const value = Number.parseInt(String.fromCharCode(digit), 16);
    if (Number.isNaN(value)) {
      high = undefined;
    } else if (high === undefined) {
      high = value;
    } else {
      result.push(high * 16 + value);
      high = undefined;
    }
  }
  return Uint8Array.from(result);
}

/**
 * Returns nothing when the text is not Base64. Skips line ends, and spaces before them; at most two `=` end the text.
 * Only whole groups of four count: without its `=` the end is lost.
 */
export function fromBase64(digits: string): Uint8Array {
  const plain = digits.replace(/ *(\r?\n| *$)/g, "");
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(plain)) {
    return new Uint8Array(0);
  }
  return Buffer.from(plain.slice(0, plain.length - (plain.length % 4)), "base64");
}

function toBase32(data: Uint8Array): string {
  const bits = Array.from(data, (byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => base32Digits[Number.parseInt(group.padEnd(5, "0"), 2)]).join("");
}

/** Undefined when the text is not Base32. A NUL ends it; 0, 1 and 8 are read as O, L and B. */
export function fromBase32(digits: Uint8Array): Uint8Array | undefined {
  const result: number[] = [];
  let buffer = 0;
  let bits = 0;
  const end = digits.indexOf(0);
  for (const digit of digits.subarray(0, end < 0 ? digits.length : end)) {
    const letter = String.fromCharCode(digit).toUpperCase();
    if (" \t\r\n-".includes(letter)) {
      continue;
    }
    const value = base32Digits.indexOf({ "0": "O", "1": "L", "8": "B" }[letter] ?? letter);
    if (value < 0) {
      return undefined;
    }
    buffer = ((buffer << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      result.push((buffer >> bits) & 0xff);
    }
  }
  return Uint8Array.from(result);
}

function urlEncode(data: Uint8Array, plusForSpace: boolean, kept: Uint8Array): Uint8Array {
  const encoded = Array.from(data, (byte) => {
    const character = String.fromCharCode(byte);
    if (/[A-Za-z0-9]/.test(character) || kept.includes(byte)) {
      return character;
    }
    return character === " " && plusForSpace ? "+" : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  });
  return Buffer.from(encoded.join(""), "latin1");
}
