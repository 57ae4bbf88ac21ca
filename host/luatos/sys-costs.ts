/**
 * Charges the script for the work of the core's sys.lua, which is Lua of the script's VM on a device: its instructions,
 * per function without called functions, and its claims from the Lua heap. `npm run drift` compares these costs with a
 * sys.lua.
 */

import { board } from "./board";

/** Without bytes, it claims none. */
export const charge = board.charge as (this: void, instructions: number, allocatedBytes?: number) => void;

/** For tables that the core's sys.lua has, too. Do not call the firmware or the board in between. */
export function account(this: void, on: boolean): void {
  board.account(on);
}

/** Sets a value in such a table. */
export function setAccounted<Key extends AnyNotNil, Value>(
  this: void,
  table: LuaTable<Key, Value>,
  key: Key,
  value: Value,
): void {
  account(true);
  table.set(key, value);
  account(false);
}

/** The size of a table, and of each value in its list, on a module. */
const tableBytes = 32;
const valueBytes = 8;

/** The size of a list created with this many values. */
export function listBytes(this: void, length: number): number {
  return tableBytes + valueBytes * length;
}

/** The size of a list after appending this many values one by one. */
export function grownListBytes(this: void, length: number): number {
  let room = 1;
  while (room < length) {
    room *= 2;
  }
  return listBytes(length === 0 ? 0 : room);
}

/** The bytes that a call of `sys_cw` claims, beside its list. */
export const pendingBytes = tableBytes + 40;
/** The bytes that each call of a function of its result claims. */
export const closureBytes = 68;
