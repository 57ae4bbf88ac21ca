import { describe, expect, it } from "vitest";
import { testedEngines } from "../helpers/engines.ts";
import { evaluate } from "../helpers/lua-board.ts";

/** Numbers as text: 32 bits and the core's own printf, on any engine. */

const { there } = await testedEngines();

describe.each(there)("numbers on $name", ({ engines }) => {
  function expectAnswers(wanted: Record<string, string>): void {
    expect(evaluate(engines, Object.keys(wanted))).toEqual(wanted);
  }

  it("print floats with seven digits and the zeros behind them", () => {
    expectAnswers({
      "1.5, 2.0, 0.5, 1/3, -0.1": "5: 1.500000, 2.000000, 0.5000000, 0.3333333, -0.1000000",
      "100.0, 12.5, 123456.75, 1e10": "4: 100.00000, 12.50000, 123456.8, 10.000000e+09",
      "tostring(1e15), ('%s'):format(100.0), ('%5.1f|%-8.2f|%08.3f'):format(2, 2.5, -2.5)":
        "3: 10.000000e+14, 100.00000,   2.0|2.50    |-002.500",
      "('%g %g %.3g %e'):format(100.0, 0.5, 3.14159, 2.5)": "1: 100.0000 0.500000 3.14 2.500000e+00",
    });
  });

  it("know unsigned and hexadecimal integers of 32 bits", () => {
    expectAnswers({
      "('%u %u|%5u|%-5u|%05u'):format(-1, 7, 7, 7, 7)": "1: 4294967295 7|    7|7    |00007",
      "('%u'):format(-2147483647 - 1), ('%u'):format(-10)": "2: 2147483648, 4294967286",
      "('%x %08X %o'):format(-1, -2, -1)": "1: ffffffff FFFFFFFE 37777777777",
      "math.maxinteger, math.mininteger": "2: 2147483647, -2147483648",
    });
  });

  it("are parsed as 32 bits hold them", () => {
    expectAnswers({
      "tonumber('2147483647'), tonumber('-2147483648'), tonumber('0xffffffff'), tonumber('ffffffff', 16)":
        "4: 2147483647, -2147483648, -1, -1",
      "math.type(tonumber('2147483648')), math.type(tonumber('1e1')), tonumber(' 0x10 ')": "3: float, float, 16",
      "tonumber('x'), tonumber(nil), tonumber(''), tonumber('8', 8), tonumber('z', 36)": "5: nil, nil, nil, nil, 35",
    });
  });

  it("are floats when they were strings", () => {
    expectAnswers({
      "'10' + 1, '10' * '2', -'3', '7' // 2, '7' % 4, 10 .. 20":
        "6: 11.00000, 20.00000, -3.000000, 3.000000, 3.000000, 1020",
      "'a' + 1": "raises: attempt to perform arithmetic on a string value",
      "setmetatable({}, {__add = function() return 'meta' end}) + '1'": "1: meta",
    });
  });

  it("say which argument of format is wrong", () => {
    expectAnswers({
      "('%d'):format(3.5)": "raises: bad argument #2 to 'format' (number has no integer representation)",
      "('%s %d'):format(1.5, 'x')": "raises: bad argument #3 to 'format' (number expected, got string)",
      "('%d'):format()": "raises: bad argument #2 to 'format' (no value)",
      "('%p'):format(print)": "raises: invalid option '%p' to 'format'",
      "('%y'):format(1)": "raises: invalid option '%y' to 'format'",
      "('%s|%s|%5s|%.2s|%%|%c'):format(nil, true, 'ab', 'abc', 65)": "1: nil|true|   ab|ab|%|A",
      "('%s %s'):format('a', nil), ('%s'):format(nil), ('%s %s %s'):format(nil, 1.5, nil)":
        "3: a nil, nil, nil 1.500000 nil",
      "('%d'):format(nil)": "raises: bad argument #2 to 'format' (number expected, got nil)",
      "('%s'):format()": "raises: bad argument #2 to 'format' (no value)",
    });
  });
});
