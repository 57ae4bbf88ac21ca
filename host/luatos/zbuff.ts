import { board } from "./board";
import { type BufferState, bufferState, setBufferState } from "./memory";
import { checkInteger, checkString, optionalInteger, type Simulated, simulatedModule } from "./simulated";

const fromStart = 0;
const fromCursor = 1;
const fromEnd = 2;

/** The module `zbuff`. Cursor and used are one field, as in the firmware. */
export const zbuffModule = simulatedModule<typeof zbuff>()("zbuff", {
  create: create as never,
  SEEK_SET: fromStart,
  SEEK_CUR: fromCursor,
  SEEK_END: fromEnd,
  HEAP_AUTO: 0,
  HEAP_SRAM: 1,
  HEAP_PSRAM: 2,
});

function create(length: unknown, fill: unknown): LuaMultiReturn<[buffer?: ZBuff, message?: string]> {
  const size = checkInteger(length, 1, "create");
  if (size <= 0) {
    return $multi();
  }
  const block = board.alloc(size);
  if (block === undefined) {
    return $multi(undefined, "memory not enough");
  }
  const state: BufferState = { block, size, used: 0 };
  if (type(fill) === "string") {
    const bytes = string.sub(fill as string, 1, size);
    board.put(block, 0, bytes);
    state.used = bytes.length;
  } else {
    board.fill(block, 0, optionalInteger(fill, 0, 2, "create") % 256, size);
  }
  const userdata = board.newUserdata();
  setBufferState(userdata, state);
  debug.setmetatable(userdata, metatable);
  return $multi(userdata as ZBuff);
}

function stateOf(value: unknown, name: string): BufferState {
  const state = bufferState(value);
  if (state === undefined) {
    error(`bad argument #1 to '${name}' (ZBUFF* expected, got ${type(value)})`, 3);
  }
  return state;
}

function grow(state: BufferState, size: number): boolean {
  if (!board.resize(state.block, size)) {
    return false;
  }
  state.size = size;
  return true;
}

const methods = {
  seek: (self: unknown, offset: unknown, base: unknown) => {
    const state = stateOf(self, "seek");
    let at = checkInteger(offset, 2, "seek");
    const from = optionalInteger(base, fromStart, 3, "seek");
    at = from === fromCursor ? state.used + at : from === fromEnd ? state.size + at : at;
    state.used = at < 0 ? 0 : at > state.size ? state.size : at;
    return state.used;
  },
  used: (self: unknown) => stateOf(self, "used").used,
  len: (self: unknown) => stateOf(self, "len").size,
  write: (self: unknown, ...values: unknown[]) => {
    const state = stateOf(self, "write");
    const room = state.size - state.used;
    let bytes = "";
    if (math.type(values[0] as number) === "integer") {
      for (const value of values) {
        bytes += string.char((value as number) % 256);
      }
    } else {
      bytes = checkString(values[0], 2, "write");
    }
    bytes = string.sub(bytes, 1, room);
    board.put(state.block, state.used, bytes);
    state.used += bytes.length;
    return bytes.length;
  },
  read: (self: unknown, count: unknown) => {
    const state = stateOf(self, "read");
    const left = state.size - state.used;
    const wanted = optionalInteger(count, 1, 2, "read");
    const taken = wanted > left ? left : wanted < 0 ? 0 : wanted;
    state.used += taken;
    return board.slice(state.block, state.used - taken, taken);
  },
  toStr: (self: unknown, start: unknown, count: unknown) => {
    const state = stateOf(self, "toStr");
    let from = optionalInteger(start, 0, 2, "toStr");
    from = from > state.size ? state.size : from;
    const wanted = optionalInteger(count, state.size, 3, "toStr");
    return board.slice(state.block, from, from + wanted > state.size ? state.size - from : wanted);
  },
  query: (self: unknown, start: unknown, count: unknown) => {
    const state = stateOf(self, "query");
    let from = optionalInteger(start, 0, 2, "query");
    from = from < 0 ? from + state.used : from;
    if (from < 0) {
      return undefined;
    }
    from = from > state.used ? state.used : from;
    let wanted = optionalInteger(count, state.used, 3, "query");
    wanted = wanted < 0 || from + wanted > state.used ? state.used - from : wanted;
    return wanted === 0 ? undefined : board.slice(state.block, from, wanted);
  },
  copy: (self: unknown, start: unknown, source: unknown, from: unknown, count: unknown) => {
    const state = stateOf(self, "copy");
    let at = optionalInteger(start, state.used, 2, "copy");
    at = at < 0 ? state.used + at : at;
    if (at < 0) {
      return 0;
    }
    const other = bufferState(source);
    if (other === undefined) {
      const bytes = checkString(source, 3, "copy");
      if (at + bytes.length > state.size && !grow(state, state.size + bytes.length + at)) {
        return 0;
      }
      board.put(state.block, at, bytes);
      at += bytes.length;
      state.used = at > state.used ? at : state.used;
      return bytes.length;
    }
    const begin = optionalInteger(from, 0, 4, "copy");
    const wanted = optionalInteger(count, other.used, 5, "copy");
    if (begin < 0 || wanted < 0 || begin + wanted > other.size) {
      return 0;
    }
    if (at + wanted > state.size && !grow(state, state.size + wanted + at)) {
      return 0;
    }
    board.copy(state.block, at, other.block, begin, wanted);
    at += wanted;
    state.used = at > state.used ? at : state.used;
    return wanted;
  },
  del: (self: unknown, start: unknown, count: unknown) => {
    const state = stateOf(self, "del");
    const from = optionalInteger(start, 0, 2, "del");
    const wanted = optionalInteger(count, state.used, 3, "del");
    const begin = from < 0 ? from + state.used : from;
    if (begin < 0 || begin >= state.used) {
      return;
    }
    const taken = begin + wanted > state.used ? state.used - begin : wanted;
    board.copy(state.block, begin, state.block, begin + taken, state.used - begin - taken);
    state.used -= taken;
  },
  resize: (self: unknown, size: unknown) => {
    const state = stateOf(self, "resize");
    const wanted = checkInteger(size, 2, "resize");
    if (wanted > 0 && grow(state, wanted) && state.used > wanted) {
      state.used = wanted;
    }
  },
  clear: (self: unknown, value: unknown) => {
    const state = stateOf(self, "clear");
    board.fill(state.block, 0, optionalInteger(value, 0, 2, "clear") % 256, state.size);
    state.used = 0;
  },
  free: (self: unknown) => release(self),
} satisfies Partial<{ [Name in keyof ZBuff]: unknown }>;

function release(self: unknown): void {
  const state = bufferState(self);
  if (state !== undefined && state.size > 0) {
    board.free(state.block);
    state.size = 0;
    state.used = 0;
  }
}

const metatable: object = {
  __name: "ZBUFF*",
  __gc: release,
  __len: (self: unknown) => stateOf(self, "len").size,
  __index: (self: unknown, key: unknown) => {
    const state = bufferState(self) as BufferState;
    if (math.type(key as number) === "integer") {
      const at = key as number;
      return at >= 0 && at < state.size ? board.get(state.block, at) : undefined;
    }
    const method = (methods as Record<string, unknown>)[key as string];
    if (method === undefined) {
      error(`zbuff has no simulated method ${tostring(key)}`, 2);
    }
    return method;
  },
  __newindex: (self: unknown, key: unknown, value: unknown) => {
    const state = bufferState(self) as BufferState;
    const at = key as number;
    if (at >= 0 && at < state.size) {
      board.fill(state.block, at, checkInteger(value, 3, "newindex") % 256, 1);
    }
  },
};

export type ZbuffMethods = Simulated<typeof methods>;
