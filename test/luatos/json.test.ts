import { describe, expect, it } from "vitest";
import { testedEngines } from "../helpers/engines.ts";
import { evaluate } from "../helpers/lua-board.ts";

/** What the golden answers do not ask of `json`. The source: components/lua-cjson. */

const { there } = await testedEngines();

describe.each(there)("json on $name", ({ engines }) => {
  function expectAnswers(wanted: Record<string, string>): void {
    expect(evaluate(engines, Object.keys(wanted))).toEqual(wanted);
  }

  it("writes floats with seven digits or in the given format", () => {
    expectAnswers({
      "json.encode(1e9)": "1: 1000000000.0000000",
      "json.encode(-0.0)": "1: 0",
      "json.encode(1e-9)": "1: 0",
      "json.encode(-2147483647 - 1)": "1: -2147483648",
      'json.encode({v = 0.125}, "3f")': '1: {"v":0.125}',
      'json.encode({v = 0.125}, "%.2f")': '1: {"v":0.12}',
      'json.encode({v = 2.5}, "7g")': '1: {"v":2.500000}',
      'json.encode({v = 1}, "2x")': '1: {"v":1}',
      "json.encode(0/0)": "2: nil, Cannot serialise number: must not be NaN or Inf",
      "json.encode({1/0})": "2: nil, Cannot serialise number: must not be NaN or Inf",
    });
  });

  it("writes tables as lists or objects", () => {
    expectAnswers({
      "json.encode({[1] = 1, [3] = 3})": "1: [1,null,3]",
      "json.encode({[11] = 1})": "2: nil, Cannot serialise table: excessively sparse array",
      "json.encode({[0] = 1})": '1: {"0":1}',
      "json.encode({[1.5] = 1})": '1: {"1.5000000":1}',
      "json.encode({a = json.null})": '1: {"a":null}',
      "json.encode({[true] = 1})": "2: nil, Cannot serialise boolean: table key must be a number or string",
      "json.encode(nil)": "1:",
      "json.encode(string)": "2: nil, Cannot serialise userdata: type not supported",
    });
  });

  it("writes a table that holds itself up to a depth", () => {
    expectAnswers({
      "(function() local t = {} t.t = t return json.encode(t) end)()":
        "2: nil, Cannot serialise, excessive nesting (1001)",
      'json.decode(("["):rep(1001) .. ("]"):rep(1001))':
        "3: nil, false, Found too many nested data structures (1001) at character 1001",
    });
  });

  it("reads numbers as the C code does: an exponent needs a dot, integers are clamped", () => {
    expectAnswers({
      'json.decode("1.0e3") == 1000, math.type(json.decode("1.0e3"))': "2: true, float",
      'json.decode("1e3")': "3: nil, false, Expected the end but found invalid token at character 2",
      'json.decode("5000000000"), json.decode("-5000000000")': "3: 2147483647, -2147483648, 1",
      'json.decode("99999999999999999999")': "2: 2147483647, 1",
      'math.type(json.decode("-0")), 1 / json.decode("-0") < 0': "2: float, true",
      'json.decode("01")': "3: nil, false, Expected value but found invalid number at character 1",
      'json.decode("0x10")': "3: nil, false, Expected value but found invalid number at character 1",
      'json.decode("-")': "3: nil, false, Expected value but found invalid number at character 1",
    });
  });

  it("reads null as a value of its own", () => {
    expectAnswers({
      'type(json.decode("null")), json.decode("null") == json.null': "2: userdata, true",
      'json.decode("[null]")[1] == json.null, #json.decode("[null,null]")': "2: true, 2",
      'json.encode((json.decode("[null]")))': "1: [null]",
    });
  });

  it("reads escapes, and refuses what is none", () => {
    const problem = (what: string, at: number): string =>
      `3: nil, false, Expected value but found ${what} at character ${at}`;
    const answers: [lua: string, answer: string][] = [
      [String.raw`json.decode('"\\u4e2d\\ud83d\\ude00"') == "中😀"`, "1: true"],
      [String.raw`json.decode('"\\b\\f\\n\\r\\t\\/\\\\"') == "\b\f\n\r\t/\\"`, "1: true"],
      [String.raw`json.decode('"\\ud83d"')`, problem("invalid unicode escape code", 2)],
      [String.raw`json.decode('"\\x"')`, problem("invalid escape code", 2)],
      [`json.decode('"a')`, problem("unexpected end of string", 3)],
    ];
    expectAnswers(Object.fromEntries(answers));
  });

  it("refuses what is not JSON, with a message", () => {
    expectAnswers({
      'json.decode("")': "3: nil, false, Expected value but found T_END at character 1",
      'json.decode("{1:2}")': "3: nil, false, Expected object key string but found T_INTEGER at character 2",
      'json.decode("{\\"a\\" 1}")': "3: nil, false, Expected colon but found T_INTEGER at character 6",
      'json.decode("[1,]")': "3: nil, false, Expected value but found T_ARR_END at character 4",
      'json.decode("[1 2]")': "3: nil, false, Expected comma or array end but found T_INTEGER at character 4",
      'json.decode("\\0\\0\\0a")': "3: nil, false, JSON parser does not support UTF-16 or UTF-32",
    });
  });
});
