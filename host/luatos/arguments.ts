/** Checks arguments as the core's C code does. Wrong ones raise C's error, with the script's position. */

import { board } from "./board";
import { fail } from "./boundary";

/** Kept here: `math` is not a plain table to a script, nor to us. */
const { type: numberKind } = math;

/** Whether a value is an integer by `lua_isinteger`: 3.0 and "3" are not. */
export function isInteger(value: unknown): value is number {
  return numberKind(value as number) === "integer";
}

/** Whether a value is a string by `lua_isstring`: numbers are. */
export function isString(value: unknown): value is string | number {
  const kind = type(value);
  return kind === "string" || kind === "number";
}

const leastInt32 = -2147483648;
const mostInt32 = 2147483647;

/** Wraps a number to 32 bits. On an engine with 32-bit integers it is unchanged. */
export function toInt32(value: number): number {
  if (value <= mostInt32 && value >= leastInt32) {
    return value;
  }
  return ((value + 2147483648) % 4294967296) - 2147483648;
}

/** An argument that must be an integer: `luaL_checkinteger`. */
export function checkInteger(value: unknown, argument: number, name: string): number {
  // Nearly every argument is such a number, and needs no further call.
  if (numberKind(value as number) === "integer" && (value as number) <= mostInt32 && (value as number) >= leastInt32) {
    return value as number;
  }
  const integer = toInteger(value);
  if (integer === undefined) {
    raise(argument, name, integerProblem(value, argument));
  }
  return integer as number;
}

/** The same with a default for nil: `luaL_optinteger`. */
export function optionalInteger<Default>(
  value: unknown,
  fallback: Default,
  argument: number,
  name: string,
): number | Default {
  if (value === undefined) {
    return fallback;
  }
  const integer = toInteger(value);
  if (integer === undefined) {
    raise(argument, name, integerProblem(value, argument));
  }
  return integer as number;
}

/** An argument that must be a number: `luaL_checknumber`. */
export function checkNumber(value: unknown, argument: number, name: string): number {
  const number = isString(value) ? tonumber(value) : undefined;
  if (number === undefined) {
    raise(argument, name, `number expected, got ${typeName(value, argument)}`);
  }
  return number as number;
}

/** An argument that must be a string: `luaL_checklstring`. A number becomes text. */
export function checkString(value: unknown, argument: number, name: string): string {
  if (!isString(value)) {
    raise(argument, name, `string expected, got ${typeName(value, argument)}`);
  }
  return textOf(value as string);
}

/** The same with a default for nil: `luaL_optlstring`. */
export function optionalString(value: unknown, fallback: string, argument: number, name: string): string {
  if (value === undefined) {
    return fallback;
  }
  if (!isString(value)) {
    raise(argument, name, `string expected, got ${typeName(value, argument)}`);
  }
  return textOf(value as string);
}

/** A boolean argument. Anything else becomes the default. */
export function booleanOr<Default>(value: unknown, fallback: Default): boolean | Default {
  return type(value) === "boolean" ? (value as boolean) : fallback;
}

/**
 * `return noResult()` returns nothing at all, while `return undefined` returns nil. `select("#", …)` shows the
 * difference.
 */
export const noResult = (() => {}) as unknown as (this: void) => undefined;

/** Whether Lua treats a value as true. */
export function isTrue(value: unknown): boolean {
  return value !== undefined && value !== false;
}

/** A string or a number as text. Floats are printed as the core prints them. */
export function textOf(value: string | number): string {
  return numberKind(value as number) === "float" ? floatText(value as number) : tostring(value);
}

/** Whether this core pads the floats that it prints: an era of some weeks. */
export const fillsFloats = board.has("floatsByPrintf") && !board.has("floatsUnfilled");

/** A string or a number as `tostring` prints it. */
export function shownText(value: string | number): string {
  return fillsFloats && numberKind(value as number) === "float"
    ? board.formatNumber("%9g", value as number)
    : textOf(value);
}

/** A string as C reads it: up to the first NUL. */
export function beforeNul(text: string): string {
  const [end] = string.find(text, "\0", 1, true);
  return end === undefined ? text : string.sub(text, 1, end - 1);
}

/**
 * Raises the error of `luaL_argerror`, with the script's position. Call it from a function that a module function
 * calls.
 */
export function raise(argument: number, name: string, problem: string): void {
  fail(`bad argument #${argument} to '${name}' (${problem})`);
}

/** C's name for the type of a script's argument: "no value" for a missing one. Call it where `raise` may be called. */
export function typeName(value: unknown, argument: number): string {
  if (value === undefined) {
    return isPassed(argument) ? "nil" : "no value";
  }
  if (type(value) === "userdata") {
    const { __name: name } = (debug.getmetatable(value) ?? {}) as { __name?: string };
    return name ?? "userdata";
  }
  return type(value);
}

/**
 * Whether the script has passed nil as this argument. The wrapper of each of our functions still has the arguments of
 * the call as its varargs. A method's own object comes before its first argument.
 */
function isPassed(argument: number): boolean {
  for (let level = 3; ; level++) {
    const info = debug.getinfo(level, "Su");
    if (info === undefined) {
      return false;
    }
    if (info.source === "=[C]" && (info as { isvararg?: boolean }).isvararg === true && info.what === "Lua") {
      const [name, value] = debug.getlocal(level, -argument);
      const isMethod = name !== undefined && value !== undefined;
      return isMethod ? debug.getlocal(level, -argument - 1)[0] !== undefined : name !== undefined;
    }
  }
}

/** Converts a value to an integer as C does. Undefined when C would not. */
function toInteger(value: unknown): number | undefined {
  if (isInteger(value)) {
    return toInt32(value);
  }
  const number = isString(value) ? tonumber(value) : undefined;
  if (number === undefined) {
    return undefined;
  }
  if (isInteger(number)) {
    return toInt32(number);
  }
  return number >= -2147483648 && number < 2147483648 ? math.tointeger(number) : undefined;
}

function integerProblem(value: unknown, argument: number): string {
  return isString(value) && tonumber(value) !== undefined
    ? "number has no integer representation"
    : `number expected, got ${typeName(value, argument)}`;
}

function floatText(value: number): string {
  const text = board.formatFloat("g", 7, value);
  const [digitsOnly] = string.find(text, "^[-%d]+$");
  return digitsOnly === undefined ? text : `${text}.0`;
}
