import { checkInteger, checkNumber, noResult } from "./arguments";
import { board } from "./board";
import { type Method, stateOf } from "./zbuff-common";

/** `readU8` and similar methods, little-endian as the chip is. They return nothing at the end of the capacity. */
function reader(kind: string, size: number): Method {
  const name = `read${kind}`;
  return (self) => {
    const state = stateOf(self, name);
    if (state.size - state.used < size) {
      return noResult();
    }
    const value = board.readNumber(state.block, state.used, kind, true);
    state.used += size;
    return value;
  };
}

/** The same for floats. A whole value remains a float. */
function floatReader(kind: string, size: number): Method {
  const read = reader(kind, size);
  return (self) => {
    const value = read(self) as number | undefined;
    if (value === undefined) {
      return noResult();
    }
    return value / 1;
  };
}

function writer(kind: string, size: number, check: typeof checkInteger): Method {
  const name = `write${kind}`;
  return (self, value) => {
    const state = stateOf(self, name);
    if (state.size - state.used < size) {
      return 0;
    }
    board.writeNumber(state.block, state.used, kind, check(value, 1, name));
    state.used += size;
    return size;
  };
}

/** The methods of a zbuff that read and write numbers at the cursor. */
export const numberMethods = {
  readI8: reader("I8", 1),
  readU8: reader("U8", 1),
  readI16: reader("I16", 2),
  readU16: reader("U16", 2),
  readI32: reader("I32", 4),
  readU32: reader("U32", 4),
  readI64: reader("I64", 8),
  readU64: reader("U64", 8),
  readF32: floatReader("F32", 4),
  readF64: floatReader("F64", 8),
  writeI8: writer("I8", 1, checkInteger),
  writeU8: writer("U8", 1, checkInteger),
  writeI16: writer("I16", 2, checkInteger),
  writeU16: writer("U16", 2, checkInteger),
  writeI32: writer("I32", 4, checkInteger),
  writeU32: writer("U32", 4, checkInteger),
  writeI64: writer("I64", 8, checkInteger),
  writeU64: writer("U64", 8, checkInteger),
  writeF32: writer("F32", 4, checkNumber),
  writeF64: writer("F64", 8, checkNumber),
};
