import { board } from "./board";

/** A zbuff as the simulator keeps it: memory outside the Lua heap, and one field for cursor and used. */
export interface BufferState {
  /** 0, which is empty, after `free`. */
  block: number;
  size: number;
  used: number;
  /** A frame buffer's size and bits per pixel; 0 when it is none. */
  width: number;
  height: number;
  bits: number;
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

/** Collects garbage, where the engine has a collector of its own: fengari leaves it to JavaScript. */
export function collectGarbage(): void {
  pcall(collectgarbage as never);
}

/** Changes the capacity. `used` is cut to it; new memory holds whatever was there. Returns false when memory is short. */
export function resizeBuffer(state: BufferState, size: number): boolean {
  // The firmware claims a byte even for nothing.
  const claimed = size > 0 ? size : 1;
  if (state.block === 0) {
    const block = board.alloc(claimed, false);
    if (block === undefined) {
      return false;
    }
    state.block = block;
  } else if (!board.resize(state.block, claimed)) {
    return false;
  }
  state.size = size;
  state.used = state.used < size ? state.used : size;
  return true;
}
