import { simulatedModule } from "./simulated";

/** The module `json`, as the firmware's lua-cjson answers: integers are clamped, exponents fail, floats have 7 digits. */
export const jsonModule = simulatedModule<typeof json>()("json", {
  encode: (value: unknown, format: unknown) => {
    const [ok, text] = pcall(encode, value, floatFormat(format));
    if (ok) {
      return $multi(text);
    }
    return $multi(undefined, text as string);
  },
  decode: ((text: unknown) => {
    const [ok, value] = pcall(decodeWhole, tostring(text));
    if (ok) {
      return $multi(value, 1);
    }
    return $multi(undefined, false, tostring(value));
  }) as never,
});

const mostInteger = 2147483647;
const mostDepth = 100;

const escapes: Record<string, string | undefined> = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

function floatFormat(format: unknown): string {
  const [digits, kind] = string.match(type(format) === "string" ? (format as string) : "", "^%%?%.?(%d+)([fg])$");
  return digits === undefined ? "%.7f" : `%.${digits}${kind}`;
}

function encode(value: unknown, format: string, depth = 0): string {
  const kind = type(value);
  if (kind === "string") {
    return encodeText(value as string);
  }
  if (kind === "number") {
    return math.type(value as number) === "integer" ? tostring(value) : string.format(format, value as number);
  }
  if (kind === "boolean") {
    return tostring(value);
  }
  if (kind === "userdata" || kind === "nil") {
    return "null";
  }
  if (kind !== "table") {
    error(`Cannot serialise ${kind}: type not supported`, 0);
  }
  if (depth > mostDepth) {
    error("Cannot serialise, excessive depth", 0);
  }
  return encodeTable(value as object, format, depth + 1);
}

function encodeTable(value: object, format: string, depth: number): string {
  const items: string[] = [];
  const [first] = next(value);
  if (first === undefined) {
    return "{}";
  }
  const list = value as LuaTable<number, unknown>;
  let length = 0;
  while (list.get(length + 1) !== undefined) {
    length++;
    items.push(encode(list.get(length), format, depth));
  }
  if (length > 0) {
    return `[${table.concat(items, ",")}]`;
  }
  for (const [key, item] of pairs(value)) {
    items.push(`${encodeText(tostring(key))}:${encode(item, format, depth)}`);
  }
  return `{${table.concat(items, ",")}}`;
}

function encodeText(text: string): string {
  const [escaped] = string.gsub(
    text,
    '[%c"\\]',
    (character: string) => escapes[character] ?? string.format("\\u%04x", string.byte(character)),
  );
  return `"${escaped}"`;
}

let source = "";
let at = 1;

function decodeWhole(text: string): unknown {
  source = text;
  at = 1;
  const value = decodeValue(0);
  skipSpace();
  if (at <= source.length) {
    fail("the end");
  }
  return value;
}

function fail(expected: string): never {
  return error(`Expected ${expected} at character ${at}`, 0);
}

function skipSpace(): void {
  const [, end] = string.find(source, "^[ \t\r\n]*", at);
  at = (end as number) + 1;
}

function accept(text: string): boolean {
  if (string.sub(source, at, at + text.length - 1) === text) {
    at += text.length;
    return true;
  }
  return false;
}

function decodeValue(depth: number): unknown {
  if (depth > mostDepth) {
    fail("less depth");
  }
  skipSpace();
  if (accept("{")) {
    return decodeObject(depth + 1);
  }
  if (accept("[")) {
    return decodeArray(depth + 1);
  }
  if (accept('"')) {
    return decodeText();
  }
  if (accept("true")) {
    return true;
  }
  if (accept("false")) {
    return false;
  }
  if (accept("null")) {
    return json.null;
  }
  return decodeNumber();
}

function decodeObject(depth: number): object {
  const result = new LuaTable<string, unknown>();
  skipSpace();
  if (accept("}")) {
    return result;
  }
  do {
    skipSpace();
    if (!accept('"')) {
      fail("a key");
    }
    const key = decodeText();
    skipSpace();
    if (!accept(":")) {
      fail("a colon");
    }
    result.set(key, decodeValue(depth));
    skipSpace();
  } while (accept(","));
  if (!accept("}")) {
    fail("a comma or }");
  }
  return result;
}

function decodeArray(depth: number): object {
  const result: unknown[] = [];
  skipSpace();
  if (accept("]")) {
    return result;
  }
  do {
    result.push(decodeValue(depth));
    skipSpace();
  } while (accept(","));
  if (!accept("]")) {
    fail("a comma or ]");
  }
  return result;
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

function decodeText(): string {
  const parts: string[] = [];
  while (true) {
    const [plain] = string.match(source, '^[^"\\%c]*', at);
    parts.push(plain as string);
    at += (plain as string).length;
    if (accept('"')) {
      return table.concat(parts);
    }
    if (!accept("\\")) {
      fail("the end of a string");
    }
    const letter = string.sub(source, at, at);
    at++;
    const simple = plainEscapes[letter];
    if (simple !== undefined) {
      parts.push(simple);
    } else {
      const [hex] = letter === "u" ? string.match(source, "^%x%x%x%x", at) : [];
      if (hex === undefined) {
        fail("an escape");
      }
      at += 4;
      parts.push(utf8.char(tonumber(hex, 16) as number));
    }
  }
}

function decodeNumber(): number {
  const [text] = string.match(source, "^-?%d+%.?%d*", at);
  const number = text === undefined ? undefined : tonumber(text);
  if (number === undefined) {
    fail("a value");
  }
  at += (text as string).length;
  if (math.type(number) === "integer") {
    return number > mostInteger ? mostInteger : number < -mostInteger - 1 ? -mostInteger - 1 : number;
  }
  return number;
}
