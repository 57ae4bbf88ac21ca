/**
 * What the firmware's sys.lua costs is charged to the script, as on a device, where it is Lua of the script's VM: what
 * it executes, each function without those that it calls, and what it claims of the Lua heap. `npm run drift` holds
 * these costs against a sys.lua.
 */

import { board } from "./board";

/** Without bytes it claims none. */
export const charge = board.charge as (this: void, instructions: number, allocatedBytes?: number) => void;

/** For tables that the firmware's sys.lua has, too. No call of the firmware's or of the board's may come between. */
export function account(this: void, on: boolean): void {
  board.account(on);
}

/** Puts a value into such a table. */
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

/** A table, and each value in its list, on a module. */
const tableBytes = 32;
const valueBytes = 8;

/** A list that is made of so many values. */
export function listBytes(this: void, length: number): number {
  return tableBytes + valueBytes * length;
}

/** A list to which so many values were added, one after the other. */
export function grownListBytes(this: void, length: number): number {
  let room = 1;
  while (room < length) {
    room *= 2;
  }
  return listBytes(length === 0 ? 0 : room);
}

/** What a call of `sys_cw` makes, and what each call of its functions makes. */
export const pendingBytes = tableBytes + 40;
export const closureBytes = 68;
