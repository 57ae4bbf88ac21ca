/**
 * Numbers as in the core's Lua, with 32 bits and its own way of printing floats, on engines whose Lua differs.
 * Operators cannot be changed: what wraps on the module does not wrap on an engine with 64 bits.
 */

import { checkInteger, checkNumber, fillsFloats, raise, shownText, textOf, toInt32 } from "./arguments";
import { board } from "./board";
import { fail, systemFunction } from "./boundary";

type AnyFunction = (this: void, ...args: unknown[]) => unknown;
type Operator = (this: void, left: unknown, right: unknown) => unknown;

const globals = _G as unknown as Record<string, unknown>;

const mostInteger = 2147483647;
const leastInteger = -mostInteger - 1;
const isWide = math.maxinteger > mostInteger;
/** 100.0: the core prints one digit more than other printfs. */
const probe = 300 / 3;
const printsFloats = string.format("%s", probe) !== textOf(probe);
const plainFormat = string.format as AnyFunction;
const floatLetters = "[eEfgG]";
const bitLetters = "[xXo]";
const knownLetters = "[aAcdiouxXeEfgGqs]";

function fits(value: number): boolean {
  return value <= mostInteger && value >= leastInteger;
}

/** Formats a negative 32-bit integer as an unsigned one, where no number can hold that. */
function wrappedDigits(value: number): string {
  const tens = floorDivide(floorDivide(value, 2) & mostInteger, 5);
  return `${tens}${value - tens * 10}`;
}

/** Formats a 32-bit integer as unsigned: the sign is its highest bit. */
function unsignedText(value: number, flags: string): string {
  const digits =
    value >= 0 ? plainFormat("%d", value) : isWide ? plainFormat("%d", value + 4294967296) : wrappedDigits(value);
  const [width] = string.match(flags, "^0+(%d+)$");
  if (width !== undefined) {
    return string.rep("0", math.tointeger(tonumber(width)!)! - (digits as string).length) + digits;
  }
  return plainFormat(`%${string.gsub(flags, "[+ #0]*(.*)", "%1")[0]}s`, digits) as string;
}

/** The engine's own `string.format`, with errors in Lua 5.3's words. `argument` is the position of the first value. */
function engineFormat(argument: number, pattern: unknown, ...values: unknown[]): string {
  const [done, text] = pcall(plainFormat, pattern, ...values);
  if (done) {
    return text as string;
  }
  const [own] = string.gsub(text as string, "^[^ ]*:%d+: ", "");
  const [place, problem] = string.match(own, "^bad argument #(%d+) to '[^']*' (.*)$");
  const [letter] = string.match(own, "conversion '%%?.-(.)' to");
  return fail(
    place !== undefined
      ? `bad argument #${math.tointeger(tonumber(place)!)! + argument - 2} to 'format' ${problem}`
      : letter === undefined
        ? own
        : `invalid option '%${letter}' to 'format'`,
  );
}

/** Formats one conversion of `string.format`. */
function converted(flags: string, letter: string, value: unknown, argument: number): unknown {
  const specification = `%${flags}${letter}`;
  if (string.find(letter, knownLetters)[0] === undefined) {
    fail(`invalid option '%${letter}' to 'format'`);
  }
  if (letter === "u") {
    return unsignedText(toInt32(checkInteger(value, argument, "format")), flags);
  }
  if (letter === "s" && math.type(value as number) === "float") {
    return engineFormat(argument, specification, shownText(value as number));
  }
  if (printsFloats && string.find(letter, floatLetters)[0] !== undefined) {
    return board.formatNumber(specification, checkNumber(value, argument, "format"));
  }
  if (isWide && string.find(letter, bitLetters)[0] !== undefined) {
    const integer = checkInteger(value, argument, "format");
    return engineFormat(argument, specification, integer < 0 ? integer + 4294967296 : integer);
  }
  return engineFormat(argument, specification, value);
}

/**
 * Whether a pattern has a conversion that engines do not know or should not handle. Cached, since a script usually has
 * few patterns.
 */
const strange = new LuaTable<string, boolean>();
const mostPatterns = 200;
let patterns = 0;

function isStrange(pattern: string): boolean {
  const known = strange.get(pattern);
  if (known !== undefined) {
    return known;
  }
  const found = string.find(pattern, "%%[^%a%%]*[up]")[0] !== undefined;
  if (patterns < mostPatterns) {
    patterns++;
    strange.set(pattern, found);
  }
  return found;
}

/** Whether the engine's own `string.format` formats a value as the core's does. */
function isPlain(value: unknown): boolean {
  const kind = math.type(value as number);
  if (kind === "integer") {
    return !isWide || ((value as number) >= 0 && (value as number) <= mostInteger);
  }
  return kind !== "float" || !(printsFloats || fillsFloats);
}

function format(pattern: unknown, ...values: unknown[]): unknown {
  const count = select("#", ...values);
  let plain = type(pattern) !== "string" || !isStrange(pattern as string);
  for (let index = 0; plain && index < count; index++) {
    plain = isPlain(values[index]);
  }
  if (plain) {
    // With a count, since a list would lose a nil at its end.
    return engineFormat(2, pattern, ...table.unpack(values, 1, count));
  }
  return formatEach(pattern as string, count, values);
}

function formatEach(pattern: string, count: number, values: unknown[]): string {
  let used = 0;
  const [text] = string.gsub(pattern, "%%([-+ #0]*%d*%.?%d*)(.?)", ((flags: string, letter: string) => {
    if (letter === "%" && flags === "") {
      return "%";
    }
    used++;
    if (used > count) {
      raise(used + 1, "format", "no value");
    }
    return converted(flags, letter, values[used - 1], used + 1);
  }) as never);
  return text;
}

function replaceToString(): void {
  globals.tostring = systemFunction((...values: unknown[]) => {
    if (select("#", ...values) === 0) {
      raise(1, "tostring", "value expected");
    }
    const [value] = select(1, ...values);
    return math.type(value as number) === "float" ? shownText(value as number) : tostring(value);
  });
}

/** A numeral that does not fit becomes a float. In hexadecimal, or with a base, it wraps. */
function replaceToNumber(): void {
  globals.tonumber = systemFunction((...values: unknown[]) => {
    if (select("#", ...values) === 0) {
      raise(1, "tonumber", "value expected");
    }
    const [text] = select(1, ...values);
    const [base] = select(2, ...values);
    const value = base === undefined ? tonumber(text as string) : tonumber(text as string, base as number);
    if (math.type(value as number) !== "integer" || fits(value as number) || type(text) !== "string") {
      return value;
    }
    const wraps = base !== undefined || string.find(text as string, "^%s*-?0[xX]")[0] !== undefined;
    return wraps ? toInt32(value as number) : (value as number) / 1;
  });
}

const operators: Record<string, (this: void, left: number, right: number) => number> = {
  __add: (left, right) => left + right,
  __sub: (left, right) => left - right,
  __mul: (left, right) => left * right,
  __div: (left, right) => left / right,
  __mod: (left, right) => left % right,
  __pow: (left, right) => left ** right,
  __unm: (left) => -left,
  __idiv: (left, right) => floorDivide(left, right),
};

/**
 * Lua 5.4 handles arithmetic with strings in their metatable and keeps integers. In Lua 5.3 a string becomes a float.
 */
function replaceStringArithmetic(): void {
  const metatable = debug.getmetatable("") as Record<string, Operator | undefined>;
  for (const [name, operator] of pairs(operators)) {
    const plain = metatable[name];
    if (plain !== undefined) {
      metatable[name] = (left, right) => {
        const [x, y] = [tonumber(left as string), tonumber(right as string)];
        if (x !== undefined && y !== undefined) {
          return operator(x / 1, y / 1);
        }
        const other = (debug.getmetatable(type(left) === "string" ? right : left) ?? {}) as Record<string, unknown>;
        if (other[name] !== undefined) {
          return plain(left, right);
        }
        return fail(`attempt to perform arithmetic on a ${type(x === undefined ? left : right)} value`);
      };
    }
  }
}

/** Replaces number functions of the engine's libraries by the core's. */
export function arrangeNumbers(): void {
  (string as unknown as Record<string, unknown>).format = systemFunction(format);
  if (printsFloats || fillsFloats) {
    replaceToString();
  }
  if (isWide) {
    replaceToNumber();
    const library = math as unknown as Record<string, unknown>;
    library.maxinteger = mostInteger;
    library.mininteger = leastInteger;
  }
  replaceStringArithmetic();
}
