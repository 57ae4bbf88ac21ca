import { describe, expect, test } from "vitest";
import type { EngineHeap, LuaValue, Outcome } from "../host/engine/engine.ts";
import { onEachEngine, readable, start } from "./helpers/each-engine.ts";

// How each Lua VM accounts for its heap, limits it and fails allocations.

await onEachEngine(({ name, fresh, returned, closeAll }) => {
  describe("the heap", () => {
    if (name === "fengari") {
      test("is JavaScript's here: no figures", () => {
        expect(fresh().heap).toBeUndefined();
        expect(returned("__host.markBaseline() return 1")).toEqual([1]);
      });
      return;
    }

    /** Takes what is there now as the simulator's share, then runs. */
    function limited(lua: string, change: (heap: EngineHeap) => void): { outcome: Outcome; heap: EngineHeap } {
      const engine = fresh();
      engine.load(`__host.markBaseline() coroutine.yield() ${lua}`, "=main.lua");
      engine.resume([]);
      const heap = engine.heap as EngineHeap;
      change(heap);
      return { outcome: engine.resume([]), heap };
    }

    test("has figures of what came after the baseline", () => {
      const engine = fresh();
      const heap = engine.heap as EngineHeap;
      start(
        engine,
        `
        local ballast = string.rep("b", 50000)
        __host.markBaseline()
        coroutine.yield()
        kept = string.rep("k", 100000)
        coroutine.yield()
        kept = nil
        collectgarbage()
        collectgarbage()`,
      );
      expect(heap.baselineBytes).toBeGreaterThan(50000);
      expect(heap.usedBytes).toBeLessThan(500);
      engine.resume([]);
      expect(heap.usedBytes).toBeGreaterThan(100000);
      expect(heap.usedBytes).toBeLessThan(105000);
      engine.resume([]);
      expect(heap.usedBytes).toBeLessThan(2000);
      expect(heap.peakBytes).toBeGreaterThan(100000);
    });

    test("is what collectgarbage counts", () => {
      const engine = fresh();
      const outcome = start(engine, "collectgarbage('stop') local t = {} return collectgarbage('count') * 1024");
      const { usedBytes, baselineBytes } = engine.heap as EngineHeap;
      const [counted] = (outcome as { values: LuaValue[] }).values;
      expect(Math.abs(usedBytes + baselineBytes - (counted as number))).toBeLessThan(200);
    });

    test("of the core's own objects, only the whole count knows", () => {
      const engine = fresh();
      const heap = engine.heap as EngineHeap;
      start(
        engine,
        `
        __host.markBaseline()
        coroutine.yield()
        for round = 1, 20 do
          local texts = {}
          for n = 1, 2000 do texts[n] = "text " .. round .. n end
          texts = nil
          for n = 1, 50 do __host.newUserdata(4000) end
        end
        collectgarbage()
        collectgarbage()
        collectgarbage("stop")
        kept = __host.newUserdata(10000)
        coroutine.yield()
        kept = nil
        collectgarbage()
        collectgarbage()`,
      );
      engine.resume([]);
      expect(heap.usedBytes).toBeLessThan(2000);
      expect(heap.wholeBytes - heap.usedBytes).toBeGreaterThan(9900);
      engine.resume([]);
      expect(heap.wholeBytes).toBeLessThan(4000);
    });

    test("has no room for an object of the core beyond the limit", () => {
      const { outcome } = limited(
        "return type(__host.newUserdata(10000)), type((__host.newUserdata(30000)))",
        (heap) => {
          heap.limitBytes = 20000;
        },
      );
      expect(outcome.kind === "ended" && outcome.values.map(readable)).toEqual(["userdata", "nil"]);
    });

    if (name === "lua32") {
      type Count = "usedBytes" | "wholeBytes";

      /** What a value costs more than a number. */
      const cost = (what: string, count: Count): number => {
        const bytesOf = (text: string): number => {
          const engine = fresh();
          engine.load(`local f = load(...) collectgarbage('stop') coroutine.yield() kept = f()`, "=main.lua");
          engine.resume([Buffer.from(`return ${text}`)]);
          const before = engine.heap?.[count] as number;
          engine.resume([]);
          return (engine.heap?.[count] as number) - before;
        };
        return bytesOf(what) - bytesOf("1");
      };

      test("has the sizes of a 32-bit machine", () => {
        expect(cost("{}", "usedBytes")).toBe(32);
        expect(cost("{ 1, 2, 3, 4 }", "usedBytes")).toBe(32 + 4 * 8);
        expect(cost("{ a = 1, b = 2 }", "usedBytes")).toBe(32 + 2 * 20);
      });

      test("counts what the core's allocator adds: 8 bytes to each block, of a multiple of 8", () => {
        expect(cost("{}", "wholeBytes")).toBe(40);
        expect(cost("{ 1, 2, 3, 4 }", "wholeBytes")).toBe(40 + 40);
        expect(cost("{ a = 1 }", "wholeBytes")).toBe(40 + 24 + 8);
      });
    }

    test("a limit fails a script that needs more", () => {
      const { outcome, heap } = limited("local t = {} while true do t[#t + 1] = {} end", (each) => {
        each.limitBytes = 64 << 10;
      });
      expect(outcome).toEqual({ kind: "failed", message: "not enough memory" });
      expect(heap.refusals).toBeGreaterThan(0);
      expect(heap.peakBytes).toBeLessThanOrEqual(64 << 10);
    });

    test("a limit lets garbage be collected first", () => {
      // Not a string that C builds in a buffer: Lua claims buffers without collecting.
      const { outcome, heap } = limited(
        "local long = string.rep('x', 20000) for i = 1, 1000 do local s = long .. i end return 1",
        (each) => {
          each.limitBytes = 64 << 10;
        },
      );
      expect(outcome).toEqual({ kind: "ended", values: [1] });
      expect(heap.peakBytes).toBeLessThanOrEqual(64 << 10);
    });

    test("counts what was claimed, garbage and gifts of the host included, its own sections not", () => {
      const claimed = (lua: string): number => {
        const engine = fresh();
        engine.install({ gift: () => Buffer.alloc(5000) });
        engine.load(`__host.markBaseline() ${lua}`, "=main.lua");
        engine.resume([]);
        return (engine.heap as EngineHeap).allocatedBytes;
      };
      const nothing = claimed("");
      const garbage = "for i = 1, 100 do local s = string.rep('x', 1000) .. i end";
      // Lua's own buffers come on top.
      expect(claimed(garbage) - nothing).toBeGreaterThan(200000);
      expect(claimed(garbage) - nothing).toBeLessThan(600000);
      expect(claimed(`__host.enterSystem() ${garbage} __host.leaveSystem()`) - nothing).toBeLessThan(1000);
      expect(claimed("for i = 1, 10 do __host.gift() end") - nothing).toBeGreaterThanOrEqual(50000);
      expect(claimed("for i = 1, 10 do __host.gift() end") - nothing).toBeLessThan(51000);
    });

    test("a script can catch it and go on", () => {
      const lua = `
        local ok, told = pcall(string.rep, "x", 1000000)
        local function greedy() local t = {} while true do t[#t + 1] = {} end end
        local ok2, told2 = coroutine.resume(coroutine.create(greedy))
        return ok, told, ok2, told2, #string.rep("x", 1000)`;
      const { outcome } = limited(lua, (heap) => {
        heap.limitBytes = 64 << 10;
      });
      expect((outcome as { values: LuaValue[] }).values.map(readable)).toEqual([
        false,
        expect.stringContaining("not enough memory"),
        false,
        "not enough memory",
        1000,
      ]);
    });

    test("a limit is not the simulator's, whichever way control leaves it", () => {
      const lua = `
        local enter, leave = __host.enterSystem, __host.leaveSystem
        local function rep() return string.rep("x", 200000) end
        local function big() enter() local n = #rep() return leave(n) end
        local function fails() enter() rep() error("x") end
        local function waits() enter() rep() coroutine.yield() rep() leave() end
        assert(big() == 200000)
        for i = 1, 3 do
          pcall(fails)
          assert(not pcall(rep))
          local task = coroutine.wrap(function() waits() assert(not pcall(rep)) fails() end)
          task()
          assert(not pcall(rep))
          task = pcall(task)
          assert(not pcall(rep))
        end
        return 1`;
      const { outcome } = limited(lua, (heap) => {
        heap.limitBytes = 64 << 10;
      });
      expect(outcome).toEqual({ kind: "ended", values: [1] });
    });

    test("results of host functions come whole, and the firmware fails at its own next request", () => {
      const engine = fresh({ long: () => new Uint8Array(200000) });
      engine.load(
        "__host.markBaseline() coroutine.yield() local s = __host.long() __host.long(#s) local t = {} for i = 1, 9 do t[i] = {} end",
        "=main.lua",
      );
      engine.resume([]);
      (engine.heap as EngineHeap).limitBytes = 64 << 10;
      expect(engine.resume([])).toEqual({ kind: "failed", message: "not enough memory" });
    });

    test("20 of 20 VMs fail in order, and the next is untouched", () => {
      for (let turn = 0; turn < 20; turn++) {
        const { outcome } = limited("local s = 'x' while true do s = s .. s end", (heap) => {
          heap.limitBytes = 100_000 + 1000 * turn;
        });
        expect(outcome).toEqual({ kind: "failed", message: "not enough memory" });
      }
      expect(returned("local s = string.rep('x', 1000000) return #s")).toEqual([1000000]);
    });

    test("each allocation of a script can fail, the first, the second, until a run passes untouched", () => {
      const lua = `
        local Point = {}
        Point.__index = Point
        local list, text = {}, ""
        for i = 1, 12 do
          list[i] = setmetatable({ x = i, y = tostring(i) }, Point)
          text = text .. string.format("%d,", i)
        end
        table.sort(list, function(a, b) return a.x > b.x end)
        local sum = 0
        local each = coroutine.wrap(function() for _, p in ipairs(list) do coroutine.yield(p) end end)
        for p in each do sum = sum + p.x end
        local ok, told = pcall(error, { code = 5 })
        local f = load("return function(...) return select('#', ...), { ... } end")()
        local n, packed = f(1, 2, 3)
        local joined = table.concat({ text, string.rep("ab", 100), (string.gsub("hello", "l", string.upper)) }, "-")
        return sum, told.code, n + #packed, #joined`;
      const untouched = { kind: "ended", values: [78, 5, 6, 27 + 1 + 200 + 1 + 5] };
      let failures = 0;
      for (let k = 1; ; k++) {
        const { outcome, heap } = limited(lua, (each) => each.failAllocation(k));
        if (heap.refusals === 0) {
          expect(outcome).toEqual(untouched);
          expect(heap.allocations).toBeGreaterThan(80);
          expect(failures).toBe(k - 1);
          break;
        }
        if (outcome.kind === "ended") {
          // Lua managed without this memory, or the script's own pcall got the message in place of its error value.
          expect([untouched.values, [78, undefined, ...untouched.values.slice(2)]]).toContainEqual(outcome.values);
        } else {
          // `load` gives nil and a message.
          const message = expect.stringMatching(/not enough memory|attempt to call a nil value$/);
          expect(outcome).toMatchObject({ kind: "failed", message });
        }
        failures++;
        closeAll();
      }
    });

    test("a script that has no memory at all is still counted", () => {
      for (let limit = 600; limit < 3000; limit += 150) {
        const engine = fresh();
        const lua = "local function f(n) return coroutine.wrap(f)(n + 1) end while true do pcall(f, 1) end";
        engine.load(`__host.markBaseline() coroutine.yield() ${lua}`, "=main.lua");
        engine.resume([]);
        (engine.heap as EngineHeap).limitBytes = limit;
        engine.onInstructions(293, (total) => {
          if (total > 20000) {
            engine.stop("enough");
          }
        });
        expect(engine.resume([])).toMatchObject({ kind: "stopped" });
      }
    });

    test("a stop ends a script that is out of memory", () => {
      const engine = fresh();
      engine.load(
        "__host.markBaseline() coroutine.yield() while true do pcall(string.rep, 'x', 100000) end",
        "=main.lua",
      );
      engine.resume([]);
      (engine.heap as EngineHeap).limitBytes = 32 << 10;
      engine.onInstructions(1000, (total) => {
        if (total > 5000) {
          engine.stop("enough");
        }
      });
      expect(engine.resume([])).toMatchObject({ kind: "stopped" });
    });
  });
});
