/** A zbuff as the simulator keeps it: memory outside the Lua heap, and one field for cursor and used. */
export interface BufferState {
  block: number;
  size: number;
  used: number;
}

const states = new LuaTable<object, BufferState>();
setmetatable(states as object, { __mode: "k" });

/** The state behind a userdata, or undefined when it is no zbuff. */
export function bufferState(value: unknown): BufferState | undefined {
  return type(value) === "userdata" ? states.get(value as object) : undefined;
}

export function setBufferState(userdata: object, state: BufferState): void {
  states.set(userdata, state);
}
