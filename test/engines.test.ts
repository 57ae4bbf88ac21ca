import { spawnSync } from "node:child_process";
import { afterEach, describe, expect, test, vi } from "vitest";
import { compiled } from "../host/engine/compiled.ts";
import type { Engine, EngineFactory, EngineHeap, HostFunction, LuaValue, Outcome } from "../host/engine/engine.ts";
import { type EngineName, engineNames, loadEngines } from "../host/engine/index.ts";

// One suite for each Lua VM: what the simulated module relies on.

for (const name of engineNames) {
  try {
    const make = await loadEngines(name);
    describe(name, () => suite(name, make));
  } catch (error) {
    describe.skip(`${name}: ${(error as Error).message}`, () => {
      test("everything");
    });
  }
}

test("wasmoon leaves alone what others make of WebAssembly while it is loaded", () => {
  const script = `
    const { wasmoonEngines } = await import(${JSON.stringify(new URL("../host/engine/wasmoon.ts", import.meta.url).href)});
    const empty = new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    let loading = true;
    const loaded = wasmoonEngines().then((make) => { make().close(); loading = false; });
    let made = 0;
    while (loading) {
      const instance = await WebAssembly.instantiate(empty);
      if (!(instance instanceof WebAssembly.Instance)) throw new Error("not an instance");
      const both = await WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0), {});
      if (!(both.instance instanceof WebAssembly.Instance)) throw new Error("not both");
      made++;
    }
    await loaded;
    console.log(made > 0);`;
  const child = spawnSync(
    process.execPath,
    ["--import", import.meta.resolve("tsx"), "--input-type=module", "-e", script],
    {
      encoding: "utf8",
    },
  );
  expect({ out: child.stdout, err: child.stderr }).toEqual({ out: "true\n", err: "" });
});

function suite(name: EngineName, make: EngineFactory): void {
  const open: Engine[] = [];
  afterEach(() => {
    for (const engine of open.splice(0)) {
      engine.close();
    }
  });

  function fresh(functions: Record<string, HostFunction> = {}): Engine {
    const engine = make();
    open.push(engine);
    engine.install(functions);
    return engine;
  }

  /** Loads a script and runs it until it waits or ends. */
  function start(engine: Engine, lua: string): Outcome {
    engine.load(lua, "=main.lua");
    return engine.resume([]);
  }

  /** The values that a script returns. Byte strings come as text. */
  function returned(lua: string, functions: Record<string, HostFunction> = {}): unknown[] {
    const outcome = start(fresh(functions), lua);
    expect(outcome).toMatchObject({ kind: "ended" });
    return (outcome as { values: LuaValue[] }).values.map(readable);
  }

  describe("values", () => {
    test("all 256 bytes go in and out, in strings, arguments and results", () => {
      const all = Uint8Array.from({ length: 256 }, (_, index) => index);
      const engine = fresh({ same: (bytes) => bytes });
      const outcome = start(engine, "local s = __host.same((...)) for i = 0, 255 do assert(s:byte(i + 1) == i) end");
      expect(outcome.kind).toBe("failed");
      engine.load("local s = __host.same(coroutine.yield()) return #s, s, s:byte(1, 3)", "=main.lua");
      engine.resume([]);
      expect(engine.resume([all])).toEqual({ kind: "ended", values: [256, all, 0, 1, 2] });
    });

    test("a string of 1 MiB goes in and out, NULs included", () => {
      const long = Uint8Array.from({ length: 1 << 20 }, (_, index) => (index * 7) & 0xff);
      const engine = fresh({ same: (bytes) => bytes });
      engine.load("local s = __host.same(coroutine.yield()) return #s, s", "=main.lua");
      engine.resume([]);
      const outcome = engine.resume([long]) as { values: LuaValue[] };
      expect(outcome.values[0]).toBe(1 << 20);
      expect(Buffer.compare(outcome.values[1] as Uint8Array, long)).toBe(0);
    });

    test("a byte string stays what it was when the host changes its array afterwards", () => {
      const mine = Uint8Array.of(1, 2, 3);
      const theirs: Uint8Array[] = [];
      const lua = "local s = __host.give() __host.spoil(s) return s:byte(1, 3)";
      const functions: Record<string, HostFunction> = {
        give: () => mine,
        spoil: (bytes) => {
          theirs.push(bytes as Uint8Array);
          mine.fill(9);
          (bytes as Uint8Array).fill(9);
        },
      };
      expect(returned(lua, functions)).toEqual([1, 2, 3]);
    });

    test("numbers, booleans and nil go both ways", () => {
      const values = [0, 1, -1, 2147483647, -2147483648, 1.5, -0.25, true, false, undefined];
      const engine = fresh({ same: (...each) => each });
      engine.load("return __host.same(coroutine.yield())", "=main.lua");
      engine.resume([]);
      expect(engine.resume(values)).toEqual({ kind: "ended", values });
    });

    test("a whole number becomes an integer, a JavaScript string becomes UTF-8", () => {
      const lua = "return math.type(__host.whole()), math.type(__host.half()), #__host.text()";
      expect(returned(lua, { whole: () => 7, half: () => 7.5, text: () => "中文" })).toEqual(["integer", "float", 6]);
    });

    test("a host function may return no value, one, and more than Lua keeps room for", () => {
      const functions = { none: () => undefined, many: () => Array.from({ length: 200 }, (_, index) => index) };
      const lua = "local t = { __host.many() } return select('#', __host.none()), #t, t[1], t[200]";
      expect(returned(lua, functions)).toEqual([0, 200, 0, 199]);
    });

    test("a table cannot leave, and says so", () => {
      expect(() => start(fresh({ take: () => undefined }), "__host.take({})")).toThrow("of type table cannot leave");
    });

    test("newUserdata gives empty full userdata, each another", () => {
      const lua = `
        local a, b = __host.newUserdata(), __host.newUserdata()
        debug.setmetatable(a, { __len = function() return 5 end, __index = function(_, key) return key .. "!" end })
        return type(a), a == b, #a, a.hello, ({ [a] = 1, [b] = 2 })[b]`;
      expect(returned(lua)).toEqual(["userdata", false, 5, "hello!", 2]);
    });
  });

  describe("runs", () => {
    test("a chunk that does not parse is refused with its line", () => {
      expect(() => fresh().load("local a\nlocal = 1", "@/luadb/main.lua")).toThrow("/luadb/main.lua:2:");
    });

    test("the main coroutine yields and goes on with what it is given", () => {
      const engine = fresh();
      expect(start(engine, "local a, b = coroutine.yield(1, 2) return a + b")).toEqual({
        kind: "waiting",
        values: [1, 2],
      });
      expect(engine.resume([30, 4])).toEqual({ kind: "ended", values: [34] });
    });

    test("it yields from within pcall, and 2000 times", () => {
      const engine = fresh();
      start(engine, "pcall(function() while true do coroutine.yield(#coroutine.yield()) end end)");
      for (let turn = 0; turn < 2000; turn++) {
        expect(engine.resume([Uint8Array.of(1, 2, 3)])).toEqual({ kind: "waiting", values: [3] });
        engine.resume([]);
      }
    });

    test("coroutines of the script yield to the script", () => {
      const lua = `
        local ok, got
        local co = coroutine.create(function(a)
          ok, got = pcall(coroutine.yield, a + 1)
          error("end", 0)
        end)
        local _, first = coroutine.resume(co, 1)
        local alive, second = coroutine.resume(co, "x")
        local each = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end)
        return first, ok, got, alive, second, coroutine.status(co), each() + each() + each()`;
      expect(returned(lua)).toEqual([2, true, "x", false, "end", "dead", 6]);
    });

    test("coroutine.wrap passes an error on and says where", () => {
      const lua = `
        local f = coroutine.wrap(function() error("inner", 0) end)
        local g = coroutine.wrap(function() error({}) end)
        local _, told = pcall(function()
          f()
        end)
        return told, type(select(2, pcall(g)))`;
      expect(returned(lua)).toEqual(["main.lua:5: inner", "table"]);
    });

    test("an error fails the run; one that is no text is described", () => {
      expect(start(fresh(), "error('bad')")).toEqual({ kind: "failed", message: "main.lua:1: bad" });
      expect(start(fresh(), "error({})")).toEqual({ kind: "failed", message: "(error object is a table value)" });
      expect(start(fresh(), "local a = nil .. ''")).toMatchObject({ kind: "failed" });
    });

    test("what a host function throws is a Lua error, and thrown again by resume", () => {
      const engine = fresh({
        fail: () => {
          throw new TypeError("no");
        },
      });
      engine.load("local ok, told = pcall(__host.fail) coroutine.yield() return ok, told", "=main.lua");
      expect(() => engine.resume([])).toThrow(TypeError);
      const outcome = engine.resume([]) as { values: LuaValue[] };
      expect(outcome.values.map(readable)).toEqual([false, "host: no"]);
    });

    test("a VM cannot be resumed from within", () => {
      const engine = fresh({ again: () => void engine.resume([]) });
      expect(() => start(engine, "__host.again()")).toThrow("cannot be resumed from within");
    });

    test("another VM can be run from within", () => {
      const inner = fresh();
      const lua = "local n = 0 for i = 1, 10 do n = n + __host.other() end return n";
      const engine = fresh({
        other: () =>
          (start(inner, "local t = {} for i = 1, 100 do t[i] = {} end return #t") as never as { values: number[] })
            .values[0],
      });
      expect(start(engine, lua)).toEqual({ kind: "ended", values: [1000] });
    });

    test("host functions work at the bottom of 150 calls, pcalls and coroutines", () => {
      const lua = `
        local function calls(n) if n == 0 then return __host.bottom() end return (calls(n - 1)) end
        local function pcalls(n) if n == 0 then return __host.bottom() end return select(2, pcall(pcalls, n - 1)) end
        local function wraps(n) if n == 0 then return __host.bottom() end return coroutine.wrap(wraps)(n - 1) end
        return calls(150), pcalls(150), wraps(150)`;
      expect(returned(lua, { bottom: () => 5 })).toEqual([5, 5, 5]);
    });

    test("recursion without an end is an error of the script", () => {
      const lua = `
        local function plain(n) return 1 + plain(n) end
        local function protected() local ok, told = pcall(protected) if not ok then error(told, 0) end end
        local function threads() return coroutine.wrap(threads)() end
        local results = {}
        for i, f in ipairs({ plain, protected, threads }) do
          local ok, told = pcall(f)
          results[i] = tostring(ok) .. tostring(string.find(told, "stack overflow") ~= nil)
        end
        return table.concat(results, " ")`;
      expect(returned(lua)).toEqual(["falsetrue falsetrue falsetrue"]);
    });

    test("300 chunks in one VM, and 300 loads by a script", () => {
      const engine = fresh();
      for (let turn = 0; turn < 300; turn++) {
        expect(start(engine, `return ${turn}`)).toEqual({ kind: "ended", values: [turn] });
      }
      expect(returned("local n = 0 for i = 1, 300 do n = n + load('return ' .. i)() end return n")).toEqual([45150]);
    });

    test("200 VMs in a row leave nothing behind", () => {
      const seen = new Set<string>();
      for (let turn = 0; turn < 200; turn++) {
        const engine = make();
        engine.install({ same: (value) => value });
        const outcome = start(engine, "local t = {} for i = 1, 1000 do t[i] = tostring(i) end return tostring(t), #t");
        const [address, count] = (outcome as { values: LuaValue[] }).values;
        expect(count).toBe(1000);
        seen.add(`${engine.heap ? readable(address) : ""} ${engine.heap?.usedBytes}`);
        engine.close();
      }
      // Each starts where the first did. fengari numbers its tables, and has no figures.
      expect([...seen]).toHaveLength(1);
    });

    test("a VM is as the first, whatever the one before it has done", () => {
      const far = "local t = {} for i = 1, 20000 do t[i] = { i } end return tostring(t[#t])";
      const place = (): string => {
        const engine = make();
        const { values } = start(engine, far) as { values: LuaValue[] };
        engine.close();
        return String(readable(values[0]));
      };
      const before = place();
      const busy = make();
      busy.install({ fail: () => busy.stop("enough") });
      start(
        busy,
        `local long = "${"x".repeat(200_000)}"
        for i = 1, 9 do pcall(error, { long .. i }) end
        local held = {} for i = 1, 1000 do held[i] = long:sub(i, i + 2000) end
        coroutine.wrap(function() pcall(__host.fail) end)()`,
      );
      busy.close();
      // fengari numbers its tables.
      if (busy.heap !== undefined) {
        expect(place()).toBe(before);
      }
    });

    test("the order of tables does not depend on the time of day", () => {
      const lua = `
        local t, order = {}, {}
        for i = 1, 50 do t["key" .. i] = i end
        for i = 1, 20 do t[function() return i end] = i end
        for _, i in pairs(t) do order[#order + 1] = i end
        return table.concat(order, " ")`;
      const now = vi.spyOn(Date, "now").mockReturnValue(1e12);
      const [first] = returned(lua);
      open.splice(0).forEach((engine) => void engine.close());
      now.mockReturnValue(1.7e12);
      expect(returned(lua)).toEqual([first]);
      now.mockRestore();
    });
  });

  test("bytecode runs as its text does: results, and where an error was", () => {
    const text =
      "local big, half, bytes = 2147483647, 0.5, '\\0\\255'\nif ... then\n  error('bad')\nend\nreturn big, half, bytes";
    const bytecode = compiled(make, text, "=script");
    expect(compiled(make, text, "=script")).toBe(bytecode);
    const outcomes = [text, bytecode].map((chunk) =>
      [[], [true]].map((args) => {
        const engine = fresh();
        engine.load(chunk, "=script");
        return engine.resume(args);
      }),
    );
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(outcomes[1]?.[1]).toEqual({ kind: "failed", message: "script:3: bad" });
  });

  test("what does not parse is not compiled: the VM that loads it says why", () => {
    expect(() => fresh().load(compiled(make, "local = 1", "=script"), "=script")).toThrow("script:1:");
  });

  test("each chunk name has bytecode of its own, until its text changes", () => {
    const first = compiled(make, "return 1", "=first");
    const second = compiled(make, "return 2", "=second");
    expect(compiled(make, "return 1", "=first")).toBe(first);
    expect(compiled(make, "return 2", "=second")).toBe(second);
    expect(compiled(make, Buffer.from("return 1"), "=first")).toEqual(first);
    expect(compiled(make, "return 2", "=first")).not.toEqual(first);
  });

  test("a script does what its text does: results, upvalues, its own bytecode, where an error was, what does not parse", () => {
    const text = `
      local count = 0
      local function add(by) count = count + by return count end
      add(1)
      local copy = load(string.dump(function(a) return a * 2 end))
      local _, problem = pcall(function()
        error("bad")
      end)
      return add(2), copy(21), problem`;
    const run = (load: string): unknown[] => returned(`return ${load}([[${text}]], "@/luadb/x.lua")()`);
    const expected = [3, 42, "/luadb/x.lua:6: bad"];
    expect(run("load")).toEqual(expected);
    expect(run("__host.loadScript")).toEqual(expected);
    const problem = (load: string): unknown[] => returned(`return select(2, ${load}("local a = = 1", "@x.lua"))`);
    expect(problem("__host.loadScript")).toEqual(problem("load"));
  });

  test.runIf(name === "lua32")("a script has its instructions in flash: they never count for the heap", () => {
    const lua = `
      local body = "local function f() local x = 1 " .. ("x = x + 1 "):rep(2000) .. "return x end return f"
      local function used() collectgarbage() collectgarbage() return collectgarbage("count") * 1024 // 1 | 0 end
      local function cost(load)
        local before = used()
        local f = load(body, "@/luadb/x.lua")()
        local held = used() - before
        assert(f() == 2001)
        f = nil
        return held, used() - before
      end
      local text, textGone, script, scriptGone
      for _ = 1, 3 do
        text, textGone = cost(load)
        script, scriptGone = cost(__host.loadScript)
      end
      return text, textGone, script, scriptGone`;
    const [text, textGone, script, scriptGone] = returned(lua) as number[];
    // 2000 instructions of four bytes, and as many line numbers.
    expect((text as number) - (script as number)).toBeGreaterThanOrEqual(16_000);
    expect(script).toBeLessThan(1000);
    expect([textGone, scriptGone]).toEqual([0, 0]);
  });

  test("a host function can tell whether the main coroutine has called it", () => {
    const heard: boolean[] = [];
    const engine: Engine = fresh({ ask: () => void heard.push(engine.inMain) });
    start(engine, "__host.ask() coroutine.wrap(function() __host.ask() end)() coroutine.yield() __host.ask()");
    engine.resume([]);
    expect(heard).toEqual([true, false, true]);
  });

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

    if (name === "lua32") {
      test("has the sizes of a 32-bit machine", () => {
        const cost = (what: string): number => {
          const engine = fresh();
          engine.load(`local f = load(...) collectgarbage('stop') coroutine.yield() kept = f()`, "=main.lua");
          engine.resume([Buffer.from(`return ${what}`)]);
          const before = engine.heap?.usedBytes as number;
          engine.resume([]);
          return (engine.heap?.usedBytes as number) - before;
        };
        const nothing = cost("1");
        expect(cost("{}") - nothing).toBe(32);
        expect(cost("{ 1, 2, 3, 4 }") - nothing).toBe(32 + 4 * 8);
        expect(cost("{ a = 1, b = 2 }") - nothing).toBe(32 + 2 * 20);
      });
    }

    test("a limit fails the script that wants more", () => {
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
          // Lua got along without, or the script's own pcall was told in place of its error value.
          expect([untouched.values, [78, undefined, ...untouched.values.slice(2)]]).toContainEqual(outcome.values);
        } else {
          // `load` gives nil and a message.
          const message = expect.stringMatching(/not enough memory|attempt to call a nil value$/);
          expect(outcome).toMatchObject({ kind: "failed", message });
        }
        failures++;
        open.pop()?.close();
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

  describe("numbers", () => {
    const rows: [expression: string, results: Record<EngineName, string>][] = [
      ["2147483647 + 1", { wasmoon: "2147483648", fengari: "-2147483648", lua32: "-2147483648" }],
      ["1700000000 * 1000", { wasmoon: "1700000000000", fengari: "-807049216", lua32: "-807049216" }],
      ["0xffffffff", { wasmoon: "4294967295", fengari: "-1", lua32: "-1" }],
      ["math.type(4294967295)", { wasmoon: "integer", fengari: "float", lua32: "float" }],
      ["1 << 31", { wasmoon: "2147483648", fengari: "-2147483648", lua32: "-2147483648" }],
      ["-1 >> 1", { wasmoon: "9223372036854775807", fengari: "2147483647", lua32: "2147483647" }],
      ["math.maxinteger", { wasmoon: "9223372036854775807", fengari: "2147483647", lua32: "2147483647" }],
      ["math.type('10' + 1)", { wasmoon: "integer", fengari: "float", lua32: "float" }],
      ["16777216.0 + 1 == 16777216.0", { wasmoon: "false", fengari: "false", lua32: "true" }],
      ["1 / 3", { wasmoon: "0.3333333", fengari: "0.33333333333333", lua32: "0.3333333" }],
      ["100.0", { wasmoon: "100.0000", fengari: "100.0", lua32: "100.00000" }],
      ["1e10", { wasmoon: "1.000000e+10", fengari: "10000000000.0", lua32: "10.000000e+09" }],
      ["string.format('%s', 1.5)", { wasmoon: "1.500000", fengari: "1.5", lua32: "1.500000" }],
      ["1.5 .. ''", { wasmoon: "1.500000", fengari: "1.5", lua32: "1.500000" }],
      ["string.format('%5.2f|%-8.1f|%+.1f|%06.1f', 3.14159, 2.5, 1.0, -1.5)", same(" 3.14|2.5     |+1.0|-001.5")],
      ["string.format('%d %x %08X %5s|%-5s|%c', 3.0, 255, 48879, 'a', 'b', 65)", same("3 ff 0000BEEF     a|b    |A")],
      ["1 / 0", { wasmoon: "inf", fengari: "Infinity", lua32: "inf" }],
      ["-7 // 2", same("-4")],
      ["-7 % 3", same("2")],
      ["tostring(3 | 4)", same("7")],
      ["string.unpack('<i4', '\\255\\255\\255\\255')", same("-1")],
      ["tonumber('0x10') + tonumber('1e1')", { wasmoon: "26.00000", fengari: "26.0", lua32: "26.00000" }],
    ];

    test.each(rows)("%s", (expression, results) => {
      expect(returned(`return tostring(${expression})`)).toEqual([results[name]]);
    });

    if (name === "lua32") {
      test("%e is the firmware's own, too", () => {
        expect(returned("return string.format('%e|%.2E|%e', 12345.678, -0.5, 1e10)")).toEqual([
          "1.234568e+04|-5.00E-01|10.000000e+09",
        ]);
      });
    }

    if (name !== "wasmoon") {
      test("a number without a 32-bit integer raises where an integer is wanted", () => {
        expect(start(fresh(), "return 4294967295 | 0")).toMatchObject({
          message: "main.lua:1: number has no integer representation",
        });
      });
    }

    test("integers keep all their bits on the way to the host", () => {
      expect(returned("return 16777217, 2147483647, -2147483648")).toEqual([16777217, 2147483647, -2147483648]);
    });

    test("the standard libraries are there", () => {
      const libraries = ["string", "table", "math", "coroutine", "utf8", "debug", "os", "io", "package"];
      expect(returned(`return ${libraries.map((each) => `type(${each})`).join(", ")}`)).toEqual(
        libraries.map(() => "table"),
      );
    });
  });
}

function same(result: string): Record<EngineName, string> {
  return { wasmoon: result, fengari: result, lua32: result };
}

function readable(value: LuaValue): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString() : value;
}
