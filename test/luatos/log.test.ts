import { describe, expect, it } from "vitest";
import { testedEngines } from "../helpers/engines.ts";
import { runLua } from "../helpers/lua-board.ts";

/** `print` and `log`. The sources: luaB_print in lua/src/lbaselib.c and luat_lib_log.c. */

const { there } = await testedEngines();

describe.each(there)("log on $name", ({ engines }) => {
  function logOf(script: string): string[] {
    const { board, log } = runLua(engines, `${script}\nsys.run()`);
    board.powerOff();
    return log;
  }

  it("puts spaces between the values and floats in the core's way", () => {
    expect(logOf('print("a", 1, nil, true, 1.5, 3.0, 1e6, 0.1)')).toEqual([
      "a 1 nil true 1.500000 3.000000 10.000000e+05 0.1000000",
    ]);
  });

  it("has a buffer of 512 bytes: a value that does not fit is a line of its own", () => {
    expect(logOf('print("head", ("x"):rep(600), "tail")')).toEqual(["head ", "x".repeat(600), " tail"]);
    expect(logOf('print(("a"):rep(511), "b")')).toEqual(["a".repeat(511), " b"]);
    expect(logOf('print(("a"):rep(509), "b")')).toEqual([`${"a".repeat(509)} b`]);
    expect(logOf('print(("a"):rep(512))')).toEqual(["a".repeat(512)]);
  });

  it("ends a line at a NUL, and leaves an empty one out", () => {
    expect(logOf('print("a\\0b", "c")')).toEqual(["a"]);
    expect(logOf('print("") print() print("x")')).toEqual(["x"]);
  });

  it("asks the script's own tostring", () => {
    expect(logOf('function tostring(value) return "<" .. type(value) .. ">" end print(1, {})')).toEqual([
      "<number> <table>",
    ]);
  });

  it("has levels", () => {
    const lines = 'log.debug("t", 1) log.info("t", 2) log.warn("t", 3) log.error("t", 4) log.fatal("t", 5)';
    expect(logOf(lines)).toEqual(["D/user.t 1", "I/user.t 2", "W/user.t 3", "E/user.t 4", "E/user.t 5"]);
    expect(logOf(`log.setLevel("WARN") ${lines}`)).toEqual(["W/user.t 3", "E/user.t 4", "E/user.t 5"]);
    expect(logOf(`log.setLevel(log.LOG_ERROR) ${lines} print(log.getLevel())`)).toEqual([
      "E/user.t 4",
      "E/user.t 5",
      "4",
    ]);
    expect(logOf(`log.setLevel("nothing") ${lines}`)).toEqual([]);
    expect(logOf("log.info()")).toEqual([]);
  });

  it("has styles", () => {
    expect(logOf('log.info("t", "a") log.style(1) log.info("t", "a")')).toEqual([
      "I/user.t a",
      "I//luadb/main.lua:1 t a",
    ]);
    expect(logOf('log.style(2)\nlog.info("t", "a") print(log.style())')).toEqual(["I/user.t /luadb/main.lua:2 a", "2"]);
  });
});
