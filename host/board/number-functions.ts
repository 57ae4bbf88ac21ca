import type { HostFunction, LuaValue } from "../engine/engine.ts";
import { formatFloat } from "../engine/float-format.ts";
import { formatFloatAs } from "../engine/lua32/float-conversion.ts";
import { bytes, number, text } from "./lua-values.ts";
import type { Memory } from "./memory.ts";

/** The numbers that a zbuff reads and writes, by method name: `I16` for `readI16`. */
const numberKinds = {
  I8: { size: 1, get: (view) => view.getInt8(0), set: (view, value) => view.setInt8(0, value) },
  U8: { size: 1, get: (view) => view.getUint8(0), set: (view, value) => view.setUint8(0, value) },
  I16: { size: 2, get: (view, le) => view.getInt16(0, le), set: (view, value, le) => view.setInt16(0, value, le) },
  U16: { size: 2, get: (view, le) => view.getUint16(0, le), set: (view, value, le) => view.setUint16(0, value, le) },
  I32: { size: 4, get: (view, le) => view.getInt32(0, le), set: (view, value, le) => view.setInt32(0, value, le) },
  // A Lua integer has 32 bits, so the result is signed.
  U32: { size: 4, get: (view, le) => view.getInt32(0, le), set: (view, value, le) => view.setInt32(0, value, le) },
  // Reading keeps the low 32 of 64 bits. Writing extends the sign into the upper half.
  I64: { size: 8, get: (view, le) => low32(view, le), set: (view, value, le) => setWide(view, value, le) },
  U64: { size: 8, get: (view, le) => low32(view, le), set: (view, value, le) => setWide(view, value, le) },
  F32: { size: 4, get: (view, le) => view.getFloat32(0, le), set: (view, value, le) => view.setFloat32(0, value, le) },
  F64: {
    size: 8,
    get: (view, le) => Math.fround(view.getFloat64(0, le)),
    set: (view, value, le) => view.setFloat64(0, Math.fround(value), le),
  },
} as const satisfies Record<string, NumberKind>;

interface NumberKind {
  size: number;
  get(view: DataView, littleEndian: boolean): number;
  set(view: DataView, value: number, littleEndian: boolean): void;
}

/** Numbers as bytes and as text: C functions for the simulated LuatOS. */
export function numberFunctions(memory: () => Memory): Record<string, HostFunction> {
  return {
    readNumber: (block, at, kind, littleEndian) => {
      const { size, get } = kindOf(kind);
      return get(viewOf(memory().slice(number(block), number(at), size)), littleEndian === true);
    },
    decodeNumber: (data, kind, littleEndian) => kindOf(kind).get(viewOf(bytes(data)), littleEndian === true),
    writeNumber: (block, at, kind, value) => {
      memory()
        .of(number(block))
        .set(encoded(kind, value, true), number(at));
    },
    encodeNumber: (kind, value, littleEndian) => encoded(kind, value, littleEndian === true),
    readPixel: (block, bits, point) => readPixel(memory().of(number(block)), number(bits), number(point)),
    writePixel: (block, bits, point, color) =>
      writePixel(memory().of(number(block)), number(bits), number(point), number(color)),
    formatNumber: (specification, value) => formatFloatAs(text(specification), number(value)),
    formatFloat: (kind, precision, value) =>
      formatFloat(text(kind) === "f" ? "f" : "g", number(precision), number(value)),
    equalBytes: (block, at, other, otherAt, count) => {
      const own = memory().slice(number(block), number(at), number(count));
      const theirs = memory().slice(number(other), number(otherAt), number(count));
      return own.findIndex((byte, index) => byte !== theirs[index]);
    },
  };
}

function kindOf(kind: LuaValue): NumberKind {
  return numberKinds[Buffer.from(bytes(kind)).toString() as keyof typeof numberKinds];
}

function encoded(kind: LuaValue, value: LuaValue, littleEndian: boolean): Uint8Array {
  const { size, set } = kindOf(kind);
  const result = new Uint8Array(size);
  set(viewOf(result), number(value), littleEndian);
  return result;
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

function low32(view: DataView, littleEndian: boolean): number {
  return view.getInt32(littleEndian ? 0 : 4, littleEndian);
}

function setWide(view: DataView, value: number, littleEndian: boolean): void {
  view.setBigInt64(0, BigInt(value | 0), littleEndian);
}

/** Pixels of less than a byte are packed from the high bits down; larger ones have their high byte first. */
function readPixel(memory: Uint8Array, bits: number, point: number): number {
  if (bits < 8) {
    const perByte = 8 / bits;
    const shift = 8 - bits * ((point % perByte) + 1);
    return ((memory[Math.floor(point / perByte)] as number) >> shift) & (2 ** bits - 1);
  }
  const size = bits / 8;
  return memory.subarray(point * size, (point + 1) * size).reduce((color, byte) => (color << 8) | byte, 0);
}

function writePixel(memory: Uint8Array, bits: number, point: number, color: number): void {
  if (bits < 8) {
    const perByte = 8 / bits;
    const shift = 8 - bits * ((point % perByte) + 1);
    const mask = (2 ** bits - 1) << shift;
    const index = Math.floor(point / perByte);
    memory[index] = ((memory[index] as number) & ~mask) | ((color << shift) & mask);
    return;
  }
  const size = bits / 8;
  for (let index = 0; index < size; index++) {
    memory[point * size + index] = color >>> (8 * (size - index - 1));
  }
}
