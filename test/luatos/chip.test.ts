import { describe, expect, it } from "vitest";
import { testedEngines } from "../helpers/engines.ts";
import { evaluate, type LuaBoardOptions, runLua } from "../helpers/lua-board.ts";

/** The modules around the chip: `rtos`, `mcu`, `rtc`, `pm`, `wdt`, `mobile`, `socket`, `errDump`. */

const { there } = await testedEngines();

describe.each(there)("chip on $name", ({ engines, name }) => {
  function expectAnswers(wanted: Record<string, string>, options: LuaBoardOptions & { before?: string } = {}): void {
    expect(evaluate(engines, Object.keys(wanted), options)).toEqual(wanted);
  }

  it("counts time from boot, and seconds since 1970 over reboots", () => {
    const script = `
      sys.taskInit(function()
        sys.wait(2500)
        local high, low = mcu.ticks2(0)
        print(os.time(), mcu.ticks(), mcu.ticks2(1), high, low)
        print(os.clock(), mcu.dtick64(mcu.tick64(), ("\\0"):rep(8)))
        rtos.reboot()
      end)
      sys.run()`;
    const { board, clock, log } = runLua(engines, script, { startTime: 1000 });
    // A restart takes a millisecond.
    clock.advance(5001);
    board.powerOff();
    expect(log).toEqual(["1002 2500 0 2 500000", "2 true 65000000", "1005 2500 0 2 500000", "2 true 65000000"]);
  });

  it("sets its clock, unless there is no such date", () => {
    expectAnswers(
      {
        "rtc.set({year = 2024, mon = 2, day = 29, hour = 1, min = 2, sec = 3}), os.time()": "2: true, 1709168523",
        "json.encode({rtc.get().year, rtc.get().mon, rtc.get().day, rtc.get().hour})": "1: [2024,2,29,1]",
        "rtc.set(86400), rtc.get().day": "2: true, 2",
        "rtc.set({year = 2023, mon = 2, day = 29, hour = 0, min = 0, sec = 0})":
          "W/rtc rtc time invalid day: 2023-2-29\n1: false",
        "rtc.set({year = 2023})": "W/rtc rtc time miss mon\n0:",
        "rtc.set(0)": "W/rtc rtc time invalid timestamp: 0\n1: false",
      },
      { era: "2026-08" },
    );
  });

  it("reports memory as far as the engine knows it", () => {
    const [total = 0, used = 0, peak = 0] = (evaluate(engines, ["rtos.meminfo()"])["rtos.meminfo()"] as string)
      .replace("3: ", "")
      .split(", ")
      .map(Number);
    expect(total).toBe(256 * 1024);
    expect(used).toBeGreaterThan(30_000);
    expect(used).toBeLessThan(60_000);
    expect(peak).toBeGreaterThanOrEqual(used);
    expectAnswers({ "(rtos.meminfo())": `1: ${200 * 1024}` }, { model: "Air700ECQ" });
    expectAnswers({ 'rtos.meminfo("psram")': "3: 0, 0, 0", 'type(rtos.meminfo("sys"))': "1: number" });
  });

  it.runIf(name !== "fengari")("reports more memory when the script holds more", () => {
    expectAnswers({
      "(function() local _, used = rtos.meminfo() kept = {} for i = 1, 1000 do kept[i] = {} end local _, more = rtos.meminfo() return more - used > 20000 end)()":
        "1: true",
    });
  });

  it("starts a watchdog within its limits, which differ", () => {
    expectAnswers({
      "wdt.init(19999), wdt.init(20000), wdt.init(60999), wdt.init(61000), wdt.init(30)":
        "5: false, true, true, false, false",
    });
    expectAnswers(
      { "wdt.init(19), wdt.init(30), wdt.init(30000), wdt.init()": "4: false, true, true, false" },
      {
        model: "Air700ECQ",
      },
    );
  });

  it("is reset by a watchdog that nobody feeds", () => {
    const { board, clock, log, reboots } = runLua(
      engines,
      "print(pm.lastReson()) wdt.init(20000) sys.timerStart(wdt.feed, 15000) sys.run()",
    );
    clock.advance(34_999);
    expect(reboots).toEqual(["power on"]);
    clock.advance(1);
    board.powerOff();
    expect(reboots).toEqual(["power on", "watchdog"]);
    expect(log).toEqual(["0 0 0", "E/wdt the watchdog was not fed: reset", "0 0 8"]);
  });

  it.each([
    "while true do end",
    "while true do pcall(function() while true do end end) end",
    'local _ = ("a"):rep(4000):find(("(.-)"):rep(20) .. "b")',
    'for _ in ("a"):rep(4000):gmatch(("(.-)"):rep(20) .. "b") do end',
  ])("is reset by the watchdog when it hangs: %s", (hang) => {
    const { board, clock, log, reboots } = runLua(
      engines,
      `if select(3, pm.lastReson()) == 0 then wdt.init(20000) ${hang} end print("again") sys.run()`,
      { microsecondsPer1000Instructions: 10_000 },
    );
    clock.advance(30_000);
    board.powerOff();
    expect(reboots).toEqual(["power on", "watchdog"]);
    expect(log[0]).toBe("E/wdt the watchdog was not fed: reset");
    expect(log.join("\n")).toMatch(/main\.lua:1: in /);
    expect(log.at(-1)).toBe("again");
  });

  it("has an address where there is coverage, and not in flight mode", () => {
    const { board, clock, log } = runLua(
      engines,
      `for _, topic in pairs({"IP_READY", "IP_LOSE"}) do
        sys.subscribe(topic, function(...) print(mcu.ticks(), topic, ...) end)
      end
      sys.subscribe("FLY", function(on) print(mobile.flymode(0, on), mobile.status(), (socket.adapter())) end)
      print(mobile.status(), mobile.csq(), (socket.localIP()))
      sys.run()`,
      { era: "2026-08" },
    );
    board.setAddress(true);
    clock.advance(100);
    board.publish("FLY", true);
    clock.advance(100);
    board.publish("FLY", false);
    clock.advance(10_000);
    board.setAddress(false);
    clock.advance(100);
    board.powerOff();
    expect(log).toEqual([
      "2 0 0.0.0.0",
      "0 IP_READY 10.0.0.2 1",
      "false 0 false",
      "100 IP_LOSE 1",
      "true 2 false",
      "3200 IP_READY 10.0.0.2 1",
      "10200 IP_LOSE 1",
    ]);
  });

  it("says that it asks no time server", () => {
    const { board, clock, log } = runLua(
      engines,
      `sys.subscribe("NTP_UPDATE", function() print("update") end)
      sys.subscribe("NTP_ERROR", function() print("error") end)
      sys.subscribe("IP_READY", function() socket.sntp() end)
      socket.sntp()
      sys.run()`,
    );
    board.setAddress(true);
    clock.advance(0);
    board.powerOff();
    const line = "W/sntp not simulated: no time server is asked, the clock stays as it is";
    expect(log).toEqual([line, "error", line, "update"]);
  });

  it("keeps what ended it, and what was recorded", () => {
    const script = `
      errDump.config(true)
      local buff = zbuff.create(16)
      errDump.dump(buff, errDump.TYPE_SYS)
      print("system", (buff:toStr(0, buff:used()):match("main.lua:%d+: [^\\n]*")))
      print("user", errDump.dump(buff, errDump.TYPE_USR, true), buff:toStr(0, buff:used()))
      errDump.record("note")
      print("fresh", errDump.dump(buff, errDump.TYPE_USR), errDump.dump(buff, errDump.TYPE_USR))
      sys.timerStart(function() error("the reason") end, 10)
      sys.run()`;
    const { board, clock, log } = runLua(engines, script);
    clock.advance(15_010);
    board.powerOff();
    expect(log.filter((line) => /^(system|user|fresh)/.test(line))).toEqual([
      "system nil",
      "user false ",
      "fresh true false",
      "system main.lua:9: the reason",
      "user false note",
      "fresh true false",
    ]);
  });

  it("has no address until some time after each boot, where that is asked for", () => {
    const { board, clock, log } = runLua(
      engines,
      `sys.subscribe("IP_READY", function(...) print(mcu.ticks(), "ready", mobile.status()) end)
      sys.subscribe("AGAIN", rtos.reboot)
      print("boot", mobile.status(), (socket.localIP()), (socket.adapter()))
      sys.run()`,
      { network: true, addressAfterMs: 2500, era: "2026-08" },
    );
    clock.advance(2499);
    expect(log).toEqual(["boot 2 0.0.0.0 false"]);
    // The network goes and comes meanwhile.
    board.setAddress(false);
    board.setAddress(true);
    clock.advance(1);
    expect(log.slice(1)).toEqual(["2500 ready 1"]);
    // Later it comes at once.
    board.setAddress(false);
    board.setAddress(true);
    clock.advance(0);
    expect(log.slice(2)).toEqual(["2500 ready 1"]);
    board.publish("AGAIN");
    clock.advance(2400);
    board.setAddress(false);
    clock.advance(10_000);
    board.setAddress(true);
    clock.advance(0);
    board.powerOff();
    expect(log.slice(3)).toEqual(["boot 2 0.0.0.0 false", "12399 ready 1"]);
  });

  it("keeps the processor busy while a script waits with timer", () => {
    expectAnswers(
      {
        "waited(timer.mdelay, 500), waited(timer.mdelay, 1023), waited(timer.udelay, 3000)": "3: 500, 1023, 3",
        "waited(timer.mdelay, 1024), waited(timer.mdelay, -1), waited(timer.udelay, 3001), waited(timer.mdelay, '9')":
          "4: 0, 0, 0, 0",
      },
      {
        before:
          "function waited(wait, time) local start = mcu.ticks() wait(time) return math.tointeger(mcu.ticks() - start) end",
      },
    );
  });

  it("says what it is", () => {
    expectAnswers({
      "#mobile.imei(), #mobile.muid(), mobile.sn(), mobile.number()": "4: 15, 32, nil, nil",
      "rtos.bsp(), rtos.firmware():match('EC618') ~= nil": "2: EC618, true",
      "pm.request(pm.LIGHT), pm.check()": "3: true, false, 2",
      "pm.request(9)": "1: false",
      "pm.dtimerStart(0, 1000)":
        "raises: pm.dtimerStart is not simulated. You can put a table of your own in its place, in the file of --prelude or in the prelude of bootModule: pm = setmetatable({ dtimerStart = … }, { __index = pm })",
      "pm.dtimerStop(0)": "raises: pm.dtimerStop is not simulated",
      "mcu.x32(-1), mcu.x32(255)": "2: 0xffffffff, 0xff",
      "hmeta.model(), hmeta.chip(), hmeta.hwver()": "3: Air780E, EC618, A11",
      "mcu.iomux(mcu.UART, 2, 1), mcu.altfun": "D/mcu mcu iomux 0,2,1\n2: nil, nil",
    });
    expectAnswers(
      {
        "hmeta.model(), hmeta.chip()": "2: Air780EPM, EC718PM",
        "hmeta.devid() == mobile.imei(), hmeta.unique_id() == mcu.unique_id()": "2: true, true",
        "hmeta.muid() == mobile.muid(), mcu.muid() == mobile.muid()": "2: true, true",
        "mcu.altfun(mcu.I2C, 0, 13, 2, 0), mcu.iomux": "D/mcu mcu altfun 1,0,13,2,0\n2: nil, nil",
      },
      { model: "Air780EPM", era: "2026-08" },
    );
  });
});
