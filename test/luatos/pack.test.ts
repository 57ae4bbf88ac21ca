import { describe, expect, it } from "vitest";
import { testedEngines } from "../helpers/engines.ts";
import { evaluate } from "../helpers/lua-board.ts";

/** The module `pack`, against its C source. */

const { there } = await testedEngines();

describe.each(there)("pack on $name", ({ engines }) => {
  function expectAnswers(wanted: Record<string, string>): void {
    expect(evaluate(engines, Object.keys(wanted))).toEqual(wanted);
  }

  it("packs numbers in either order, cut to their size", () => {
    expectAnswers({
      'pack.pack("<hHiI", -2, 65535, -3, 1):toHex()': "2: FEFFFFFFFDFFFFFF01000000, 24",
      'pack.pack(">hHiI", -2, 65535, -3, 1):toHex()': "2: FFFEFFFFFFFFFFFD00000001, 24",
      'pack.pack("b2c", 257, 1, -1):toHex()': "2: 0101FF, 6",
      'pack.pack("<f>f d", 1.5, 1.5, 0.5):toHex()': "2: 0000C03F3FC000003FE0000000000000, 32",
      'pack.pack("<l", -1):toHex()': "2: FFFFFFFFFFFFFFFF, 16",
    });
  });

  it("packs strings with a length, a NUL or a width", () => {
    expectAnswers({
      'pack.pack("p", "ab"):toHex()': "2: 026162, 6",
      'pack.pack(">P", "ab"):toHex()': "2: 00026162, 8",
      'pack.pack("<a", "ab"):toHex()': "2: 020000006162, 12",
      'pack.pack("zA", "ab", "cd"):toHex()': "2: 6162006364, 10",
      'pack.pack("A4A1A0", "ab", "cd", "ef"):toHex()': "2: 6162000063, 10",
      '#pack.pack("")': "1: 0",
    });
  });

  it("unpacks as long as there are bytes, and says where it stopped", () => {
    expectAnswers({
      'pack.unpack("\\1\\2\\255\\255", "<hh")': "3: 5, 513, -1",
      'pack.unpack("\\1\\2\\255\\255", ">HH")': "3: 5, 258, 65535",
      'pack.unpack("\\1\\2\\3", "<hh")': "2: 3, 513",
      'pack.unpack("\\1\\2\\3\\200", "bc", 3)': "3: 5, 3, -56",
      'pack.unpack("\\2abcd\\0e", "pzA1")': "4: 8, ab, cd, e",
      'pack.unpack("abc", "A2"), pack.unpack("abc", "A4")': "2: 3, 1",
      'select(2, pack.unpack("\\0\\0\\192\\63", "<f"))': "1: 1.500000",
      'select(2, pack.unpack("\\255\\255\\255\\255", "<I"))': "1: -1",
    });
  });

  it("raises for what it does not know", () => {
    expectAnswers({
      'pack.pack("y", 1)': "raises: bad argument #1 to 'pack' (bad code `y')",
      'pack.unpack("abc", "y")': "raises: bad argument #1 to 'unpack' (bad code `y')",
      'pack.pack("h", "x")': "raises: bad argument #2 to 'pack' (number expected, got string)",
    });
  });
});
