import { raise, typeName } from "./arguments";
import { firmwareLog } from "./log";
import { type BufferState, bufferState } from "./memory";

/** A method of a zbuff. The compiler holds the names against the declaration. */
export type Method = (this: void, self: unknown, ...args: unknown[]) => unknown;

/** The zbuff behind an argument; 0 is the object that a method was called on. Raises when it is none. */
export function stateOf(value: unknown, name: string, argument = 1): BufferState {
  const state = bufferState(value);
  if (state === undefined) {
    raise(argument, name, `ZBUFF* expected, got ${typeName(value, argument)}`);
  }
  return state as BufferState;
}

export function warn(text: string): void {
  firmwareLog(3, "zbuff", text);
}
