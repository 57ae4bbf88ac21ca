import type { LuaValue } from "../engine/engine.ts";

/** A number that Lua has passed. Throws a TypeError for anything else: the simulated LuatOS has a bug then. */
export function number(value: LuaValue): number {
  if (typeof value !== "number") {
    throw new TypeError(`a number was expected, not ${String(value)}`);
  }
  return value;
}

/** A string that Lua has passed, as bytes. Throws a TypeError for anything else. */
export function bytes(value: LuaValue): Uint8Array {
  if (!(value instanceof Uint8Array)) {
    throw new TypeError(`a string was expected, not ${String(value)}`);
  }
  return value;
}

/** A string that Lua has passed, as text. Throws a TypeError for anything else. */
export function text(value: LuaValue): string {
  return Buffer.from(bytes(value)).toString();
}
