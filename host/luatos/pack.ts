/** The module `pack`: encodes and decodes values. */

import { beforeNul, checkInteger, checkNumber, checkString, optionalInteger, raise } from "./arguments";
import { board } from "./board";
import { simulatedModule } from "./simulated";
import { itemsOf, numberLetters } from "./zbuff-pack";

/** Letters of strings with a length in front, and the kind of number of that length. */
const lengthKinds: Record<string, string | undefined> = { p: "U8", P: "U16", a: "U32" };

const fillsText = board.has("packFillsText");

function isOrder(letter: string): boolean {
  return letter === "<" || letter === ">" || letter === "=";
}

function refuse(letter: string, name: string): void {
  if (letter !== " " && letter !== ",") {
    raise(1, name, `bad code \`${letter}'`);
  }
}

function packValues(format: unknown, ...values: unknown[]): string {
  let result = "";
  let little = true;
  let next = 0;
  for (const { letter, count, counted } of itemsOf(checkString(format, 1, "pack"))) {
    if (isOrder(letter)) {
      little = count > 0 ? letter !== ">" : little;
    } else if (letter === "A" && !fillsText) {
      for (let index = 0; index < count; index++) {
        result += checkString(values[next], next + 2, "pack");
        next++;
      }
    } else if (letter === "A") {
      const text = counted && count === 0 ? "" : checkString(values[next], next + 2, "pack");
      next++;
      result += counted ? string.sub(text, 1, count) + string.rep("\0", count - text.length) : text;
    } else {
      for (let index = 0; index < count; index++) {
        const number = numberLetters[letter];
        const lengthKind = lengthKinds[letter];
        if (number !== undefined) {
          const check = number.float ? checkNumber : checkInteger;
          result += board.encodeNumber(number.kind, check(values[next], next + 2, "pack"), little);
          next++;
        } else if (lengthKind !== undefined || letter === "z") {
          const text = checkString(values[next], next + 2, "pack");
          result += lengthKind === undefined ? `${text}\0` : board.encodeNumber(lengthKind, text.length, little) + text;
          next++;
        } else {
          refuse(letter, "pack");
        }
      }
    }
  }
  return result;
}

/**
 * Reads the value of one letter from a text. Returns the value and the next position, or nothing when there are too few
 * bytes.
 */
function taken(text: string, at: number, letter: string, little: boolean): LuaMultiReturn<[unknown, number] | []> {
  const number = numberLetters[letter];
  if (number !== undefined) {
    if (at + number.size > text.length) {
      return $multi();
    }
    const value = board.decodeNumber(string.sub(text, at + 1, at + number.size), number.kind, little);
    return $multi(number.float ? value / 1 : value, at + number.size);
  }
  if (letter === "z") {
    if (at >= text.length) {
      return $multi();
    }
    const value = beforeNul(string.sub(text, at + 1));
    return $multi(value, at + value.length + 1);
  }
  const kind = lengthKinds[letter] as string;
  const size = kind === "U8" ? 1 : kind === "U16" ? 2 : 4;
  if (at + size > text.length) {
    return $multi();
  }
  const length = board.decodeNumber(string.sub(text, at + 1, at + size), kind, little);
  if (length < 0 || length > text.length - at - size) {
    return $multi();
  }
  return $multi(string.sub(text, at + size + 1, at + size + length), at + size + length);
}

/** The first result is the position after the last read byte. Reads while there are bytes. */
function unpack(given: unknown, format: unknown, start: unknown): LuaMultiReturn<unknown[]> {
  const text = checkString(given, 1, "unpack");
  const items = itemsOf(checkString(format, 2, "unpack"));
  let at = optionalInteger(start, 1, 3, "unpack") - 1;
  let little = true;
  const results: unknown[] = [0];
  let enough = true;
  for (const { letter, count, counted } of items) {
    if (isOrder(letter)) {
      little = count > 0 ? letter !== ">" : little;
    } else if (letter === "A") {
      enough = at + count <= text.length;
      if (enough && (count > 0 || counted)) {
        results.push(string.sub(text, at + 1, at + count));
        at += count;
      }
    } else {
      for (let index = 0; index < count && enough; index++) {
        if (numberLetters[letter] === undefined && lengthKinds[letter] === undefined && letter !== "z") {
          refuse(letter, "unpack");
        } else {
          const [value, behind] = taken(text, at, letter, little);
          enough = behind !== undefined;
          if (enough) {
            results.push(value);
            at = behind as number;
          }
        }
      }
    }
    if (!enough) {
      break;
    }
  }
  results[0] = at + 1;
  return $multi(...results);
}

/** The module `pack`. */
export const packModule = simulatedModule<typeof pack>()("pack", { pack: packValues, unpack: unpack as never });
