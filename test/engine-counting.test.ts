import { describe, expect, test } from "vitest";
import { onEachEngine, start } from "./helpers/each-engine.ts";

// How each Lua VM counts instructions, and how it is stopped.

await onEachEngine(({ fresh, returned }) => {
  describe("instructions", () => {
    test("are counted, in blocks for the action and exactly for the figure", () => {
      const engine = fresh();
      const totals: number[] = [];
      engine.onInstructions(1000, (total) => totals.push(total));
      start(engine, "for i = 1, 10000 do end");
      expect(totals.slice(0, 3)).toEqual([1000, 2000, 3000]);
      expect(engine.instructions).toBeGreaterThan(10000);
      expect(engine.instructions).toBeLessThan(10100);
      expect(totals).toHaveLength(10);
    });

    test("of short coroutines are counted as well", () => {
      const engine = fresh();
      engine.onInstructions(1000);
      start(engine, "for i = 1, 1000 do coroutine.wrap(function() for j = 1, 100 do end end)() end");
      expect(engine.instructions).toBeGreaterThan(100_000);
      expect(engine.instructions).toBeLessThan(150_000);
    });

    test("of the simulator are not counted, whichever way control leaves it", () => {
      const spent = (turns: number): number => {
        const engine = fresh();
        engine.onInstructions(100);
        start(
          engine,
          `
          local enter, leave = __host.enterSystem, __host.leaveSystem
          local function busy() for i = 1, ${turns} do end end
          local function plain() enter() busy() return leave(1) end
          local function nested() enter() plain() busy() leave() end
          local function fails() enter() busy() error("x") end
          local function waits() enter() busy() coroutine.yield() busy() leave() end
          for i = 1, 10 do
            plain() nested() pcall(fails) xpcall(fails, function() return 1 end)
            local task = coroutine.wrap(function() waits() waits() fails() end)
            task() task() pcall(task)
          end`,
        );
        return engine.instructions;
      };
      const few = spent(1);
      expect(few).toBeGreaterThan(400);
      expect(spent(5000)).toBe(few);
    });

    test("of the simulator's functions are not counted, those of callbacks are, and so are the calls", () => {
      const spent = (own: number, callback: number): { instructions: number; systemCalls: number } => {
        const engine = fresh();
        engine.onInstructions(100);
        start(
          engine,
          `
          local system, firmware = __host.systemFunction, __host.callFirmware
          local function busy(turns) for i = 1, turns do end return turns, nil end
          local function callback(fails) busy(${callback}) if fails then error("x") end return 7, nil end
          local outer = system(function(...)
            busy(${own})
            local results = table.pack(firmware(callback, ...))
            busy(${own})
            assert(results.n == 2 and results[1] == 7)
            return ...
          end)
          local nested = system(function(...) return outer(...) end)
          for i = 1, 10 do
            assert(select("#", nested(nil, 2, nil)) == 3)
            assert(not pcall(nested, true))
          end`,
        );
        return engine;
      };
      const few = spent(1, 1);
      expect(few.instructions).toBeLessThan(1500);
      // A call and a callback's end, ten times; behind an error there is a call only.
      expect(few.systemCalls).toBe(30);
      expect(spent(5000, 1).instructions).toBe(few.instructions);
      expect(spent(1, 5001).instructions - few.instructions).toBe(20 * 5000);
    });

    test.each([
      ["a function of the simulator", "system()", 3],
      ["pcall", "pcall(plain)", 5],
      ["xpcall with an argument", "xpcall(plain, plain, 1)", 7],
      ["a callback", "calling()", 4],
      ["a callback that is charged", "charged()", 4 + 11],
      ["a look that is answered", "look(1)", 4],
      ["a look that is not answered", "look()", 3],
      ["a coroutine", "resume(task)", 7],
    ])("%s costs what a function in C costs: the call", (_, call, each) => {
      const spent = (times: number, every: number): number => {
        const engine = fresh();
        engine.install({}, { glance: (value) => value });
        engine.onInstructions(every);
        start(
          engine,
          `
          local pcall, xpcall, resume, yield, firmware = pcall, xpcall, coroutine.resume, coroutine.yield, __host.callFirmware
          local function plain() end
          local system = __host.systemFunction(function() end)
          local calling = __host.systemFunction(function() firmware(plain) end)
          local charged = __host.systemFunction(function() __host.dispatch(11, plain) end)
          local look = __host.lookingFunction(__host.glance, system)
          local task = coroutine.create(function() while true do yield() end end)
          for i = 1, ${times} do
            ${call}
          end`,
        );
        return engine.instructions;
      };
      for (const every of [1_000_000, 1000, 100]) {
        expect(spent(1100, every) - spent(100, every)).toBe(1000 * each);
      }
    });

    test("of work that the simulator charges count as executed, and their bytes as claimed", () => {
      const engine = fresh();
      const totals: number[] = [];
      engine.onInstructions(1000, (total) => totals.push(total));
      start(
        engine,
        `
        __host.markBaseline()
        local charging = __host.systemFunction(function(...) __host.charge(...) end)
        for i = 1, 100 do charging(30, 0) end
        charging(2000, 5000)`,
      );
      expect(engine.instructions).toBeGreaterThan(5000);
      expect(engine.instructions).toBeLessThan(5600);
      expect(totals.filter((total, index) => total >= 1000 * (index + 1))).toHaveLength(5);
      if (engine.heap) {
        expect(engine.heap.allocatedBytes).toBeGreaterThanOrEqual(5000);
        expect(engine.heap.allocatedBytes).toBeLessThan(6000);
        expect(engine.heap.usedBytes).toBeLessThan(5000);
      }
    });

    test("of a section no allocation counts as claimed once it has raised, or has said so", () => {
      const spent = (turns: number): number | undefined => {
        const engine = fresh();
        start(
          engine,
          `
          local held = {}
          local raises = __host.systemFunction(function() __host.account(true) error("x") end)
          local says = __host.systemFunction(function() __host.account(true) __host.account(false) end)
          local claims = __host.systemFunction(function() for i = 1, ${turns} do held[i] = {} end end)
          __host.markBaseline()
          pcall(raises) says() claims()`,
        );
        return engine.heap?.allocatedBytes;
      };
      expect(spent(1000)).toBe(spent(0));
    });

    test("a script can be stopped by what it is charged for", () => {
      const engine = fresh();
      engine.onInstructions(1000, () => engine.stop("enough"));
      const outcome = start(
        engine,
        "local charging = __host.systemFunction(function() __host.charge(5000, 0) end) pcall(charging) while true do end",
      );
      expect(outcome).toMatchObject({ kind: "stopped", message: expect.stringMatching(/^enough/) });
    });

    test("nothing is counted before, and nothing after the counting has ended", () => {
      const engine = fresh();
      engine.load("for i = 1, 5000 do end coroutine.yield() for i = 1, 5000 do end", "=main.lua");
      engine.resume([]);
      expect(engine.instructions).toBe(0);
      engine.onInstructions(1000);
      engine.onInstructions(0);
      engine.resume([]);
      expect(engine.instructions).toBe(0);
    });

    test("an action that throws ends the script, and resume throws it again", () => {
      const engine = fresh();
      engine.onInstructions(100, () => {
        throw new RangeError("the host's own");
      });
      expect(() => start(engine, "while true do pcall(error) end")).toThrow(RangeError);
      expect(engine.resume([])).toMatchObject({ kind: "stopped" });
    });
  });

  describe("a stop", () => {
    const endless = {
      "an endless loop": "while true do end",
      "a loop around pcall": "while true do pcall(function() while true do end end) end",
      "a loop in pcall in a loop": "while true do pcall(function() while true do pcall(error, 'x') end end) end",
      "a loop with a message handler": "while true do xpcall(function() while true do end end, debug.traceback) end",
      "a handler that loops": "xpcall(error, function() while true do end end) while true do end",
      "a handler in Lua": "while true do xpcall(function() while true do end end, function(e) return e .. '' end) end",
      "a coroutine": "coroutine.wrap(function() while true do end end)()",
      "a coroutine in pcall": "while true do pcall(coroutine.wrap(function() while true do end end)) end",
      "ever new coroutines": "while true do coroutine.resume(coroutine.create(function() local n = 1 end)) end",
      "a coroutine that catches": `
        local co = coroutine.create(function() while true do pcall(coroutine.yield) end end)
        while true do pcall(coroutine.resume, co) end`,
      "recursion in pcall": "local function f() while true do pcall(f) end end f()",
      metamethods: "local t = setmetatable({}, { __index = function() return 1 end }) while true do local _ = t.x end",
      "a comparator": "table.sort({ 1, 2, 3 }, function() while true do end end)",
      "a replacement": "string.gsub('a', 'a', function() while true do pcall(error) end end)",
      "a script that takes the hook away": "pcall(debug.sethook) while true do end",
      "a goto": "::again:: goto again",
    };

    test.each(Object.entries(endless))("ends %s", (_, lua) => {
      const engine = fresh();
      engine.onInstructions(1000, (total) => {
        if (total >= 20000) {
          engine.stop("too long");
        }
      });
      const outcome = start(engine, lua);
      expect(outcome).toMatchObject({ kind: "stopped" });
      expect((outcome as { message: string }).message).toMatch(/^too long\nstack traceback:\n(.*\n)*.*main\.lua:\d/);
      expect(engine.resume([])).toEqual(outcome);
      expect(engine.instructions).toBe(20000);
      expect(returned("return 1")).toEqual([1]);
    });

    test("ends the simulator's code around the firmware too", () => {
      const engine = fresh({ after: () => undefined });
      engine.onInstructions(100, () => engine.stop("enough"));
      const lua = `
        __host.enterSystem()
        while true do
          pcall(function()
            __host.leaveSystem()
            while true do end
          end)
        end`;
      expect(start(engine, lua)).toMatchObject({ kind: "stopped" });
    });

    test("works in a host function, without counting", () => {
      const engine = fresh({ bite: () => engine.stop("bitten") });
      expect(start(engine, "while true do pcall(__host.bite) end")).toMatchObject({ kind: "stopped" });
    });

    test("works between runs, and leaves other VMs alone", () => {
      const engine = fresh();
      const other = fresh();
      start(other, "coroutine.yield() return 2");
      start(engine, "coroutine.yield()");
      engine.stop("no more");
      expect(engine.resume([])).toEqual({ kind: "stopped", message: "no more" });
      expect(other.resume([])).toEqual({ kind: "ended", values: [2] });
    });
  });
});
