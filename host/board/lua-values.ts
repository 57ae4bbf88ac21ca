import type { LuaValue } from "../engine/engine.ts";

/** A number from Lua. Throws a TypeError for anything else: then the simulated LuatOS has a bug. */
export function number(value: LuaValue): number {
  if (typeof value !== "number") {
    throw new TypeError(`expected a number, got ${String(value)}`);
  }
  return value;
}

/** A string from Lua, as bytes. Throws a TypeError for anything else. */
export function bytes(value: LuaValue): Uint8Array {
  if (!(value instanceof Uint8Array)) {
    throw new TypeError(`expected a string, got ${String(value)}`);
  }
  return value;
}

/** A string from Lua, as text. Throws a TypeError for anything else. */
export function text(value: LuaValue): string {
  return Buffer.from(bytes(value)).toString();
}
