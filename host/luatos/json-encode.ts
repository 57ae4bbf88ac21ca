import { isInteger, isString, textOf } from "./arguments";
import { board } from "./board";
import { jsonNull } from "./json-decode";

const mostDepth = 1000;
/** A list with too many gaps is refused: one whose length is above 10 and more than twice the count of its values. */
const sparseLength = 10;
const sparseRatio = 2;
/** Values closer to 0 are printed as 0: the smallest difference between 32-bit floats around 1. */
const epsilon = 1.1920929e-7;

const checksFormat = board.has("jsonChecksFormat");

/** How to print floats: `%.7f` by default. */
export interface FloatFormat {
  kind: "f" | "g";
  precision: number;
}

/** Parses "2f" or "%.2f". For anything else returns undefined, or in older cores the default. */
export function floatFormat(format: unknown): FloatFormat | undefined {
  if (!isString(format)) {
    return { kind: "f", precision: 7 };
  }
  const text = textOf(format);
  const [plain, plainKind] = string.match(text, "^(%d%d?%d?)([fg])$");
  const [full, fullKind] = string.match(text, "^%%%.(%d%d?%d?)([fg])$");
  const digits = plain ?? full;
  if (digits === undefined && !checksFormat) {
    return { kind: "f", precision: 7 };
  }
  return digits === undefined
    ? undefined
    : { kind: (plainKind ?? fullKind) as "f" | "g", precision: tonumber(digits) as number };
}

/** Encodes a value as JSON. Raises lua-cjson's message, without a position. */
export function encodeJson(this: void, value: unknown, format: FloatFormat): string {
  const parts: string[] = [];
  append(parts, value, format, 0);
  return table.concat(parts);
}

function append(parts: string[], value: unknown, format: FloatFormat, depth: number): void {
  const kind = type(value);
  if (kind === "string") {
    parts.push(quoted(value as string));
  } else if (kind === "number") {
    parts.push(numberText(value as number, format));
  } else if (kind === "boolean") {
    parts.push(tostring(value));
  } else if (kind === "nil" || value === jsonNull) {
    parts.push("null");
  } else if (kind === "table") {
    appendTable(parts, value as object, format, depth + 1);
  } else {
    refuse(kind, "type not supported");
  }
}

function refuse(kind: string, reason: string): never {
  return error(`Cannot serialise ${kind}: ${reason}`, 0);
}

function numberText(value: number, { kind, precision }: FloatFormat): string {
  // Only floats can be infinite or not a number. For these the difference is not 0.
  if (value - value !== 0) {
    refuse("number", "must not be NaN or Inf");
  }
  if (isInteger(value)) {
    return tostring(value);
  }
  return value <= epsilon && value >= -epsilon ? "0" : board.formatFloat(kind, precision, value);
}

function appendTable(parts: string[], value: object, format: FloatFormat, depth: number): void {
  if (depth > mostDepth) {
    error(`Cannot serialise, excessive nesting (${depth})`, 0);
  }
  const length = listLength(value);
  if (length > 0) {
    parts.push("[");
    for (let index = 1; index <= length; index++) {
      if (index > 1) {
        parts.push(",");
      }
      append(parts, rawget(value, index as never), format, depth);
    }
    parts.push("]");
    return;
  }
  parts.push("{");
  let [key, item] = next(value);
  let first = true;
  while (key !== undefined) {
    parts.push(first ? "" : ",");
    first = false;
    appendKey(parts, key, format);
    append(parts, item, format, depth);
    [key, item] = next(value, key);
  }
  parts.push("}");
}

function appendKey(parts: string[], key: unknown, format: FloatFormat): void {
  if (type(key) === "string") {
    parts.push(quoted(key as string), ":");
  } else if (type(key) === "number") {
    parts.push(`"${numberText(key as number, format)}":`);
  } else {
    refuse(type(key), "table key must be a number or string");
  }
}

/** The highest index when all keys are whole numbers from 1 on. Otherwise, and for an empty table, 0 or less. */
function listLength(value: object): number {
  let most = 0;
  let count = 0;
  let [key] = next(value);
  while (key !== undefined) {
    if (!isInteger(key) || (key as number) < 1) {
      return -1;
    }
    most = (key as number) > most ? (key as number) : most;
    count++;
    [key] = next(value, key);
  }
  if (most > count * sparseRatio && most > sparseLength) {
    refuse("table", "excessively sparse array");
  }
  return most;
}

const escapes: Record<string, string | undefined> = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "/": board.has("jsonKeepsSlashes") ? "/" : "\\/",
};

function quoted(text: string): string {
  const [escaped] = string.gsub(
    text,
    '[%c"\\/]',
    (character: string) => escapes[character] ?? string.format("\\u%04x", string.byte(character)),
  );
  return `"${escaped}"`;
}
