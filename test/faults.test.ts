import { describe, expect, test } from "vitest";
import { bootModule } from "../host/index.ts";
import { testedEngines } from "./helpers/engines.ts";
import { type LuaBoard, type LuaBoardOptions, runLua } from "./helpers/lua-board.ts";

// Bad days of a module, each as one line of a test: too little memory, a script that hangs, the end of the power.

const { there } = await testedEngines();
/** JavaScript owns fengari's memory. */
const withHeap = there.filter(({ name }) => name !== "fengari");
/** So slow that a watchdog's 20 s are 200,000 instructions. */
const slow = { microsecondsPer1000Instructions: 1e5 };

describe.each(there)("faults on $name", ({ engines }) => {
  function run(lua: string, ms = 0, options: LuaBoardOptions = {}): LuaBoard {
    const board = runLua(engines, `${lua}\nsys.run()`, options);
    board.clock.advance(ms);
    board.board.powerOff();
    return board;
  }

  describe("a watchdog", () => {
    const hangs = {
      "an endless loop": "while true do end",
      "an endless loop in pcall": "while true do pcall(function() while true do end end) end",
      "ever new errors in pcall": "while true do pcall(error, 'x') end",
      "an endless loop in a task": "sys.taskInit(function() while true do end end)",
      "an endless loop in a timer": "sys.timerStart(function() while true do end end, 5000)",
      "an endless loop in a subscriber": "sys.subscribe('T', function() while true do end end) sys.publish('T')",
      "an endless loop of calls": "while true do mcu.ticks() end",
      "an endless loop that publishes": "while true do sys.publish('T') end",
      "a pattern that never ends": "string.find(('a'):rep(4000), ('(.-)'):rep(20) .. 'b')",
      "waits without feeding": "sys.timerLoopStart(function() end, 100)",
    };
    test.each(Object.entries(hangs))("bites %s", (_, lua) => {
      const { reboots, exits, log } = run(
        `print((select(3, pm.lastReson()))) if select(3, pm.lastReson()) ~= 8 then wdt.init(20000) ${lua} end`,
        21_000,
        slow,
      );
      expect(reboots).toEqual(["power on", "watchdog"]);
      expect(exits).toEqual([]);
      expect(log[0]).toBe("0");
      expect(log).toContain("E/wdt the watchdog was not fed: reset");
      expect(log.at(-1)).toBe("8");
    });

    test("says where the script hangs", () => {
      const { log } = run("wdt.init(20000)\nlocal function stuck()\nwhile true do end end\nstuck()", 21_000, slow);
      expect(log.join("\n")).toMatch(/E\/wdt .*main\.lua:4/);
    });

    test("leaves a script alone that feeds it in a long loop", () => {
      const { reboots, log } = run(
        "wdt.init(20000) for i = 1, 100 do for j = 1, 10000 do end wdt.feed() end print(mcu.ticks() > 90000)",
        100,
        slow,
      );
      expect(reboots).toEqual(["power on"]);
      expect(log).toEqual(["true"]);
    });

    test("bites a script that never waits, too, where instructions take no time", () => {
      const { reboots, log } = run("wdt.init(20000) while true do end", 20_000, { mostInstructionsPerRun: 100_000 });
      expect(reboots.slice(0, 2)).toEqual(["power on", "watchdog"]);
      expect(log.join("\n")).toContain("it did not wait within 100000 VM instructions");
    });

    test("is off after a reboot, until it is started again", () => {
      const lua = "if select(3, pm.lastReson()) == 0 then wdt.init(20000) rtos.reboot() end wdt.feed()";
      expect(run(lua, 60_000).reboots).toEqual(["power on", "script"]);
    });
  });

  test("a script that hangs without a watchdog hangs for good, and says so", () => {
    const { board, clock, log, reboots } = runLua(engines, "sys.timerStart(print, 5, 'late')\nwhile true do end", {
      mostInstructionsPerRun: 100_000,
    });
    clock.advance(1000);
    expect(log[0]).toBe("E/main it did not wait within 100000 VM instructions");
    expect(log.join("\n")).toMatch(/main\.lua:2/);
    expect(log).not.toContain("late");
    board.reset("reset key");
    expect(reboots).toEqual(["power on", "reset key"]);
    board.powerOff();
  });

  test.each(["rtos.reboot()", "pm.reboot()"])("%s ends the script at once, whatever would catch it", (reboot) => {
    const lua = `
      print("boot", (select(3, pm.lastReson())))
      if select(3, pm.lastReson()) == 0 then
        sys.taskInit(function() pcall(function() ${reboot} print("on") end) print("and on") end)
        print("still")
      end`;
    const { log, reboots } = run(lua, 100);
    expect(log).toEqual(["boot 0", "boot 3"]);
    expect(reboots).toEqual(["power on", "script"]);
  });

  test("os.exit ends the script at once and for good", () => {
    const { log, reboots, exits } = run("sys.timerStart(print, 10, 'late') pcall(os.exit, 3) print('on')", 60_000);
    expect({ log, reboots, exits }).toEqual({ log: [], reboots: ["power on"], exits: [] });
  });

  test("a script that restarts at once lets time pass", () => {
    const { board, clock, reboots } = runLua(engines, "rtos.reboot()");
    clock.advance(3);
    expect(reboots.length).toBeGreaterThan(2);
    expect(reboots.length).toBeLessThan(6);
    board.powerOff();
  });

  test("the power fails and comes back: fskv keeps its values, the script starts again", () => {
    const lua = 'fskv.init() print(tostring((fskv.get("n")))) fskv.set("n", (fskv.get("n") or 0) + 1)';
    const { board, clock, log, reboots } = runLua(engines, `${lua} sys.timerLoopStart(print, 1000, "tick") sys.run()`);
    clock.advance(1500);
    board.losePower(5000);
    clock.advance(4999);
    expect(log).toEqual(["nil", "tick"]);
    clock.advance(1);
    expect(log).toEqual(["nil", "tick", "1"]);
    expect(reboots).toEqual(["power on", "power on"]);
    board.losePower(5000);
    board.powerOff();
    clock.advance(10_000);
    expect(reboots).toHaveLength(2);
  });

  test("a reset has its reason", () => {
    const { board, log } = runLua(engines, "print((select(3, pm.lastReson()))) sys.run()");
    for (const reason of ["script", "error", "watchdog", "reset key", "crash", "power on"] as const) {
      board.reset(reason);
    }
    expect(log).toEqual(["0", "3", "3", "8", "5", "6", "0"]);
    board.powerOff();
  });

  test("a claim for a zbuff fails on demand, and the next is served", () => {
    const lua = `
      sys.subscribe("GO", function()
        for i = 1, 3 do print(zbuff.create(100 + i) ~= nil) end
        local b = zbuff.create(10) print(b:copy(nil, ("x"):rep(50)), b:copy(nil, ("x"):rep(50)))
      end)
      sys.run()`;
    const { board, clock, log } = runLua(engines, lua);
    const answers = (k: number): string => {
      log.length = 0;
      board.failBufferAllocation(k);
      board.publish("GO");
      clock.advance(0);
      return log.filter((line) => !line.includes("zbuff")).join(" ");
    };
    expect(answers(1)).toBe("false true true 50 50");
    expect(answers(3)).toBe("true true false 50 50");
    expect(answers(5)).toBe("true true true 0 50");
    expect(answers(100)).toBe("true true true 50 50");
    board.limitBuffers(50);
    expect(answers(100)).toMatch(/^false false false /);
    board.powerOff();
  });
});

describe.each(there)("a processor on $name", ({ engines }) => {
  /** A thousand turns are a thousand instructions, about. */
  const busy = "local function busy(turns) for i = 1, turns do end end\n";

  test("takes time for Lua, and delivers the next message when that is done", () => {
    const lua = `${busy}
      sys.timerStart(function() print("first", mcu.ticks()) busy(100000) print("done", mcu.ticks()) end, 100)
      sys.timerStart(function() print("second", mcu.ticks()) end, 110)
      sys.run()`;
    const { board, clock, log } = runLua(engines, lua, { microsecondsPer1000Instructions: 1000 });
    clock.advance(1000);
    const times = log.map((line) => Number(line.split(" ")[1]));
    expect(log.map((line) => line.split(" ")[0])).toEqual(["first", "done", "second"]);
    expect(times[0]).toBe(100);
    expect(times[1]).toBeGreaterThanOrEqual(200);
    expect(times[1]).toBeLessThan(205);
    expect(times[2]).toBeGreaterThanOrEqual(times[1] as number);
    expect(times[2]).toBeLessThan(205);
    board.powerOff();
  });

  test("finds what has become of a timer when its message is delivered, as the firmware does", () => {
    // Source: l_timer_handler of luat_lib_rtos.c looks for a timer of that number.
    const lua = `${busy}
      local function timer(name, ms) return sys.timerLoopStart(function() print(name, mcu.ticks()) end, ms) end
      local stopped, again, late = timer("stopped", 110), timer("again", 120), timer("late", 130)
      sys.timerStart(function() busy(100000) end, 100)
      -- Its turn comes at 200, behind what was busy, and before the messages of those that have fired meanwhile.
      sys.timerStart(function()
        rtos.timer_stop(stopped)
        rtos.timer_stop(again)
        rtos.timer_start(again, 5000, -1)
      end, 105)
      sys.run()`;
    const { board, clock, log } = runLua(engines, lua, { microsecondsPer1000Instructions: 1000 });
    clock.advance(259);
    board.powerOff();
    // One that runs again has the message of its former self, which comes early; and one that went on has its own.
    expect(log.map((line) => line.split(" ")[0])).toEqual(["again", "late"]);
  });

  test("takes no time for the simulator's own work, and some for each call of it", () => {
    const spent = (lua: string): number => {
      const { board } = runLua(engines, `t = {} for i = 1, 100 do t[i] = i end text = json.encode(t)\n${lua}`, {
        microsecondsPer1000Instructions: 1000,
      });
      const { instructions } = board;
      board.powerOff();
      return instructions;
    };
    const nothing = spent("");
    expect(spent("json.decode(text)") - nothing).toBeLessThan(20);
    expect(spent("for i = 1, 1000 do end") - nothing).toBeGreaterThan(999);
  });

  test("makes a script too slow for its UART", async () => {
    const lua = `${busy}
      uart.setup(1, 921600)
      uart.on(1, "receive", function(id)
        repeat local data = uart.read(id, 512) busy(20000) until data == ""
      end)
      sys.run()`;
    const lost = async (microsecondsPer1000Instructions: number): Promise<number> => {
      const module = await bootModule({ lua, engines, microsecondsPer1000Instructions });
      module.serialSend(new Uint8Array(50_000));
      module.run(2000);
      module.dispose();
      return module.uart.overrunBytes;
    };
    expect(await lost(0)).toBe(0);
    expect(await lost(1000)).toBeGreaterThan(10_000);
  });

  test("gives equal runs", () => {
    const once = (): string[] => {
      const lua = `${busy}
        for i = 1, 5 do sys.timerLoopStart(function() busy(i * 5000) print(i, mcu.ticks()) end, 10 + i) end
        sys.run()`;
      const { board, clock, log } = runLua(engines, lua, { microsecondsPer1000Instructions: 700 });
      clock.advance(300);
      board.powerOff();
      return log;
    };
    const first = once();
    expect(first.length).toBeGreaterThan(20);
    expect(once()).toEqual(first);
  });
});

describe.each(withHeap)("memory on $name", ({ engines }) => {
  test("a script that needs too much memory ends as on the module, and the module reboots after 15 s", () => {
    const lua =
      "print('boot') sys.taskInit(function() sys.wait(10) local t = {} while true do t[#t + 1] = {} end end) sys.run()";
    const { board, clock, log, exits, reboots } = runLua(engines, lua, { heapBytes: 200_000 });
    expect(clock.runUntil(() => exits.length === 1, 1000)).toBe(true);
    expect(exits[0]).toContain("not enough memory");
    expect(log.at(-1)).toBe("E/main Lua VM exit!! reboot in 15000ms");
    clock.advance(14_999);
    expect(reboots).toEqual(["power on"]);
    clock.advance(1);
    expect(reboots).toEqual(["power on", "error"]);
    expect(log.at(-1)).toBe("boot");
    board.powerOff();
  });

  test("the heap has the size that it was given, less what LuatOS holds of it", () => {
    const most = (options: LuaBoardOptions): number => {
      // Not a string that C builds in a buffer: Lua claims buffers without collecting.
      const lua = `local kilobyte, n = ("x"):rep(1000), 0
        pcall(function() local t = {} while true do t[#t + 1] = kilobyte .. n n = n + 1 end end) print(n)`;
      const { board, log } = runLua(engines, lua, options);
      board.powerOff();
      return Number(log[0]);
    };
    expect(most({ heapBytes: 256 << 10 })).toBeGreaterThan(190);
    expect(most({ heapBytes: 256 << 10 })).toBeLessThan(225);
    expect(most({ heapBytes: 100_000 })).toBeLessThan(67);
    expect(most({})).toBeGreaterThan(10_000);
  });

  test("a heap that is too small for main.lua says so", () => {
    const { board, exits } = runLua(engines, `local t = { ${"'text', ".repeat(5000)} } print("there")`, {
      heapBytes: 50_000,
    });
    expect(exits).toEqual([expect.stringContaining("not enough memory")]);
    board.powerOff();
  });

  test("a WebSocket client takes its share of the heap", () => {
    const lua = `local before = select(2, rtos.meminfo())
      local clients = {}
      for n = 1, 3 do clients[n] = websocket.create(nil, "ws://server.example/") end
      print((select(2, rtos.meminfo()) - before) // 3)
      print(pcall(function() while true do clients[#clients + 1] = websocket.create(nil, "ws://server.example/") end end))`;
    const { board, log } = runLua(engines, lua, { heapBytes: 200_000 });
    // On the vendor's runtime: 8960.
    expect(Number(log[0])).toBeGreaterThan(8700);
    expect(Number(log[0])).toBeLessThan(9800);
    expect(log[1]).toContain("not enough memory");
    board.powerOff();
  });

  test("a limit can be set at any time", () => {
    const lua = "sys.subscribe('GO', function() print(pcall(string.rep, 'x', 50000)) end) sys.run()";
    const { board, clock, log } = runLua(engines, lua);
    board.limitHeap(20_000);
    board.publish("GO");
    clock.advance(0);
    expect(log.join()).toContain("not enough memory");
    board.powerOff();
  });

  test("each allocation of a scenario can fail, the first, the second, until it passes untouched", () => {
    const lua = `
      local function work()
        local buffer = zbuff.create(64)
        buffer:copy(nil, "abc" .. mcu.ticks())
        uart.setup(1, 115200)
        uart.on(1, "receive", function(id) print(uart.read(id, 100)) end)
        uart.tx(1, buffer)
        fskv.init()
        fskv.set("key", { value = "v" .. #buffer })
        local data = json.decode(json.encode({ 1, 2, { a = fskv.get("key").value } }))
        log.info("data", data[3].a, string.format("%05d", data[2]))
        sys.timerStart(function(a) log.info("timer", a .. "!") end, 5, "t")
        sys.subscribe("TOPIC", function(a) log.info("topic", a .. "!") end)
        sys.publish("TOPIC", "p")
        local client = websocket.create(nil, "ws://nowhere/")
        client:on(function(c, event) log.info("websocket", event .. "!") end)
        client:connect()
        sys.wait(10)
        local ok, problem = pcall(function() uart.setup({}) end)
        log.info("pcall", ok, problem)
        log.info("more", table.concat({ "a", data[2], tostring(buffer:len() + 1000) }))
        sys.waitUntil("NEVER", 5)
        print("done")
      end
      sys.subscribe("GO", function() sys.taskInit(work) end)
      sys.run()`;
    const failing = (k: number): LuaBoard => {
      const lua32 = runLua(engines, lua);
      if (k > 0) {
        lua32.board.failAllocation(k);
      }
      lua32.board.publish("GO");
      lua32.clock.advance(2000);
      return lua32;
    };
    const whole = failing(0);
    expect(whole.log).toContain("done");
    whole.board.powerOff();
    let untouched = 0;
    let failed = 0;
    for (let k = 1; untouched === 0; k++) {
      const { board, clock, log, exits, reboots } = failing(k);
      if (board.heap?.refusals === 0 && reboots.length === 1 && exits.length === 0) {
        untouched = k;
        expect(log).toEqual(whole.log);
      } else {
        failed++;
        // A caught error may stay without an end: else it is Lua's own, in the firmware.
        expect(exits.length === 1 ? exits[0] : "not enough memory", `request ${k}: ${log.join("\n")}`).toContain(
          "not enough memory",
        );
        log.length = 0;
        clock.advance(16_000);
        board.publish("GO");
        clock.advance(2000);
        expect(log, `after request ${k}`).toContain("done");
      }
      board.powerOff();
    }
    expect(failed).toBeGreaterThan(20);
  });
});
