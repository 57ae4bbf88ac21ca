import { checkInteger, isInteger, isString, textOf } from "./arguments";
import { board } from "./board";
import { firmwareLog } from "./log";
import { type BufferState, collectGarbage, setBufferState } from "./memory";
import { warn } from "./zbuff-common";
import { fillFrame } from "./zbuff-frame";

/** The core collects garbage before it claims this much or more. */
const largeBytes = 64 * 1024;
const mostFrameBits = 128 * 1024 * 1024 * 8;
const pixelBits = [1, 4, 8, 16, 24, 32];
const collects = board.has("createCollects");

/** Makes a buffer: `zbuff.create`. `metatable` makes it a zbuff. */
export function createBuffer(
  metatable: object,
  length: unknown,
  fill: unknown,
): LuaMultiReturn<[buffer?: object, message?: string]> {
  const frame = type(length) === "table" ? (length as LuaTable<number, unknown>) : undefined;
  const width = frame === undefined ? 0 : checkInteger(frame.get(1), 1, "create");
  const height = frame === undefined ? 0 : checkInteger(frame.get(2), 1, "create");
  const bits = frame === undefined ? 0 : checkInteger(frame.get(3), 1, "create");
  const size = frame === undefined ? checkInteger(length, 1, "create") : frameBytes(width, height, bits);
  if (size === undefined) {
    return $multi();
  }
  if (size < 0) {
    warn("invalid zbuff length, create refused");
  }
  if (size <= 0) {
    return $multi();
  }
  const block = claim(size);
  if (block === undefined) {
    return $multi(undefined, "memory not enough");
  }
  const state: BufferState = { block, size, used: 0, width, height, bits };
  if (frame !== undefined) {
    fillFrame(state, fill);
  } else if (isInteger(fill)) {
    board.fill(block, 0, fill % 256, size);
  } else if (isString(fill)) {
    const bytes = string.sub(textOf(fill), 1, size);
    board.put(block, 0, bytes);
    state.used = bytes.length;
  } else {
    board.fill(block, 0, 0, size);
  }
  const userdata = board.newUserdata();
  setBufferState(userdata, state);
  debug.setmetatable(userdata, metatable);
  return $multi(userdata);
}

/** The size of a frame buffer in bytes. Undefined when such a frame is not possible. */
function frameBytes(width: number, height: number, bits: number): number | undefined {
  if (!pixelBits.some((each) => each === bits)) {
    return undefined;
  }
  // As a float: the product may exceed an integer.
  if (width <= 0 || height <= 0 || (width / 1) * height * bits > mostFrameBits) {
    warn("invalid framebuffer size, create refused");
    return undefined;
  }
  return floorDivide(width * height * bits - 1, 8) + 1;
}

/** Claims memory. If it is short, collects garbage, twice as userdata needs it, and tries once more. */
function claim(size: number): number | undefined {
  if (size >= largeBytes && collects) {
    firmwareLog(2, "zbuff", `create large size: ${floorDivide(size, 1024)} kbyte, trigger force GC`);
    collectAll();
  }
  const block = board.alloc(size, false);
  if (block !== undefined || !collects) {
    return block;
  }
  firmwareLog(2, "zbuff", `create size: ${size} byte but memory not enough, trigger GC`);
  collectAll();
  const second = board.alloc(size, true);
  if (second === undefined) {
    warn(`create size: ${size} byte but memory not enough!!!`);
  }
  return second;
}

function collectAll(): void {
  collectGarbage();
  collectGarbage();
}
