import { describe, expect, it } from "vitest";
import { testedEngines } from "../helpers/engines.ts";
import { evaluate, runLua } from "../helpers/lua-board.ts";

/** `gpio`: what the module drives, and what drives it. The source: luat_lib_gpio.c and the chips' ports. */

const { there } = await testedEngines();

describe.each(there)("gpio on $name", ({ engines }) => {
  it("records what is driven, with its time", () => {
    const { board, clock } = runLua(
      engines,
      `local led = gpio.setup(27, 0)
      sys.taskInit(function()
        while true do sys.wait(100) led(1) sys.wait(50) gpio.set(27, 0) end
      end)
      sys.run()`,
    );
    clock.advance(300);
    expect(board.pins.log).toEqual([
      { timeMs: 0, pin: 27, level: 0 },
      { timeMs: 100, pin: 27, level: 1 },
      { timeMs: 150, pin: 27, level: 0 },
      { timeMs: 250, pin: 27, level: 1 },
      { timeMs: 300, pin: 27, level: 0 },
    ]);
    expect(board.pins.level(27)).toBe(0);
    board.powerOff();
  });

  it("toggles what `set` and `toggle` have put out: what `setup` put out does not count", () => {
    const { board } = runLua(engines, "gpio.setup(1, 1) gpio.toggle(1) gpio.toggle(1) gpio.toggle(1) sys.run()");
    expect(board.pins.log.map(({ level }) => level)).toEqual([1, 1, 0, 1]);
    board.powerOff();
  });

  it("reads an input, and 0 from an output", () => {
    const { board, clock, log } = runLua(
      engines,
      `local read = gpio.setup(5, nil, gpio.PULLDOWN)
      gpio.setup(6, 1)
      sys.subscribe("LOOK", function() print(read(), gpio.get(5), gpio.get(6), gpio.get(99)) end)
      sys.run()`,
    );
    board.publish("LOOK");
    clock.advance(0);
    board.pins.drive(5, 1);
    board.publish("LOOK");
    clock.advance(0);
    board.powerOff();
    expect(log).toEqual(["0 0 0 0", "1 1 0 0"]);
  });

  it("reads 1 from a pin that is pulled up, until something drives it", () => {
    const { board, clock, log } = runLua(
      engines,
      `local button = gpio.setup(5, function(level) print("edge", level) end, gpio.PULLUP, gpio.BOTH)
      gpio.setDefaultPull(gpio.PULLUP)
      local byDefault, floating = gpio.setup(6), gpio.setup(7, nil, 0)
      print(button(), gpio.get(5), byDefault(), floating())
      sys.run()`,
    );
    board.pins.drive(5, 1);
    board.pins.drive(5, 0);
    clock.advance(0);
    board.powerOff();
    expect(log).toEqual(["1 1 1 0", "edge 0"]);
  });

  it("calls back at the edges that were asked for", () => {
    const { board, clock, log } = runLua(
      engines,
      `for pin, edge in pairs({[10] = gpio.BOTH, [11] = gpio.RISING, [12] = gpio.FALLING}) do
        gpio.setup(pin, function(level, which) print(which, level) end, gpio.PULLDOWN, edge)
      end
      sys.run()`,
    );
    for (const pin of [10, 11, 12]) {
      board.pins.drive(pin, 1);
      board.pins.drive(pin, 1);
      board.pins.drive(pin, 0);
    }
    clock.advance(0);
    board.powerOff();
    expect(log).toEqual(["10 1", "10 0", "11 1", "12 0"]);
  });

  it("debounces: what follows too soon is dropped", () => {
    const { board, clock, log } = runLua(
      engines,
      "gpio.debounce(10, 50) gpio.setup(10, function(level) print(mcu.ticks(), level) end) sys.run()",
    );
    for (const ms of [100, 20, 20, 60]) {
      clock.advance(ms);
      board.pins.drive(10, board.pins.level(10) === 1 ? 0 : 1);
    }
    clock.advance(0);
    board.powerOff();
    expect(log).toEqual(["100 1", "200 0"]);
  });

  it("counts interrupts without a callback", () => {
    const { board, clock, log } = runLua(
      engines,
      'gpio.setup(10, gpio.count) sys.subscribe("LOOK", function() print(gpio.count(10), gpio.count(10)) end) sys.run()',
    );
    board.pins.drive(10, 1);
    board.pins.drive(10, 0);
    board.publish("LOOK");
    clock.advance(0);
    board.powerOff();
    expect(log).toEqual(["2 0"]);
  });

  it("is quiet after close, and all inputs after a reboot", () => {
    const { board, clock, log } = runLua(
      engines,
      "gpio.setup(10, function(level) print(level) end) gpio.close(10) gpio.setup(27, 1) sys.run()",
    );
    board.pins.drive(10, 1);
    clock.advance(0);
    expect(log).toEqual([]);
    expect(board.pins.level(27)).toBe(1);
    board.powerOff();
    const again = runLua(engines, "gpio.set(27, 1) sys.run()");
    expect(again.board.pins.level(27)).toBe(0);
    expect(again.board.pins.log).toEqual([]);
    again.board.powerOff();
  });

  it("refuses pins that the chip does not have or cannot drive", () => {
    const wanted = {
      "gpio.setup(36, 1)": "W/gpio id out of range 0 ~ 36, but 36\n0:",
      "gpio.setup(gpio.WAKEUP0, 1)": "W/gpio gpio setup fail pin=32 ret -1\n0:",
      "type(gpio.setup(gpio.WAKEUP0, print))": "1: function",
      "gpio.set(99, 1)": "0:",
      'gpio.setup("x", 1)': "raises: bad argument #1 to 'setup' (number expected, got string)",
      "gpio.pulse(1, 170, 8, 10)":
        "raises: gpio.pulse is not simulated. You can put a table of your own in its place, in the file of --prelude or in the prelude of bootModule: gpio = setmetatable({ pulse = … }, { __index = gpio })",
    };
    expect(evaluate(engines, Object.keys(wanted))).toEqual(wanted);
    const other = {
      "gpio.WAKEUP0, gpio.PWR_KEY": "2: 21, 28",
      "gpio.setup(29, 1)": "W/gpio id out of range 0 ~ 29, but 29\n0:",
    };
    expect(evaluate(engines, Object.keys(other), { model: "Air700ECQ" })).toEqual(other);
  });
});
