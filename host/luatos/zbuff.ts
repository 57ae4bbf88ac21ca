import { checkInteger, checkString, isInteger, isString, noResult, optionalInteger, textOf } from "./arguments";
import { board } from "./board";
import { systemFunctions } from "./boundary";
import { firmwareLog } from "./log";
import { type BufferState, bufferState, resizeBuffer } from "./memory";
import { simulatedModule, withoutMissing } from "./simulated";
import { type Method, stateOf, warn } from "./zbuff-common";
import { createBuffer } from "./zbuff-create";
import { frameMethods } from "./zbuff-frame";
import { numberMethods } from "./zbuff-numbers";
import { packMethods } from "./zbuff-pack";

const fromStart = 0;
const fromCursor = 1;
const fromEnd = 2;

function seek(self: unknown, offset: unknown, base: unknown): number | undefined {
  const state = stateOf(self, "seek");
  const by = checkInteger(offset, 1, "seek");
  const from = optionalInteger(base, fromStart, 2, "seek");
  if (from !== fromStart && from !== fromCursor && from !== fromEnd) {
    return noResult();
  }
  const at = (from === fromCursor ? state.used : from === fromEnd ? state.size : 0) + by;
  state.used = at < 0 ? 0 : at > state.size ? state.size : at;
  return state.used;
}

function used(self: unknown, count: unknown): number {
  const state = stateOf(self, "used");
  if (isInteger(count) && board.has("usedIsSet")) {
    // C reads a negative count as a large one.
    state.used = count < 0 || count > state.size ? state.size : count;
  }
  return state.used;
}

function write(self: unknown, ...values: unknown[]): number {
  const state = stateOf(self, "write");
  const room = state.size > state.used ? state.size - state.used : 0;
  const bytes = isInteger(values[0]) ? bytesOf(values, room) : checkString(values[0], 1, "write");
  const fitting = string.sub(bytes, 1, room);
  board.put(state.block, state.used, fitting);
  state.used += fitting.length;
  return fitting.length;
}

/** The integers at the start of the values as bytes, up to a limit. */
function bytesOf(values: unknown[], most: number): string {
  const bytes: string[] = [];
  for (const value of values) {
    if (!isInteger(value) || bytes.length >= most) {
      break;
    }
    bytes.push(string.char(value % 256));
  }
  return table.concat(bytes);
}

function read(self: unknown, count: unknown): string {
  const state = stateOf(self, "read");
  const left = state.size > state.used ? state.size - state.used : 0;
  const wanted = optionalInteger(count, 1, 1, "read");
  // C reads a negative count as a large one.
  const taken = wanted < 0 || wanted > left ? left : wanted;
  state.used += taken;
  return board.slice(state.block, state.used - taken, taken);
}

function toStr(self: unknown, start: unknown, count: unknown): string {
  const state = stateOf(self, "toStr");
  let from = optionalInteger(start, 0, 1, "toStr");
  from = from < 0 || from > state.size ? state.size : from;
  const wanted = optionalInteger(count, state.size, 2, "toStr");
  if (wanted < 0 && board.has("negativeTextIsEmpty")) {
    warn("zbuff:toStr length cannot be negative");
    return "";
  }
  return board.slice(state.block, from, wanted < 0 || from + wanted > state.size ? state.size - from : wanted);
}

function query(
  self: unknown,
  start: unknown,
  count: unknown,
  bigEndian: unknown,
  signed: unknown,
  float: unknown,
): string | number | undefined {
  const state = stateOf(self, "query");
  let from = optionalInteger(start, 0, 1, "query");
  from = from < 0 ? from + state.used : from;
  if (from < 0) {
    return undefined;
  }
  from = from > state.used ? state.used : from;
  let wanted = optionalInteger(count, state.used, 2, "query");
  wanted = wanted < 0 || from + wanted > state.used ? state.used - from : wanted;
  if (wanted === 0) {
    return undefined;
  }
  if (type(bigEndian) !== "boolean") {
    return board.slice(state.block, from, wanted);
  }
  const little = bigEndian === false;
  if (wanted === 1 || wanted === 2) {
    return board.readNumber(state.block, from, `${signed === true ? "I" : "U"}${wanted * 8}`, little);
  }
  if (wanted === 4 || wanted === 8) {
    // A float always has the byte order of the chip.
    return float === true
      ? board.readNumber(state.block, from, `F${wanted * 8}`, true) / 1
      : board.readNumber(state.block, from, `I${wanted * 8}`, little);
  }
  return board.has("queryGivesText") ? board.slice(state.block, from, wanted) : undefined;
}

function copy(self: unknown, start: unknown, source: unknown, ...rest: unknown[]): number {
  const state = stateOf(self, "copy");
  let at = optionalInteger(start, state.used, 1, "copy");
  at = at < 0 ? state.used + at : at;
  if (at < 0) {
    return 0;
  }
  if (isInteger(source)) {
    return copyIntegers(state, at, [source, ...rest]);
  }
  if (isString(source)) {
    const bytes = textOf(source);
    if (!makeRoom(state, at, bytes.length)) {
      return 0;
    }
    board.put(state.block, at, bytes);
    return usedTo(state, at, bytes.length);
  }
  return type(source) === "userdata" ? copyBuffer(state, at, source, rest[0], rest[1]) : 0;
}

/** Writes byte by byte, and grows when it reaches the end. */
function copyIntegers(state: BufferState, at: number, values: unknown[]): number {
  let written = 0;
  for (const value of values) {
    if (!isInteger(value)) {
      break;
    }
    const place = at + written;
    if (place >= state.size && !resizeBuffer(state, place * 2)) {
      return written;
    }
    board.fill(state.block, place, value % 256, 1);
    written++;
  }
  return usedTo(state, at, written);
}

function copyBuffer(state: BufferState, at: number, source: unknown, from: unknown, count: unknown): number {
  const other = stateOf(source, "copy", 2);
  const begin = optionalInteger(from, 0, 3, "copy");
  const wanted = optionalInteger(count, other.used, 4, "copy");
  if (begin < 0 || begin > other.size || wanted < 0 || wanted > other.size - begin) {
    warn("copy range out of source buff, copy refused");
    return 0;
  }
  if (!makeRoom(state, at, wanted)) {
    return 0;
  }
  board.copy(state.block, at, other.block, begin, wanted);
  return usedTo(state, at, wanted);
}

/** Makes room for this many bytes. Claims more than needed, as the core does. */
function makeRoom(state: BufferState, at: number, count: number): boolean {
  return at + count <= state.size || resizeBuffer(state, state.size + count + at);
}

function usedTo(state: BufferState, at: number, count: number): number {
  const end = at + count;
  state.used = end > state.used ? end : state.used;
  return count;
}

function remove(self: unknown, start: unknown, count: unknown): void {
  const state = stateOf(self, "del");
  let from = optionalInteger(start, 0, 1, "del");
  from = from < 0 ? from + state.used : from;
  if (from < 0 || from >= state.used) {
    return;
  }
  const wanted = optionalInteger(count, state.used, 2, "del");
  if (wanted < 0) {
    warn("invalid del length, del refused");
    return;
  }
  const taken = from + wanted > state.used ? state.used - from : wanted;
  board.copy(state.block, from, state.block, from + taken, state.used - from - taken);
  state.used -= taken;
}

function resize(self: unknown, size: unknown): void {
  const state = stateOf(self, "resize");
  if (!isInteger(size)) {
    return;
  }
  const before = state.size;
  if (resizeBuffer(state, size)) {
    state.width = 0;
    state.height = 0;
    state.bits = 0;
  } else {
    firmwareLog(4, "zbuff", `zbuff realloc failed ${before} -> ${size}`);
  }
}

function set(self: unknown, start: unknown, value: unknown, count: unknown): void {
  const state = stateOf(self, "set");
  const byte = optionalInteger(value, 0, 2, "set");
  const from = optionalInteger(start, 0, 1, "set");
  const wanted = optionalInteger(count, state.size, 3, "set");
  if (from < 0 || from >= state.size || wanted < 0) {
    warn("set range out of buff, set refused");
    return;
  }
  board.fill(state.block, from, byte % 256, from + wanted > state.size ? state.size - from : wanted);
}

function isEqual(
  self: unknown,
  start: unknown,
  other: unknown,
  otherStart: unknown,
  count: unknown,
): LuaMultiReturn<[equal: boolean, offset?: number]> {
  const state = stateOf(self, "isEqual");
  const from = optionalInteger(start, 0, 1, "isEqual");
  const theirs = stateOf(other, "isEqual", 2);
  const theirFrom = optionalInteger(otherStart, 0, 3, "isEqual");
  const wanted = optionalInteger(count, 1, 4, "isEqual");
  const inside = from >= 0 && theirFrom >= 0 && from + wanted <= state.size && theirFrom + wanted <= theirs.size;
  if (!inside || wanted < 0) {
    warn("isEqual range out of buff");
    return $multi(false);
  }
  const difference = board.equalBytes(state.block, from, theirs.block, theirFrom, wanted);
  return $multi(difference < 0, difference < 0 ? 0 : difference);
}

function toBase64(self: unknown, target: unknown): number {
  const state = stateOf(self, "toBase64");
  const other = stateOf(target, "toBase64", 1);
  const text = board.toBase64(board.slice(state.block, 0, state.used));
  // The core ends the text with a NUL, which needs room, too.
  if (text.length > 0 && other.size < text.length + 1) {
    if (!board.has("base64IsChecked")) {
      other.used = text.length + 1;
      return text.length + 1;
    }
    firmwareLog(4, "zbuff", "zbuff toBase64 failed -1");
    return 0;
  }
  if (text.length > 0) {
    board.put(other.block, 0, `${text}\0`);
  }
  other.used = text.length;
  return text.length;
}

function clear(self: unknown, value: unknown): void {
  const state = stateOf(self, "clear");
  board.fill(state.block, 0, optionalInteger(value, 0, 1, "clear") % 256, state.size);
}

function byteAt(self: unknown, place: unknown): number | undefined {
  const state = stateOf(self, "get");
  const at = checkInteger(place, 1, "get");
  if (at < 0 || at >= state.size) {
    return noResult();
  }
  return board.get(state.block, at);
}

function free(self: unknown): void {
  const state = stateOf(self, "free");
  if (state.block !== 0) {
    board.free(state.block);
    state.block = 0;
    state.size = 0;
    state.used = 0;
    state.width = 0;
    state.height = 0;
    state.bits = 0;
  }
}

const methods: Record<keyof ZBuff & string, Method> = withoutMissing(
  "zbuff",
  systemFunctions({
    ...numberMethods,
    ...packMethods,
    ...frameMethods,
    seek,
    used,
    len: (self) => stateOf(self, "len").size,
    write,
    read,
    toStr,
    query,
    copy,
    del: remove,
    resize,
    reSize: resize,
    set,
    isEqual,
    toBase64,
    clear,
    get: byteAt,
    free,
    // `#buff`. The type has a name for it that Lua never sees.
    length: undefined as never,
  }),
);

const metatable: object = systemFunctions({
  __name: "ZBUFF*",
  __gc: free,
  __len: (self: unknown) => stateOf(self, "len").size,
  __index: (self: unknown, key: unknown) => {
    if (!isInteger(key)) {
      return (methods as Record<string, unknown>)[key as string];
    }
    const state = bufferState(self) as BufferState;
    return key >= 0 && key < state.size ? board.get(state.block, key) : undefined;
  },
  __newindex: (self: unknown, key: unknown, value: unknown) => {
    if (!isInteger(key)) {
      return;
    }
    const state = bufferState(self) as BufferState;
    const byte = checkInteger(value, 3, "newindex") % 256;
    if (key < 0 || key >= state.size) {
      warn("zbuff index out of range, write refused");
    } else {
      board.fill(state.block, key, byte, 1);
    }
  },
});

/** The module `zbuff`. Cursor and used are one field, as in the core. */
export const zbuffModule = simulatedModule<typeof zbuff>()("zbuff", {
  create: ((length: unknown, fill: unknown) => createBuffer(metatable, length, fill)) as never,
  SEEK_SET: fromStart,
  SEEK_CUR: fromCursor,
  SEEK_END: fromEnd,
  HEAP_AUTO: 0,
  HEAP_SRAM: 1,
  HEAP_PSRAM: 2,
});
