/** The library `bit32` of Lua 5.2, which LuatOS keeps and extends. Its other name is `bit`. Integers are signed. */

import { checkInteger, optionalInteger, toInt32 } from "./arguments";
import { fail } from "./boundary";

function fold(name: string, start: number, combine: (this: void, left: number, right: number) => number) {
  return (...values: unknown[]): number => {
    let result = start;
    for (let index = 0; index < values.length; index++) {
      result = combine(result, checkInteger(values[index], index + 1, name));
    }
    return toInt32(result);
  };
}

/** Shifts left, or right for a negative count. Fills with zeros. */
function shifted(value: number, by: number): number {
  if (by <= -32 || by >= 32) {
    return 0;
  }
  if (by >= 0) {
    return toInt32(value << by);
  }
  // Division, since the compiled `>>>` raises with 32-bit integers. The first step shifts by one and clears the sign.
  return floorDivide(floorDivide(value, 2) & 0x7fffffff, 1 << (-by - 1));
}

function rotated(value: number, by: number): number {
  const count = by % 32;
  return count === 0 ? value : toInt32(shifted(value, count) | shifted(value, count - 32));
}

/** A mask of the lowest bits of a field. Raises when the field exceeds 32 bits. */
function fieldMask(place: number, width: number, argument: number, name: string): number {
  if (place < 0) {
    fail(`bad argument #${argument} to '${name}' (field cannot be negative)`);
  }
  if (width <= 0) {
    fail(`bad argument #${argument + 1} to '${name}' (width must be positive)`);
  }
  if (place + width > 32) {
    fail("trying to access non-existent bits");
  }
  return width === 32 ? -1 : toInt32(shifted(1, width) - 1);
}

/** Changes single bits by their positions. */
function changer(name: string, change: (this: void, value: number, bit: number) => number) {
  return (...values: unknown[]): number => {
    let result = checkInteger(values[0], 1, name);
    for (let index = 1; index < values.length; index++) {
      result = change(result, shifted(1, checkInteger(values[index], index + 1, name) % 32));
    }
    return toInt32(result);
  };
}

function hasBit(value: unknown, place: unknown, name: string): boolean {
  return (checkInteger(value, 1, name) & shifted(1, checkInteger(place, 2, name) % 32)) !== 0;
}

const band = fold("band", -1, (left, right) => left & right);

/** The functions of `bit` and `bit32`. Integers have 32 bits. They raise on an argument that is no integer. */
export const bitFunctions = {
  band,
  bor: fold("bor", 0, (left, right) => left | right),
  bxor: fold("bxor", 0, (left, right) => left ^ right),
  btest: (...values: unknown[]) => band(...values) !== 0,
  bnot: (value: unknown) => toInt32(~checkInteger(value, 1, "bnot")),
  lshift: (value: unknown, by: unknown) => shifted(checkInteger(value, 1, "lshift"), checkInteger(by, 2, "lshift")),
  rshift: (value: unknown, by: unknown) => shifted(checkInteger(value, 1, "rshift"), -checkInteger(by, 2, "rshift")),
  arshift: (value: unknown, by: unknown) => {
    const number = checkInteger(value, 1, "arshift");
    const count = checkInteger(by, 2, "arshift");
    if (count < 0 || number >= 0) {
      return shifted(number, -count);
    }
    return count >= 32 ? -1 : toInt32(shifted(number, -count) | ~shifted(-1, -count));
  },
  lrotate: (value: unknown, by: unknown) => rotated(checkInteger(value, 1, "lrotate"), checkInteger(by, 2, "lrotate")),
  rrotate: (value: unknown, by: unknown) => rotated(checkInteger(value, 1, "rrotate"), -checkInteger(by, 2, "rrotate")),
  extract: (value: unknown, at: unknown, width: unknown) => {
    const place = checkInteger(at, 2, "extract");
    const mask = fieldMask(place, optionalInteger(width, 1, 3, "extract"), 2, "extract");
    return shifted(checkInteger(value, 1, "extract"), -place) & mask;
  },
  replace: (value: unknown, field: unknown, at: unknown, width: unknown) => {
    const place = checkInteger(at, 3, "replace");
    const mask = fieldMask(place, optionalInteger(width, 1, 4, "replace"), 3, "replace");
    const bits = shifted(checkInteger(field, 2, "replace") & mask, place);
    return toInt32((checkInteger(value, 1, "replace") & ~shifted(mask, place)) | bits);
  },
  bit: (place: unknown) => shifted(1, checkInteger(place, 1, "bit") % 32),
  set: changer("set", (value, bit) => value | bit),
  clear: changer("clear", (value, bit) => value & ~bit),
  isset: (value: unknown, place: unknown) => hasBit(value, place, "isset"),
  isclear: (value: unknown, place: unknown) => !hasBit(value, place, "isclear"),
};
