import { checkString, toInt32 } from "./arguments";
import { board } from "./board";

/** JSON's null: one light userdata in the core. */
export const jsonNull = board.newUserdata();

const metatable: object = { __tostring: () => "userdata: 00000000" };
debug.setmetatable(jsonNull, metatable);

const mostDepth = 1000;
const leastInteger = -2147483647 - 1;
const mostInteger = 2147483647;

/** Kinds of tokens by lua-cjson's names, which appear in its messages. */
type Kind =
  | "T_OBJ_BEGIN"
  | "T_OBJ_END"
  | "T_ARR_BEGIN"
  | "T_ARR_END"
  | "T_STRING"
  | "T_NUMBER"
  | "T_INTEGER"
  | "T_BOOLEAN"
  | "T_NULL"
  | "T_COLON"
  | "T_COMMA"
  | "T_END"
  | "T_ERROR";

interface Token {
  kind: Kind;
  /** The value, or the error. */
  value: unknown;
  /** Its position, from 1. */
  at: number;
}

const marks: Record<string, Kind | undefined> = {
  "{": "T_OBJ_BEGIN",
  "}": "T_OBJ_END",
  "[": "T_ARR_BEGIN",
  "]": "T_ARR_END",
  ",": "T_COMMA",
  ":": "T_COLON",
  "\0": "T_END",
  "": "T_END",
};

interface Reader {
  text: string;
  /** The position of the next character, from 1. */
  at: number;
  depth: number;
}

/** Decodes a JSON text. Raises lua-cjson's message, without a position. */
export function decodeJson(this: void, ...args: unknown[]): unknown {
  if (select("#", ...args) !== 1) {
    error("bad argument #1 to '?' (expected 1 argument)", 0);
  }
  const [given] = args;
  if (type(given) !== "string" && type(given) !== "number") {
    error(`bad argument #1 to '?' (string expected, got ${type(given)})`, 0);
  }
  const text = checkString(given, 1, "?");
  if (text.length >= 2 && string.find(text, "^.?\0")[0] !== undefined) {
    error("JSON parser does not support UTF-16 or UTF-32", 0);
  }
  const reader: Reader = { text, at: 1, depth: 0 };
  const value = valueFrom(reader, nextToken(reader));
  const end = nextToken(reader);
  if (end.kind !== "T_END") {
    refuse("the end", end);
  }
  return value;
}

function refuse(expected: string, token: Token): never {
  const found = token.kind === "T_ERROR" ? token.value : token.kind;
  return error(`Expected ${expected} but found ${found} at character ${token.at}`, 0);
}

function valueFrom(reader: Reader, token: Token): unknown {
  switch (token.kind) {
    case "T_STRING":
    case "T_NUMBER":
    case "T_INTEGER":
    case "T_BOOLEAN":
      return token.value;
    case "T_NULL":
      return jsonNull;
    case "T_OBJ_BEGIN":
      return readObject(reader);
    case "T_ARR_BEGIN":
      return readArray(reader);
    default:
      return refuse("value", token);
  }
}

function descend(reader: Reader): void {
  reader.depth++;
  if (reader.depth > mostDepth) {
    error(`Found too many nested data structures (${reader.depth}) at character ${reader.at - 1}`, 0);
  }
}

function readObject(reader: Reader): object {
  descend(reader);
  const result = new LuaTable<string, unknown>();
  let token = nextToken(reader);
  if (token.kind === "T_OBJ_END") {
    reader.depth--;
    return result;
  }
  while (true) {
    if (token.kind !== "T_STRING") {
      refuse("object key string", token);
    }
    const key = token.value as string;
    token = nextToken(reader);
    if (token.kind !== "T_COLON") {
      refuse("colon", token);
    }
    result.set(key, valueFrom(reader, nextToken(reader)));
    token = nextToken(reader);
    if (token.kind === "T_OBJ_END") {
      reader.depth--;
      return result;
    }
    if (token.kind !== "T_COMMA") {
      refuse("comma or object end", token);
    }
    token = nextToken(reader);
  }
}

function readArray(reader: Reader): object {
  descend(reader);
  const result: unknown[] = [];
  let token = nextToken(reader);
  if (token.kind === "T_ARR_END") {
    reader.depth--;
    return result;
  }
  while (true) {
    result.push(valueFrom(reader, token));
    token = nextToken(reader);
    if (token.kind === "T_ARR_END") {
      reader.depth--;
      return result;
    }
    if (token.kind !== "T_COMMA") {
      refuse("comma or array end", token);
    }
    token = nextToken(reader);
  }
}

function nextToken(reader: Reader): Token {
  const [, end] = string.find(reader.text, "^[ \t\r\n]*", reader.at);
  reader.at = (end as number) + 1;
  const at = reader.at;
  const character = string.sub(reader.text, at, at);
  const mark = marks[character];
  if (mark !== undefined) {
    reader.at += mark === "T_END" ? 0 : 1;
    return { kind: mark, value: undefined, at };
  }
  if (character === '"') {
    return stringToken(reader);
  }
  if (character === "-" || string.find(character, "%d")[0] !== undefined) {
    return numberToken(reader);
  }
  for (const [word, kind, value] of words) {
    if (string.sub(reader.text, at, at + word.length - 1) === word) {
      reader.at += word.length;
      return { kind, value, at };
    }
  }
  return { kind: "T_ERROR", value: "invalid token", at };
}

const words: [word: string, kind: Kind, value: boolean | undefined][] = [
  ["true", "T_BOOLEAN", true],
  ["false", "T_BOOLEAN", false],
  ["null", "T_NULL", undefined],
];

/**
 * Reads a number as C's strtof and strtol do. A number without a dot is an integer, clamped to 32 bits: of "1e3" the
 * integer is "1", and the rest is an invalid token. With a dot, an exponent counts.
 */
function numberToken(reader: Reader): Token {
  const { text, at } = reader;
  // Leading zeros, hexadecimal numbers, infinities and not-a-numbers are refused.
  const [refused] = string.match(text, "^%-?0[%dxX]", at);
  const [sign, whole, dot, fraction] = string.match(text, "^(%-?)(%d*)(%.?)(%d*)", at);
  if (refused !== undefined || (whole === "" && fraction === "")) {
    return { kind: "T_ERROR", value: "invalid number", at };
  }
  const digits = `${sign}${whole}`;
  if (dot === "") {
    reader.at += digits.length;
    return whole === "0" && sign === "-"
      ? { kind: "T_NUMBER", value: -(0 / 1), at }
      : { kind: "T_INTEGER", value: clamped(digits), at };
  }
  const decimal = `${digits}.${fraction}`;
  const [exponent] = string.match(text, "^[eE][+-]?%d+", at + decimal.length);
  const full = `${decimal}${exponent ?? ""}`;
  reader.at += full.length;
  return { kind: "T_NUMBER", value: tonumber(full), at };
}

function clamped(digits: string): number {
  const number = tonumber(digits) as number;
  if (number > mostInteger) {
    return mostInteger;
  }
  return number < leastInteger ? leastInteger : toInt32(math.tointeger(number) as number);
}

const plainEscapes: Record<string, string | undefined> = {
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  '"': '"',
  "\\": "\\",
  "/": "/",
};

function stringToken(reader: Reader): Token {
  const { text, at } = reader;
  const parts: string[] = [];
  reader.at++;
  while (true) {
    const [stop] = string.find(text, '["\\\0]', reader.at);
    const end = stop ?? text.length + 1;
    parts.push(string.sub(text, reader.at, end - 1));
    reader.at = end;
    const character = string.sub(text, end, end);
    if (character === '"') {
      reader.at++;
      return { kind: "T_STRING", value: table.concat(parts), at };
    }
    if (character !== "\\") {
      return { kind: "T_ERROR", value: "unexpected end of string", at: end };
    }
    const letter = string.sub(text, end + 1, end + 1);
    if (letter === "u") {
      const decoded = unicodeEscape(reader);
      if (decoded === undefined) {
        return { kind: "T_ERROR", value: "invalid unicode escape code", at: end };
      }
      parts.push(decoded);
    } else {
      const decoded = plainEscapes[letter];
      if (decoded === undefined) {
        return { kind: "T_ERROR", value: "invalid escape code", at: end };
      }
      parts.push(decoded);
      reader.at += 2;
    }
  }
}

/** Decodes `\u4e2d`, or a surrogate pair, to UTF-8. Undefined when it is neither. */
function unicodeEscape(reader: Reader): string | undefined {
  const [first] = string.match(reader.text, "^\\u(%x%x%x%x)", reader.at);
  if (first === undefined) {
    return undefined;
  }
  const code = tonumber(first, 16) as number;
  if (code < 0xd800 || code > 0xdfff) {
    reader.at += 6;
    return utf8.char(code);
  }
  const [second] = string.match(reader.text, "^\\u([dD][c-fC-F]%x%x)", reader.at + 6);
  if (code >= 0xdc00 || second === undefined) {
    return undefined;
  }
  reader.at += 12;
  return utf8.char(0x10000 + (code - 0xd800) * 0x400 + (tonumber(second, 16) as number) - 0xdc00);
}
