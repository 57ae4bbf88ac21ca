import type { HostFunction, LuaValue } from "./engine.ts";
import { type LuaApi, typeBoolean, typeNil, typeNumber, typeString } from "./lua-api.ts";

const typeNames = ["nil", "boolean", "userdata", "number", "string", "table", "function", "userdata", "thread"];

/** Reads a value from a stack. Throws an Error for a value that cannot leave the VM. */
export function readValue<State>(api: LuaApi<State>, state: State, index: number): LuaValue {
  const type = api.type(state, index);
  if (type === typeNumber) {
    return api.number(state, index);
  }
  if (type === typeString) {
    return api.bytes(state, index);
  }
  if (type === typeBoolean) {
    return api.boolean(state, index);
  }
  if (type === typeNil || type === -1) {
    return undefined;
  }
  throw new Error(`a Lua value of type ${typeNames[type] ?? type} cannot leave the VM`);
}

/** Pushes a value. Reports its bytes to the heap's account. */
export function pushValue<State>(api: LuaApi<State>, state: State, value: LuaValue | string): void {
  if (value === undefined) {
    api.pushNil(state);
  } else if (typeof value === "boolean") {
    api.pushBoolean(state, value);
  } else if (typeof value === "number") {
    api.pushNumber(state, value);
  } else {
    const bytes = bytesOf(value);
    api.heap?.handed(bytes.length);
    api.pushBytes(state, bytes);
  }
}

/** The error value on top of a stack, as text. */
export function messageOf<State>(api: LuaApi<State>, state: State): string {
  const type = api.type(state, -1);
  if (type === typeString) {
    return Buffer.from(api.bytes(state, -1)).toString();
  }
  return type === typeNumber ? String(api.number(state, -1)) : `(error object is a ${typeNames[type] ?? type} value)`;
}

/** A string in UTF-8, or bytes as they are. */
export function bytesOf(value: string | Uint8Array): Uint8Array {
  return typeof value === "string" ? Buffer.from(value) : value;
}

/**
 * Calls a host function with the values on the stack as its arguments. Pushes what it returns, and returns how many
 * values those are.
 */
export function callHost<State>(api: LuaApi<State>, state: State, action: HostFunction): number {
  const result = withArguments(api, state, action);
  if (result === undefined) {
    return 0;
  }
  if (!Array.isArray(result)) {
    pushValue(api, state, result);
    return 1;
  }
  if (result.length > roomForResults) {
    api.reserve(state, result.length);
  }
  for (const value of result) {
    pushValue(api, state, value);
  }
  return result.length;
}

/** A C function has room for this many results without reserving. */
const roomForResults = 15;

function withArguments<State>(api: LuaApi<State>, state: State, action: HostFunction): ReturnType<HostFunction> {
  const count = api.top(state);
  // Most calls have few arguments and need no array for them.
  switch (count) {
    case 0:
      return action();
    case 1:
      return action(readValue(api, state, 1));
    case 2:
      return action(readValue(api, state, 1), readValue(api, state, 2));
    case 3:
      return action(readValue(api, state, 1), readValue(api, state, 2), readValue(api, state, 3));
  }
  const args: LuaValue[] = [];
  for (let index = 1; index <= count; index++) {
    args.push(readValue(api, state, index));
  }
  return action(...args);
}
