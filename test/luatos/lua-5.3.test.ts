import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withNumberEnds } from "../../host/board/number-ends.ts";
import { loadEngines } from "../../host/engine/index.ts";
import { testedEngines } from "../helpers/engines.ts";
import { runLua } from "../helpers/lua-board.ts";

/** Where the firmware's Lua 5.3 differs from the 5.4 of Wasmoon, and a script can tell. */

const { there } = await testedEngines();

describe.each(there)("Lua 5.3 on $name", ({ engines }) => {
  /** What a script prints within some seconds. */
  function printed(lua: string): string[] {
    const { board, clock, log } = runLua(engines, `sys = require("sys")\n${lua}\nsys.run()`);
    clock.advance(5000);
    board.powerOff();
    return log;
  }

  it("a function literal in a loop is one function to sys, which replaces its timer", () => {
    expect(printed("for i = 1, 3 do sys.timerStart(function() print('tick') end, 1000) end")).toEqual(["tick"]);
    expect(
      printed("local function start() sys.timerStart(function() print('tick') end, 1000) end start() start()"),
    ).toEqual(["tick"]);
    expect(printed("local n = 0 for i = 1, 3 do sys.timerStart(function() n = n + 1 print(n) end, 1000) end")).toEqual([
      "1",
    ]);
  });

  it("one that captures something else each time is another each time", () => {
    expect(printed("for i = 1, 3 do sys.timerStart(function() print(i) end, 1000 * i) end")).toEqual(["1", "2", "3"]);
    expect(
      printed("local function start(n) sys.timerStart(function() print(n) end, 1000) end start(1) start(2)"),
    ).toEqual(["1", "2"]);
  });

  it("two literals are two, on one line too", () => {
    expect(
      printed("sys.timerStart(function() print('a') end, 1000) sys.timerStart(function() print('b') end, 1000)"),
    ).toEqual(["a", "b"]);
  });

  it("subscribes once, and can be distinguished again", () => {
    const lua = `
      local function each() return function() print("heard") end end
      for i = 1, 3 do sys.subscribe("TOPIC", each()) end
      sys.publish("TOPIC")
      sys.timerStart(function()
        sys.unsubscribe("TOPIC", each())
        sys.publish("TOPIC")
        print("over")
      end, 100)`;
    expect(printed(lua)).toEqual(["heard", "over"]);
  });

  it("stops a timer, and knows that it runs, by a literal", () => {
    const lua = `
      local function each() return function() print("tick") end end
      sys.timerLoopStart(each(), 1000)
      print(sys.timerIsActive(each()))
      sys.timerStart(function() sys.timerStop(each()) end, 1500)
      sys.timerLoopStart(print, 1000, "x")
      sys.timerStart(function() sys.timerStopAll(print) end, 1500)`;
    expect(printed(lua)).toEqual(["true", "tick", "x"]);
  });

  it("a name may follow a number at once", () => {
    expect(printed("if 1==1then print(0x10or 3, .5or 2, '1then', [[2then]]) end --1then")).toEqual([
      "16 0.5000000 1then 2then",
    ]);
  });

  it("a number that is wrong is wrong", () => {
    expect(printed("if 1==1else print(1) end").join("\n")).toMatch(
      /malformed number near '1e'|malformed number near '1el/,
    );
  });
});

it("a text that Lua 5.3 takes, Lua 5.4 takes with numbers that end", async () => {
  const [newer, older] = [(await loadEngines("wasmoon"))(), (await loadEngines("fengari"))()];
  const loader =
    "local text = ... while true do local f = load('return ' .. text) text = coroutine.yield(f ~= nil) end";
  newer.load(loader, "=loader");
  older.load(loader, "=loader");
  const piece = fc.constantFrom(
    ...[
      "1",
      "0x1F",
      "0x",
      ".5",
      "3.",
      "1e2",
      "0x1p4",
      "12",
      " ",
      "or ",
      "and ",
      "nil ",
      "or",
      "and",
      "..",
      "'1or'",
      '"a\\"1or"',
    ],
    ...[
      "[[1or 2]]",
      "[==[1or]]x]==]",
      "--1or\n",
      "--[[1or\n]]",
      "--[=[1or]]2or]=]",
      "(",
      ")",
      "not ",
      "x1or ",
      "==",
      "<",
      "#",
    ],
  );
  const takes = (engine: typeof newer, text: string): unknown =>
    (engine.resume([Buffer.from(text)]) as { values: unknown[] }).values[0];
  let taken = 0;
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
      const text = pieces.join("");
      fc.pre(takes(older, text) === true);
      taken++;
      expect(takes(newer, withNumberEnds(text))).toBe(true);
    }),
    { numRuns: 500 },
  );
  expect(taken).toBeGreaterThan(100);
});
