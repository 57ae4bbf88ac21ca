import { describe, expect, it } from "vitest";
import { testedEngines } from "../helpers/engines.ts";
import { evaluate, type LuaBoard, runLua } from "../helpers/lua-board.ts";

/** What the golden run of `sys` does not show. The source: script/corelib/sys.lua. */

const { there } = await testedEngines();

describe.each(there)("sys on $name", ({ engines }) => {
  function run(script: string, ms = 0): LuaBoard {
    const lua = runLua(engines, `${script}\nsys.run()`);
    lua.clock.advance(ms);
    lua.board.powerOff();
    return lua;
  }

  it("runs a task at once, up to its first wait, with its arguments", () => {
    const { log } = run('sys.taskInit(function(...) print(select("#", ...), ...) end, 1, nil, 3) print("next")');
    expect(log).toEqual(["3 1 nil 3", "next"]);
  });

  it("drops a nil at the end of what is published", () => {
    const { log } = run('sys.subscribe("T", function(...) print(select("#", ...), ...) end) sys.publish("T", 1, nil)');
    expect(log).toEqual(["1 1"]);
  });

  it("calls subscribers once, whatever they do to the list", () => {
    const script = `
      local function second() print("second") end
      local function first() print("first") sys.unsubscribe("T", first) sys.subscribe("T", second) end
      sys.subscribe("T", first) sys.subscribe("T", first)
      sys.publish("T") sys.publish("T")`;
    expect(run(script).log).toEqual(["first", "second"]);
  });

  it("keeps the order of subscription: the core has none", () => {
    const script = `
      local function first() print("first") end
      sys.subscribe("T", first)
      sys.subscribe("T", function() print("second") end)
      sys.subscribe("T", first)
      sys.publish("T")`;
    expect(run(script).log).toEqual(["first", "second"]);
  });

  it("waits for a time, for a topic or for whichever is first", () => {
    const script = `
      sys.taskInit(function()
        print(mcu.ticks(), sys.wait(100), mcu.ticks())
        print(sys.waitUntil("T", 100))
        print(sys.waitUntil("T", 100))
        print(sys.waitUntilExt("T", 100))
        print(mcu.ticks())
      end)
      sys.timerStart(sys.publish, 150, "T", 7, false)`;
    expect(run(script, 1000).log).toEqual(["0 nil 100", "true 7 false", "false", "false", "350"]);
  });

  it("wakes a wait early by what resumes the task, and its timer does not come any more", () => {
    const script = `
      local task = sys.taskInit(function() print(sys.wait(100)) print(sys.waitUntil("never")) end)
      sys.timerStart(function() coroutine.resume(task, "early", 1) end, 10)`;
    expect(run(script, 1000).log).toEqual(["early 1"]);
  });

  it("does not wait for 0 ms: no timer starts", () => {
    const { log } = run('sys.taskInit(function() print("before") sys.wait(0) print("after") end) print("main")');
    expect(log).toEqual(["before", "D/user.rtos.timer_start error", "after", "main"]);
  });

  it("raises for a wait with a fraction, and outside a task", () => {
    const [error, more = ""] = run("sys.taskInit(function() sys.wait(1.5) end)", 0).log;
    expect(error).toContain("E/user.coroutine.resume");
    expect(error + more).toContain("number has no integer representation");
    expect(evaluate(engines, ["sys.wait(1)"])["sys.wait(1)"]).toContain("attempt to yield from outside a coroutine");
  });

  it("gives up 500 ms after an error in a task, and boots again 15 s later", () => {
    const { log, exits, reboots } = run(
      'print("boot") sys.taskInit(function() error("bad") end) print("goes on")',
      15_499,
    );
    expect(log.slice(0, 2)).toEqual([
      "boot",
      expect.stringMatching(/^E\/user.coroutine.resume \/luadb\/main.lua:1: bad/),
    ]);
    expect(log).toContain("goes on");
    expect(exits).toEqual([expect.stringContaining("main.lua:1: bad")]);
    expect(reboots).toEqual(["power on"]);
    expect(run('sys.taskInit(function() error("bad") end)', 15_500).reboots).toEqual(["power on", "error"]);
  });

  it("can restart the module, or only log the error", () => {
    const restart = "COROUTINE_ERROR_ROLL_BACK = false sys.taskInit(function() sys.wait(5) error('bad') end)";
    expect(run(restart, 6).reboots).toEqual(["power on", "script"]);
    const stay = `COROUTINE_ERROR_RESTART = false ${restart}`;
    const { reboots, exits } = run(stay, 60_000);
    expect(reboots).toEqual(["power on"]);
    expect(exits).toEqual([]);
  });

  it("ends at once when a task raises a table: the handler itself raises", () => {
    const { exits } = run("sys.taskInit(function() sys.wait(5) error({}) end)", 5);
    expect(exits).toEqual([expect.stringContaining("attempt to concatenate a table value")]);
  });

  it("ends when a subscriber or a timer raises", () => {
    expect(run('sys.subscribe("T", function() error("bad") end) sys.publish("T")').exits).toEqual([
      expect.stringContaining("bad"),
    ]);
    expect(run('sys.timerStart(function() error("bad") end, 5)', 5).exits).toEqual([expect.stringContaining("bad")]);
  });

  it("numbers timers: tasks below 0x1fffff, callbacks above", () => {
    expect(
      evaluate(engines, [
        "sys.timerStart(print, 10, 1) - 0x1fffff",
        "sys.timerStart(print, 10, 2) - 0x1fffff",
        "sys.timerIsActive(0x1fffff + 2) == print, sys.timerIsActive(print, 1), sys.timerIsActive(print)",
        "sys.timerStop(0x1fffff + 2), sys.timerIsActive(print, 2)",
        "sys.timerStopAll(print), sys.timerIsActive(print, 1)",
      ]),
    ).toEqual({
      "sys.timerStart(print, 10, 1) - 0x1fffff": "1: 1",
      "sys.timerStart(print, 10, 2) - 0x1fffff": "1: 2",
      "sys.timerIsActive(0x1fffff + 2) == print, sys.timerIsActive(print, 1), sys.timerIsActive(print)":
        "2: true, true",
      "sys.timerStop(0x1fffff + 2), sys.timerIsActive(print, 2)": "1: nil",
      "sys.timerStopAll(print), sys.timerIsActive(print, 1)": "1: nil",
    });
  });

  it("gives a message only to the main coroutine: a task that asks for one waits", () => {
    const script =
      'sys.taskInit(function() rtos.receive(-1) print("never") end) sys.timerLoopStart(print, 10, "on time")';
    expect(run(script, 30).log).toEqual(["on time", "on time", "on time"]);
  });

  it("can be asked, or reset, at any moment of a run: by a condition, or by what the clock runs", () => {
    const lua = runLua(engines, 'sys.timerLoopStart(print, 10, "tick") sys.subscribe("ASK", print) sys.run()');
    const answered = (): boolean => {
      lua.board.publish("ASK", "asked");
      return lua.clock.runUntil(() => lua.log.includes("asked"), 100);
    };
    expect(lua.clock.runUntil(() => lua.log.length > 1 && answered(), 1000)).toBe(true);
    expect(lua.log).toEqual(["tick", "tick", "asked"]);
    lua.clock.after(15, () => lua.board.reset("reset key"));
    lua.clock.advance(40);
    lua.board.powerOff();
    expect(lua.log.slice(3)).toEqual(["tick", "tick", "tick"]);
    expect(lua.reboots).toEqual(["power on", "reset key"]);
  });

  it("has room for 64 timers", () => {
    const { log } = run("for i = 1, 65 do if not sys.timerStart(print, 1000, i) then print('refused', i) end end");
    expect(log).toEqual(["E/timer too many timers", "E/user.rtos.timer_start create fail!!!", "refused 65"]);
  });

  it("repeats a timer forever, or a number of times", () => {
    expect(run('sys.timerLoopStart(print, 10, "tick")', 35).log).toEqual(["tick", "tick", "tick"]);
    const { log } = run('local n = 0 sys.timerAdvStart(function() n = n + 1 print("tick", n) end, 10, 2)', 100);
    expect(log).toEqual(["tick 1", "tick 2", "tick 3"]);
  });

  it("takes one message of a mailbox each time that the task wakes", () => {
    const script = `
      sys.taskInitEx(function()
        sys.wait(10)
        print(sys.waitMsg("box", "WANTED", 100)[2])
        print(sys.waitMsg("box", "WANTED", 100))
        print(mcu.ticks())
      end, "box", function(message) print("other", message[1]) end)
      sys.timerStart(function() sys.sendMsg("box", "A") sys.sendMsg("box", "B") sys.sendMsg("box", "WANTED", 2) end, 20)`;
    expect(run(script, 1000).log).toEqual(["other A", "other B", "2", "nil", "120"]);
  });

  it("knows no mailbox of a task that was not made with one", () => {
    const script = 'print(sys.sendMsg("nobody", 1)) sys.taskInit(function() print(sys.waitMsg("nobody", 1)) end)';
    const { log } = run(script);
    expect(log[0]).toBe("false");
    expect(log[1]).toMatch(/^E\/user.sys /);
    expect(log[2]).toBe("false");
  });
});
