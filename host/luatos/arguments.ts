/** Arguments as the firmware's C code takes them. What does not fit raises as C does, with the script's place. */

import { board } from "./board";
import { fail } from "./boundary";

/** Kept here: `math` is no plain table to a script, nor to us. */
const { type: numberKind } = math;

/** Whether a value is an integer as `lua_isinteger` says: 3.0 and "3" are not. */
export function isInteger(value: unknown): value is number {
  return numberKind(value as number) === "integer";
}

/** Whether a value is a string as `lua_isstring` says: numbers are. */
export function isString(value: unknown): value is string | number {
  const kind = type(value);
  return kind === "string" || kind === "number";
}

const leastInt32 = -2147483648;
const mostInt32 = 2147483647;

/** A number as 32 bits keep it. On an engine with 32-bit integers it is the number itself. */
export function toInt32(value: number): number {
  if (value <= mostInt32 && value >= leastInt32) {
    return value;
  }
  return ((value + 2147483648) % 4294967296) - 2147483648;
}

/** An argument that must be an integer: `luaL_checkinteger`. */
export function checkInteger(value: unknown, argument: number, name: string): number {
  // Nearly every argument is such a number: no further call for it.
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

/** A boolean argument, or the default for anything else. */
export function booleanOr<Default>(value: unknown, fallback: Default): boolean | Default {
  return type(value) === "boolean" ? (value as boolean) : fallback;
}

/** `return noResult()` returns nothing at all, where `return undefined` returns nil: `select("#", …)` tells. */
export const noResult = (() => {}) as unknown as (this: void) => undefined;

/** Whether Lua takes a value for true. */
export function isTrue(value: unknown): boolean {
  return value !== undefined && value !== false;
}

/** A string or a number as text, floats as the firmware prints them. */
export function textOf(value: string | number): string {
  return numberKind(value as number) === "float" ? floatText(value as number) : tostring(value);
}

/** Whether this core fills floats that it shows: an era of some weeks. */
export const fillsFloats = board.has("floatsByPrintf") && !board.has("floatsUnfilled");

/** A string or a number as `tostring` shows it. */
export function shownText(value: string | number): string {
  return fillsFloats && numberKind(value as number) === "float"
    ? board.formatNumber("%9g", value as number)
    : textOf(value);
}

/** A string as C takes it: up to the first NUL. */
export function beforeNul(text: string): string {
  const [end] = string.find(text, "\0", 1, true);
  return end === undefined ? text : string.sub(text, 1, end - 1);
}

/** Raises what `luaL_argerror` raises, with the place of the script. Call it from what a module function calls. */
export function raise(argument: number, name: string, problem: string): void {
  fail(`bad argument #${argument} to '${name}' (${problem})`);
}

/**
 * What C calls the type of a value that a script has passed as an argument: "no value" when it has passed fewer. Call it
 * where `raise` may be called.
 */
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
 * Whether the script has passed an argument that is nil. The wrapper around each function of ours still knows: what it
 * was called with is its varargs. A method's own object comes before its first argument.
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

/** The integer that C takes a value for. Undefined when it takes it for none. */
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
