import { board } from "./board";

/** The simulator's state of a zbuff: memory outside the Lua heap, and one field for cursor and used. */
export interface BufferState {
  /** 0 after `free`: the empty block. */
  block: number;
  size: number;
  used: number;
  /** Size and bits per pixel of a frame buffer. 0 for other zbuffs. */
  width: number;
  height: number;
  bits: number;
}

const states = new LuaTable<object, BufferState>();
setmetatable(states as object, { __mode: "k" });

/** The state of a userdata, or undefined when it is not a zbuff. */
export function bufferState(value: unknown): BufferState | undefined {
  return type(value) === "userdata" ? states.get(value as object) : undefined;
}

/** Makes a userdata a zbuff with this state. The state lives as long as the userdata. */
export function setBufferState(userdata: object, state: BufferState): void {
  states.set(userdata, state);
}

/** Collects garbage if the engine has its own collector: fengari leaves it to JavaScript. */
export function collectGarbage(): void {
  pcall(collectgarbage as never);
}

/**
 * Changes the capacity. `used` is cut to it; the contents of new memory are undefined. Returns false when memory is
 * short.
 */
export function resizeBuffer(state: BufferState, size: number): boolean {
  // The core claims a byte even for size 0.
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
