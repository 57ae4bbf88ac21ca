import { booleanOr, checkInteger, checkString, optionalString } from "./arguments";
import { board } from "./board";

const rfcKept = ".-_";
const phpKept = ".-*_";
const blank = "[ \t\r\n]";

function split(text: unknown, separator: unknown, keepEmpty: unknown): string[] {
  const all = checkString(text, 1, "split");
  const wanted = board.has("splitDefault")
    ? optionalString(separator, ",", 2, "split")
    : checkString(separator, 2, "split");
  const mark = wanted === "" ? "," : wanted;
  const keep = booleanOr(keepEmpty, false);
  const parts: string[] = [];
  let from = 1;
  while (from <= all.length) {
    const [start, end] = string.find(all, mark, from, true);
    const part = string.sub(all, from, (start ?? all.length + 1) - 1);
    if (keep || part.length > 0) {
      parts.push(part);
    }
    if (start === undefined) {
      return parts;
    }
    from = end + 1;
  }
  // The text ended with a separator: nothing follows it.
  if (keep && all.length > 0) {
    parts.push("");
  }
  return parts;
}

function trim(text: unknown, left: unknown, right: unknown): string {
  let result = checkString(text, 1, "trim");
  if (booleanOr(left, true)) {
    [result] = string.gsub(result, `^${blank}+`, "");
  }
  if (booleanOr(right, true)) {
    const [kept] = string.match(result, `^(.-)${blank}*$`);
    result = kept;
  }
  return result;
}

function urlEncode(...args: unknown[]): string {
  const count = select("#", ...args);
  const text = checkString(args[0], 1, "urlEncode");
  const mode = count === 1 ? 0 : checkInteger(args[1], 2, "urlEncode");
  if (mode === -1) {
    const space = checkInteger(args[2], 3, "urlEncode");
    return board.urlEncode(text, space, checkString(args[3], 4, "urlEncode"));
  }
  return mode === 1 ? board.urlEncode(text, 1, rfcKept) : board.urlEncode(text, 0, phpKept);
}

/** LuatOS's additions to Lua's `string`. */
export const stringAdditions = {
  toHex: (bytes: unknown, separator: unknown) => {
    const text = checkString(bytes, 1, "toHex");
    return $multi(board.toHex(text, optionalString(separator, "", 2, "toHex")), 2 * text.length);
  },
  fromHex: (digits: unknown) => board.fromHex(checkString(digits, 1, "fromHex")),
  split,
  toValue: (digits: unknown) => {
    const text = checkString(digits, 1, "toValue");
    // Letters count from 10. Of any other character, the low four bits remain.
    const [bytes] = string.gsub(text, ".", (character: string) => {
      const code = string.byte(character);
      return string.char((code > 57 ? code + 9 : code) % 16);
    });
    return $multi(bytes, text.length);
  },
  urlEncode,
  toBase64: (bytes: unknown) => board.toBase64(checkString(bytes, 1, "toBase64")),
  fromBase64: (digits: unknown) => board.fromBase64(checkString(digits, 1, "fromBase64")),
  toBase32: (bytes: unknown) => board.toBase32(checkString(bytes, 1, "toBase32")),
  fromBase32: (digits: unknown) => {
    const bytes = board.fromBase32(checkString(digits, 1, "fromBase32"));
    if (bytes === undefined && !board.has("base32IsChecked")) {
      // C uses the error code as a length.
      error("memory allocation error: block too big", 0);
    }
    return bytes ?? "";
  },
  startsWith: (text: unknown, prefix: unknown) => {
    const start = checkString(prefix, 2, "startsWith");
    return string.sub(checkString(text, 1, "startsWith"), 1, start.length) === start;
  },
  endsWith: (text: unknown, suffix: unknown) => {
    const all = checkString(text, 1, "endsWith");
    const end = checkString(suffix, 2, "endsWith");
    return all.length >= end.length && string.sub(all, all.length - end.length + 1) === end;
  },
  trim,
} satisfies Partial<Record<keyof typeof string, unknown>>;
