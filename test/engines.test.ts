import { spawnSync } from "node:child_process";
import { describe, expect, test, vi } from "vitest";
import { compiled } from "../host/engine/compiled.ts";
import type { Engine, HostFunction, LuaValue } from "../host/engine/engine.ts";
import type { EngineName } from "../host/engine/index.ts";
import { onEachEngine, readable, start } from "./helpers/each-engine.ts";

// What the simulated module relies on in each Lua VM. engine-counting.test.ts and engine-heap.test.ts have the rest.

await onEachEngine(({ name, make, fresh, returned, closeAll }) => {
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

    test("an error fails the run; an error that is not a text is described", () => {
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

    test("a VM is like the first one, whatever an earlier VM has done", () => {
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
      closeAll();
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

  /** Takes what `load` takes. */
  const loadScript = "(function(text, name) __host.keepScript(text) return __host.loadScript(name) end)";

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
    expect(run(loadScript)).toEqual(expected);
    const problem = (load: string): unknown[] => returned(`return select(2, ${load}("local a = = 1", "@x.lua"))`);
    expect(problem(loadScript)).toEqual(problem("load"));
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
        script, scriptGone = cost(${loadScript})
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
});

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

function same(result: string): Record<EngineName, string> {
  return { wasmoon: result, fengari: result, lua32: result };
}
