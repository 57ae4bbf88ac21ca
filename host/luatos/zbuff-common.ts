import { raise, typeName } from "./arguments";
import { firmwareLog } from "./log";
import { type BufferState, bufferState } from "./memory";

/** A method of a zbuff. The compiler checks the names against the declaration. */
export type Method = (this: void, self: unknown, ...args: unknown[]) => unknown;

/** The zbuff of an argument; 0 is the object of a method call. Raises when it is not a zbuff. */
export function stateOf(value: unknown, name: string, argument = 1): BufferState {
  const state = bufferState(value);
  if (state === undefined) {
    raise(argument, name, `ZBUFF* expected, got ${typeName(value, argument)}`);
  }
  return state as BufferState;
}

/** Adds a warning of zbuff to the module's log. */
export function warn(text: string): void {
  firmwareLog(3, "zbuff", text);
}
