import { describe, expect, it } from "vitest";
import { testedEngines } from "../helpers/engines.ts";
import { evaluate, runLua } from "../helpers/lua-board.ts";

/** What the golden answers do not ask of `zbuff`. The source: luat_lib_zbuff.c. */

const { there } = await testedEngines();

describe.each(there)("zbuff on $name", ({ engines, name }) => {
  function expectAnswers(wanted: Record<string, string>, before = "b = zbuff.create(8) b:write('abcd')"): void {
    expect(evaluate(engines, Object.keys(wanted), { before })).toEqual(wanted);
  }

  it("is userdata with methods, bytes and a length", () => {
    expectAnswers({
      "type(b), #b, b:len(), b:used()": "4: userdata, 8, 8, 4",
      "b[0], b[7], b[8], b[-1]": "4: 97, 0, nil, nil",
      "b.nothing, b.write == b.write": "2: nil, true",
      "(function() b[1] = 300 return b:toStr(0, 4) end)()": "1: a,cd",
      "pcall(function() b[8] = 1 end), b:toStr(0, 4)": "W/zbuff zbuff index out of range, write refused\n2: true, a,cd",
      "(function() b.field = 1 return b.field end)()": "1: nil",
    });
  });

  it("counts from the end of what is used, not of what there is", () => {
    expectAnswers({
      "b:query(-2), b:query(-5), b:query(1, 2)": "3: cd, nil, bc",
      "b:copy(-1, 'XY'), b:used(), b:toStr(0, 5)": "3: 2, 5, abcXY",
      "b:del(-2), b:toStr(0, b:used())": "2: nil, abc",
    });
  });

  it("is not made of nothing", () => {
    expectAnswers({
      "zbuff.create(0)": "0:",
      "zbuff.create(-1)": "W/zbuff invalid zbuff length, create refused\n0:",
      'zbuff.create("x")': "raises: bad argument #1 to 'create' (number expected, got string)",
      "zbuff.create({2, 2, 7})": "0:",
      "zbuff.create({0, 2, 8})": "W/zbuff invalid framebuffer size, create refused\n0:",
    });
  });

  it("says what it was called on, when that is none", () => {
    expectAnswers({
      "b.write('x', 'y')": "raises: bad argument #1 to 'write' (ZBUFF* expected, got string)",
      "b.write(json.null, 'y')": "raises: bad argument #1 to 'write' (ZBUFF* expected, got userdata)",
      "b.used()": "raises: bad argument #1 to 'used' (ZBUFF* expected, got no value)",
    });
  });

  it("is empty after free, and can be freed again", () => {
    expectAnswers({
      "b:free()": "0:",
      "b:free(), b:used(), b:len(), #b, b[0]": "5: nil, 0, 0, 0, nil",
      "b:toStr(), b:write('x'), b:read(1)": "3: , 0,",
      "b:copy(0, 'xy'), b:toStr(0, 2)": "2: 2, xy",
    });
  });

  // JavaScript collects fengari's garbage and does not tell: its memory has no limit.
  const collects = name !== "fengari";

  it.runIf(collects)("keeps its bytes outside the Lua heap, in memory that can be short", () => {
    const bytes = 300 * 1024;
    expectAnswers({
      [`(function() b = nil collectgarbage() collectgarbage() local total, used = rtos.meminfo("sys") b = zbuff.create(4096) local _, more = rtos.meminfo("sys")
        b:free() local _, after, peak = rtos.meminfo("sys") return more - used, after - used, peak - used end)()`]:
        "3: 4096, 0, 4096",
      [`zbuff.create(${bytes})`]: [
        "I/zbuff create large size: 300 kbyte, trigger force GC",
        `I/zbuff create size: ${bytes} byte but memory not enough, trigger GC`,
        `W/zbuff create size: ${bytes} byte but memory not enough!!!`,
        "2: nil, memory not enough",
      ].join("\n"),
      "(function() b = zbuff.create(16) b:resize(1000000) return b:len() end)()":
        "E/zbuff zbuff realloc failed 16 -> 1000000\n1: 16",
    });
  });

  it.runIf(collects)("gives back what the script forgets", () => {
    const { board, log } = runLua(engines, 'for i = 1, 100 do assert(zbuff.create(50000)) end print("done") sys.run()');
    board.powerOff();
    expect(log.at(-1)).toBe("done");
  });

  it("is a picture", () => {
    expectAnswers(
      {
        "p:setFrameBuffer(4, 2, 8, 1), p:toStr(0, 8):toHex()": "3: true, 0101010101010101, 16",
        "p:pixel(3, 1, 255), p:pixel(3, 1), p:pixel(0, 0), p[7]": "4: true, 255, 1, 255",
        "p:pixel(4, 0), p:pixel(-1, 0)": "1: nil",
        "p:setFrameBuffer(100, 100, 8)": "W/zbuff invalid framebuffer size, setFrameBuffer refused\n0:",
        "zbuff.create({8, 1, 1}, 1):toStr():toHex()": "2: FF, 2",
        "zbuff.create({2, 1, 16}, 0x1234):toStr():toHex()": "2: 12341234, 8",
      },
      "p = zbuff.create(8)",
    );
  });
});
