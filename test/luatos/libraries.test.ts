import { describe, expect, it } from "vitest";
import { coreModules, hasModule } from "../../host/board/core-modules.ts";
import { testedEngines } from "../helpers/engines.ts";
import { evaluate, runLua } from "../helpers/lua-board.ts";

/** Lua's own libraries and the modules around them: what there is, what there is not, and what can be changed. */

const { there } = await testedEngines();

describe.each(there)("libraries on $name", ({ engines, name }) => {
  function expectAnswers(wanted: Record<string, unknown>, options?: Parameters<typeof evaluate>[2]): void {
    expect(evaluate(engines, Object.keys(wanted), options)).toEqual(wanted);
  }

  it("are userdata that cannot be changed and seem empty", () => {
    expectAnswers({
      "type(string), type(uart), type(io), type(math)": "4: userdata, userdata, userdata, userdata",
      "pairs(string)(string)": "1: nil",
      "type(sys)": "1: table",
      'pcall(function() string.trim = nil end) and "changed" or "kept"': "1: kept",
      'pcall(function() uart.write = nil end) and "changed" or "kept"': "1: kept",
      '("a,b"):split(",")[2], ("x"):toHex()': "3: b, 78, 2",
    });
  });

  it("lack what the core lacks", () => {
    const absent = ["string.dump", "io.write", "io.read", "io.popen", "os.execute", "os.getenv", "os.tmpname"];
    absent.push(
      "warn",
      "__host",
      "coroutine.close",
      "package.path",
      "package.loaded",
      "string.nothing",
      "uart.nothing",
    );
    expectAnswers(Object.fromEntries(absent.map((each) => [each, "1: nil"])));
  });

  it("have what Lua 5.3 kept of older ones", () => {
    expectAnswers({
      _VERSION: "1: Lua 5.3",
      "bit32.band(12, 10), bit.bor(12, 10), bit32.bxor(12, 10)": "3: 8, 14, 6",
      "bit32.extract(0xf0, 4, 2), bit32.replace(0, 3, 4, 2)": "2: 3, 48",
      "bit32.rshift(-1, 1), bit32.rshift(-1, 31), bit32.rshift(-1, 32)": "3: 2147483647, 1, 0",
      "bit32.arshift(-8, 1), bit32.arshift(-8, 40), bit32.arshift(8, 1)": "3: -4, -1, 4",
      "bit32.lshift(1, 31), bit32.lshift(1, -1), bit32.lrotate(1, 33), bit32.rrotate(1, 1)":
        "4: -2147483648, 0, 2, -2147483648",
      "bit32.bnot(0), bit32.btest(6, 8), bit.set(0, 1, 3), bit.clear(15, 0), bit.isset(4, 2)":
        "5: -1, false, 10, 14, true",
      "math.pow(2, 3) == 8, math.log10(1000) > 2.99": "2: true, true",
      "unpack({1, 2, 3})": "3: 1, 2, 3",
      'loadstring("return 7")()': "1: 7",
    });
  });

  it("know nothing of the coroutine that runs the script", () => {
    expectAnswers({
      "select(2, coroutine.running())": "1: true",
      "coroutine.isyieldable()": "1: false",
      "coroutine.yield(1)": "raises: attempt to yield from outside a coroutine",
    });
  });

  it("say which module has what is not simulated", () => {
    expectAnswers({
      // The first of each module says what can be done.
      "http.request":
        "raises: http.request is not simulated. You can put a table of your own in its place, in the file of --prelude or in the prelude of bootModule: http = setmetatable({ request = … }, { __index = http })",
      "http.request, 1": "raises: http.request is not simulated",
      "pcall(function() return crypto.md_file end)": expect.stringMatching(
        /: crypto\.md_file is not simulated\. You can put a table/,
      ),
      "crypto.md_file": "raises: crypto.md_file is not simulated",
    });
  });

  it("have the declared constants of what is not simulated", () => {
    expectAnswers({
      "i2c.FAST, i2c.SLOW, adc.CH_CPU, adc.ADC_RANGE_MAX, spi.MSB, wlan.STATION": "6: 1, 0, -1, 14, 1, 1",
      "math.type(adc.CH_CPU), i2c.FAST == i2c.FAST": "2: integer, true",
      // An older core lacks it.
      "i2c.STOP_DELAY, i2c.nothing, i2c[1]": "3: nil, nil, nil",
      "i2c.setup(0, i2c.FAST)": expect.stringMatching(/^raises: i2c\.setup is not simulated\. /),
      "eink.MODEL_1in54": "1: 2",
      "eink.MODEL_2in7": expect.stringMatching(
        /^raises: eink\.MODEL_2in7 is not simulated, as types\/ does not say its value\. /,
      ),
    });
  });

  it("are all there that the model's core has, and no others", () => {
    for (const model of ["Air780E", "Air700ECQ", "Air780EPM", "Air780EHM"] as const) {
      const names = Object.keys(coreModules);
      const answers = evaluate(
        engines,
        names.map((name) => `type(${name})`),
        { model },
      );
      const kinds = names.map((name) => [name, answers[`type(${name})`]]);
      const wanted = names.map((name) => [
        name,
        !hasModule(name, model, "2025-12") ? "1: nil" : name === "sys" ? "1: table" : "1: userdata",
      ]);
      expect(kinds).toEqual(wanted);
    }
  });

  it("are in place of what is not simulated when a script puts a table there", () => {
    expectAnswers(
      {
        "i2c.setup(0), i2c.SLOW": "2: 1, 0",
        "i2c.recv(0, 1, 1)": expect.stringContaining("i2c.recv is not simulated"),
      },
      { before: "i2c = setmetatable({ setup = function() return 1 end, SLOW = 0 }, { __index = i2c })" },
    );
  });

  it("say where the script has called them, however they are reached", () => {
    const before = "local function tell(f, ...) return select(2, pcall(f, ...)) end\nb = zbuff.create(8)\nt = tell";
    const at = "/luadb/main.lua:";
    const problem = (name: string): string => `bad argument #1 to '${name}' (number expected, got table)`;
    expectAnswers(
      {
        "(t(function()\nreturn (uart.setup({})) end):match('lua:%d+: (.*)'))": `1: ${problem("setup")}`,
        "(t(function() b:seek({}) end):match('^(.-)%d'))": `1: ${at}`,
        "(t(function() (function() return (bit.bnot({})) end)() end):match('^(.-)%d'))": `1: ${at}`,
        "(t(function() return socket.create end):match('^(.-)%d'))": `1: ${at}`,
        "t(uart.setup, {})": `1: ${problem("setup")}`,
        "t(sys.wait, 1):find('attempt to yield') ~= nil": "1: true",
      },
      { before },
    );
  });

  it("are what the a core of the model has", () => {
    const names = "type(fskv), type(fdb), type(mcu), type(rtc), type(otp), type(pins)";
    expectAnswers({ [names]: "6: userdata, userdata, userdata, userdata, userdata, nil", "rtos.bsp()": "1: EC618" });
    for (const era of ["2024", "2025-08", "2025-12", "2026-08"] as const) {
      const pins = era === "2024" ? "nil" : "userdata";
      expectAnswers(
        { [names]: `6: userdata, userdata, userdata, userdata, nil, ${pins}`, "rtos.bsp()": "1: Air700ECQ" },
        { model: "Air700ECQ", era },
      );
    }
  });

  it("collect garbage, or say so", () => {
    expectAnswers({
      'collectgarbage(), collectgarbage("collect"), collectgarbage("isrunning")': "3: 0, 0, true",
      'collectgarbage("count") >= 0': "1: true",
      // Lua 5.4 has its own.
      'collectgarbage("setpause", 90)': name === "wasmoon" ? "1: 200" : "1: 90",
      'collectgarbage("x")': "raises: bad argument #1 to 'collectgarbage' (invalid option 'x')",
    });
  });

  it("find the files of the script folder", () => {
    const files = { "part.lua": "count = (count or 0) + 1 return {count = count}", "broken.lua": "local = 1" };
    expectAnswers(
      {
        'require("part").count, require("part").count': "2: 1, 1",
        '(function() unload("part") return require("part").count end)()': "1: 2",
        'pcall(require, "absent") and "found" or "raises"': "1: raises",
        'pcall(require, "broken") and "found" or "raises"': "1: raises",
      },
      { files },
    );
  });

  it("load any file of the module", () => {
    const files = {
      "part.lua": "#!lua\nreturn name or 'global', ...",
      "wrong.lua": "x = = 1",
      "raises.lua": "error('on purpose')",
    };
    expectAnswers(
      {
        "dofile('/luadb/part.lua')": "1: global",
        "loadfile('/luadb/part.lua')(1, 2)": "3: global, 1, 2",
        "loadfile('/luadb/part.lua', 'bt', {name = 'own'})(3)": "2: own, 3",
        "loadfile('/nowhere.lua')": "2: nil, cannot open /nowhere.lua: 0",
        "dofile('/nowhere.lua')": "raises: cannot open /nowhere.lua: 0",
        "loadfile('/luadb/wrong.lua')": "2: nil, /luadb/wrong.lua:1: unexpected symbol near '='",
        "dofile('/luadb/wrong.lua')": "raises: unexpected symbol near '='",
        "dofile('/luadb/raises.lua')": "raises: on purpose",
        "io.writeFile('/made.lua', 'return 7') and dofile('/made.lua')": "1: 7",
        "dofile({})": "raises: bad argument #1 to 'dofile' (string expected, got table)",
        "loadfile('/luadb/part.lua', {})": "raises: bad argument #2 to 'loadfile' (string expected, got table)",
      },
      { files },
    );
  });

  it("make a module of a script as Lua 5.1 does", () => {
    const files = {
      "old.lua":
        "local base = _G\nmodule('old', package.seeall)\ncount = 1\nfunction up() count = count + 1 return type(base) end",
      "named.lua": "module(...)\nthere = true",
      "bare.lua": "module('bare.inner')\nvalue = 7",
    };
    expectAnswers(
      {
        "require('old').up(), require('old').count, count": "3: table, 2, nil",
        // The first that a script gets is its path.
        "require('named'), _G['/luadb/named'].lua.there": "2: true, true",
        "pcall(require, 'bare') and bare.inner.value, bare.inner._NAME, bare.inner._PACKAGE, bare.inner._M == bare.inner":
          "4: 7, bare.inner, bare., true",
        value: "1: nil",
        "package.seeall(1)": "raises: bad argument #1 to 'seeall' (table expected, got number)",
        "module({})": "raises: bad argument #1 to 'module' (string expected, got table)",
      },
      { files },
    );
  });

  it("tell an argument that is nil from one that is not there", () => {
    expectAnswers({
      "uart.setup(nil)": "raises: bad argument #1 to 'setup' (number expected, got nil)",
      "uart.setup()": "raises: bad argument #1 to 'setup' (number expected, got no value)",
      "crypto.md5(nil)": "raises: bad argument #1 to 'md5' (string expected, got nil)",
      "crypto.md5()": "raises: bad argument #1 to 'md5' (string expected, got no value)",
      "zbuff.create(8):seek(nil)": "raises: bad argument #1 to 'seek' (number expected, got nil)",
      "zbuff.create(8):seek()": "raises: bad argument #1 to 'seek' (number expected, got no value)",
      "zbuff.create(8).seek(nil, 1)": "raises: bad argument #1 to 'seek' (ZBUFF* expected, got nil)",
    });
  });

  it("give chance, the same at each run, within the limits", () => {
    const before =
      "local low, high = 9, 0 for i = 1, 200 do local x = math.random(3, 5) " +
      "low, high = math.min(low, x), math.max(high, x) end results = {low, high}";
    expectAnswers(
      { "unpack(results)": "2: 3, 5", "math.random(2, 1)": "raises: bad argument #1 to 'random' (interval is empty)" },
      { before },
    );
    const draw = "math.random(1000000)";
    expect(evaluate(engines, [draw])).toEqual(evaluate(engines, [draw]));
  });

  it("tell the date in the module's time zone, which begins as China's", () => {
    expectAnswers(
      {
        'os.date("!%Y-%m-%d %H:%M:%S", 0)': "1: 1970-01-01 00:00:00",
        'os.date("%Y-%m-%d %H:%M:%S", 0)': "1: 1970-01-01 08:00:00",
        'os.date("!%a %A %b %B %j %p %I %y %U %W %w %%", 951782400)':
          "1: Tue Tuesday Feb February 060 AM 12 00 09 09 2 %",
        "os.time()": "1: 1700000000",
        "os.time({year = 2000, month = 2, day = 29, hour = 0})": "1: 951782400",
        "os.time({year = 2000, month = 1, day = 60, hour = 0})": "1: 951782400",
        'os.date("!*t", 951782400).yday, os.date("!*t", 951782400).wday': "2: 60, 3",
        "rtc.timezone(0) == 0 and os.date('%H', 0)": "1: 00",
        "rtc.timezone(7), rtc.timezone(-48), os.date('%H', 0)": "3: false, -48, 12",
        "os.time({year = 2000})": "raises: field 'month' missing in date table",
      },
      { startTime: 1700000000, era: "2026-08" },
    );
  });

  it("begin again at each boot", () => {
    const { board, clock, log } = runLua(
      engines,
      'log.info("boot", marker) marker = 1 if not fskv.init() or not fskv.get("again") then ' +
        'fskv.set("again", true) rtos.reboot() end sys.run()',
    );
    clock.advance(1);
    board.powerOff();
    expect(log).toEqual(["I/user.boot nil", "I/user.boot nil"]);
  });
});
