import { describe, expect, it } from "vitest";
import { type ChangeName, changes } from "../../host/board/changes.ts";
import { hasModule } from "../../host/board/core-modules.ts";
import { eraDates, eras, type FirmwareEra, hasChange } from "../../host/board/eras.ts";
import { missingNames, newNames } from "../../host/board/newer-names.ts";
import { testedEngines } from "../helpers/engines.ts";
import { evaluate, runLua } from "../helpers/lua-board.ts";

/** What a core does follows the day of its sources. */

const { there } = await testedEngines();

interface Case {
  /** A Lua expression. */
  lua: string;
  /** Its answer in a core of before, and in one of since. */
  was: string;
  is: string;
  /** The first era that has what is asked for. */
  from?: FirmwareEra;
}

/** What the cases share. */
const before = `
  first = type(sys)
  sys = require("sys")
  text = zbuff.create(8)
  text:write("abc")
  picture = zbuff.create({2, 1, 32})
  io.writeFile("/filled", ("x"):rep(20))
  filled = io.open("/filled", "rb")
  io.writeFile("/held", "x")
  io.writeFile("/held2", "x")
  held, held2 = io.open("/held", "rb"), io.open("/held2", "rb")`;

/** What test/world/websocket-client.test.ts goes through. */
type OfLinks =
  | "framesAreLong"
  | "framesHaveParts"
  | "sendTellsTruth"
  | "linkTellsErrors"
  | "pongHasPayload"
  | "sentIsTold"
  | "connectTellsFailure";
const cases: Record<Exclude<ChangeName, OfLinks | "debounceTellsPin" | "floatsUnfilled" | "timeTellsSource">, Case> = {
  splitDefault: {
    lua: '#(("a,b"):split())',
    was: "raises: bad argument #2 to 'split' (string expected, got no value)",
    is: "1: 2",
  },
  luadbReadOnly: {
    lua: 'io.open("/luadb/main.lua", "w") ~= nil',
    was: "1: true",
    is: "D/vfs fopen /luadb/main.lua w not found\n1: false",
  },
  sysIsLoaded: {
    lua: "first, type(require('sys'))",
    was: "2: nil, table",
    is: "2: table, table",
  },
  base32IsChecked: {
    lua: '("?!"):fromBase32()',
    was: "raises: memory allocation error: block too big",
    is: "1:",
  },
  usedIsSet: { lua: "text:used(2), text:used(3)", was: "2: 3, 3", is: "2: 2, 3" },
  crc32Parameters: {
    lua: 'crypto.crc32("a", 0) == crypto.crc32("a")',
    was: "1: true",
    is: "1: false",
  },
  watchdogCloses: {
    lua: "wdt.close()",
    was: "1: true",
    is: "1: true",
  },
  sysplusIsSys: {
    lua: "type(sys.waitMsg), type(require('sysplus').waitMsg)",
    was: "2: nil, function",
    is: "2: function, function",
  },
  printPutsSpaces: { lua: "print('a', 1)", was: "a\t1\n0:", is: "a 1\n0:" },
  ioHasFs: {
    lua: "fs == io, type(fs.fsize), type(fs.open)",
    was: "3: false, function, nil",
    is: "3: true, function, function",
  },
  floatsByPrintf: { lua: "1.5", was: "1: 1.500000", is: "1:   1.50000" },
  queryGivesText: {
    lua: "text:query(0, 3, true)",
    was: "1: nil",
    is: "1: abc",
  },
  base64IsChecked: {
    from: "2025-08",
    lua: "text:toBase64(zbuff.create(2))",
    was: "1: 5",
    is: "E/zbuff zbuff toBase64 failed -1\n1: 0",
  },
  clockIsInteger: { lua: "math.type(os.clock())", was: "1: float", is: "1: integer" },
  filesTakeBuffers: {
    lua: 'io.open("/a", "w"):write(zbuff.create(2, "ab")) ~= nil',
    was: "raises: bad argument #1 to 'write' (string expected, got ZBUFF*)",
    is: "1: true",
  },
  cellHasBand: { lua: "mobile.scell() and mobile.scell().band", was: "1: nil", is: "1: 3" },
  unsubscribesUnknown: {
    lua: '(pcall(sys.unsubscribe, "NOBODY", print))',
    was: "1: false",
    is: "1: true",
  },
  versionHasNumber: { lua: "select('#', rtos.version(true)) > 1", was: "1: false", is: "1: true" },
  ramNamesAreLong: {
    lua: 'io.writeFile("/ram/" .. ("n"):rep(32), "x"), os.remove("/ram/" .. ("n"):rep(32))',
    was: `D/vfs fopen /ram/${"n".repeat(32)} wb+ not found\n4: nil, nil, /ram/${"n".repeat(32)}: 0, 0`,
    is: "2: true, true",
  },
  crc16Reverses: {
    lua: 'crypto.crc16("USER-DEFINED", "a", 0x8005, 0, 0, 0, 1) == crypto.crc16("USER-DEFINED", "a", 0x8005, 0, 0, 0, 0)',
    was: "1: true",
    is: "1: false",
  },
  timersTellFailure: {
    lua: "sys.timerStart(print, 0)",
    was: "0:",
    is: "E/user.rtos.timer_start create fail!!!\n0:",
  },
  createCollects: {
    lua: "zbuff.create(16 << 20)",
    was: "2: nil, memory not enough",
    is:
      "I/zbuff create large size: 16384 kbyte, trigger force GC\n" +
      "I/zbuff create size: 16777216 byte but memory not enough, trigger GC\n" +
      "W/zbuff create size: 16777216 byte but memory not enough!!!\n2: nil, memory not enough",
  },
  versionHasBits: { lua: "(select(3, rtos.version(true)))", was: "1: nil", is: "1: 32" },
  jsonKeepsSlashes: { lua: 'json.encode("a/b")', was: '1: "a\\/b"', is: '1: "a/b"' },
  gcmGivesTag: {
    lua: 'select("#", crypto.cipher_encrypt("AES-128-GCM", "NONE", "text", ("k"):rep(16), ("i"):rep(12)))',
    was: "1: 1",
    is: "1: 2",
  },
  packFillsText: { lua: 'pack.pack("A3", "a", "b", "c") == "abc"', was: "1: true", is: "1: false" },
  resetTellsPads: { lua: "pm.lastReson()", was: "3: 0, 0, 0", is: "4: 0, 0, 0, 0" },
  flightModeIsTold: { lua: "mobile.flymode()", was: "1: true", is: "1: false" },
  ramIsListed: {
    lua: 'io.mkdir("/ram/a"), io.writeFile("/ram/b", "x", "a"), #select(2, io.lsdir("/ram/"))',
    was: "D/vfs fopen /ram/b a not found\n3: false, nil, 0",
    is: "3: true, true, 2",
  },
  negativeTextIsEmpty: {
    lua: "#text:toStr(0, -1)",
    was: "1: 8",
    is: "W/zbuff zbuff:toStr length cannot be negative\n1: 0",
  },
  clockIsChecked: { lua: "rtc.timezone(7)", was: "1: 7", is: "1: false" },
  jsonChecksFormat: { lua: 'json.encode(json.decode("[1]"))', was: "1: [1]", is: "2: nil, invalid float format" },
  fillFills: { lua: "select(2, filled:fill(text, 3, 7))", was: "1: 4", is: "1: 5" },
  pathsAreChecked: {
    lua: 'rtos.setPaths("/luadb/")',
    was: "0:",
    is: "raises: search path must contain exactly one %s",
  },
  secretIsChecked: { lua: 'crypto.totp("?!", 0)', was: "1: nil", is: "raises: invalid base32 secret" },
  openFilesStay: {
    lua: 'os.remove("/held"), os.rename("/held2", "/other")',
    was: "2: true, true",
    is: "W/vfs remove: file /held is still open\nW/vfs rename: source file /held2 is still open\n4: nil, nil, 0, 0",
  },
  widePixels: {
    lua: "picture:pixel(1, 0, 0x01020304), picture:get(1), picture:get(4)",
    was: "3: true, 1, 4",
    is: "3: true, 0, 1",
  },
};

describe.each(there)("eras on $name", ({ name: engine, engines }) => {
  const answers = Object.fromEntries(
    eras.map((era) => [
      era,
      evaluate(
        engines,
        Object.values(cases).map(({ lua }) => lua),
        { before, era, network: true },
      ),
    ]),
  ) as Record<FirmwareEra, Record<string, string>>;

  it.each(Object.entries(cases))("follow the day of %s", (name, { lua, was, is, from = "2024" }) => {
    if (name === "createCollects" && engine === "fengari") {
      // That engine has no memory limit.
      return;
    }
    for (const era of eras.slice(eras.indexOf(from))) {
      const since = hasChange(name as ChangeName, era);
      // Behind the change another one may have come.
      if (!since || !(name in later) || !hasChange(later[name] as ChangeName, era)) {
        expect({ era, answer: answers[era][lua] }).toEqual({ era, answer: since ? is : was });
      }
    }
  });

  it("show floats in three ways, one after the other", () => {
    const shown = eras.map((era) => evaluate(engines, ["1.5", "100.0", "tostring(0.1)"], { before, era }));
    expect(shown.map((each) => each["1.5"])).toEqual(["1: 1.500000", "1:   1.50000", "1: 1.500000", "1: 1.500000"]);
  });

  it("lack the names that came later", () => {
    expect(new Set(newNames.map(({ since }) => since).filter((day) => day > eraDates["2026-08"]))).toEqual(new Set());
    for (const model of ["Air780E", "Air780EHM"] as const) {
      const isThere = (name: string, era: FirmwareEra): boolean => hasModule(name.split(".")[0] as string, model, era);
      const all = missingNames("2024").filter((name) => !/^zbuff/.test(name) && isThere(name, "2026-08"));
      expect(all.length).toBeGreaterThan(50);
      for (const era of eras) {
        const missing = missingNames(era);
        const asked = all.map((name) => `(pcall(function() assert(${name} == nil) end))`);
        const answers = evaluate(engines, asked, { before, era, model });
        // A module that is not there at all has none of its names.
        const absent = all.filter(
          (name, index) => !isThere(name, era) || answers[asked[index] as string] === "1: true",
        );
        const onlyElsewhere = absent.filter((name) => isThere(name, era) && !missing.includes(name));
        expect(missing.filter((name) => all.includes(name) && !absent.includes(name))).toEqual([]);
        expect(onlyElsewhere.filter((name) => !elsewhere.test(name))).toEqual([]);
      }
    }
  });

  it("have names that went", () => {
    const answer = (era: FirmwareEra): string | undefined =>
      evaluate(engines, ["mobile.nstOnOff"], { before, era })["mobile.nstOnOff"];
    expect(answer("2025-12")).toMatch(/mobile\.nstOnOff is not simulated/);
    expect(answer("2026-08")).toBe("1: nil");
  });

  it.each(eras)("tell what the time comes from, and the pin of a late interrupt, in %s", (era) => {
    const { board, clock, log } = runLua(
      engines,
      `sys = require("sys")
      sys.subscribe("NTP_UPDATE", function(...) print("ntp", select("#", ...)) end)
      sys.subscribe("IP_READY", function() socket.sntp() end)
      gpio.debounce(5, 50, 1)
      gpio.setup(5, function(...) print("pin", ...) end, gpio.PULLUP, gpio.BOTH)
      sys.run()`,
      { era },
    );
    board.setAddress(true);
    board.pins.drive(5, 1);
    clock.advance(30);
    board.pins.drive(5, 0);
    board.pins.drive(5, 1);
    clock.advance(49);
    const early = log.filter((line) => line.startsWith("pin"));
    clock.advance(2);
    board.powerOff();
    expect(early).toEqual([]);
    const separator = hasChange("printPutsSpaces", era) ? " " : "\t";
    expect(log.map((line) => line.replaceAll(separator, " ")).filter((line) => /^(pin|ntp)/.test(line))).toEqual([
      `ntp ${hasChange("timeTellsSource", era) ? 1 : 0}`,
      hasChange("debounceTellsPin", era) ? "pin 1 5" : "pin 1",
    ]);
  });

  it("close the watchdog, or only feed it", () => {
    const bites = (era: FirmwareEra): number => {
      const { board, clock, reboots } = runLua(engines, 'sys = require("sys") wdt.init(20000) wdt.close() sys.run()', {
        era,
      });
      clock.advance(30_000);
      board.powerOff();
      return reboots.filter((reason) => reason === "watchdog").length;
    };
    expect([bites("2024"), bites("2025-08")]).toEqual([1, 0]);
  });
});

/** What has changed once more. */
const later: Record<string, ChangeName> = { floatsByPrintf: "floatsUnfilled" };
/** What the other models have, or userdata alone. */
const elsewhere = /^(gpio\.(WAKEUP[3-6]|CHG_DET)|socket\.LWIP_USB)$/;

it("every change is described in both languages, and its date is valid", () => {
  for (const { since, what, zh, source } of Object.values(changes)) {
    expect(since).toMatch(/^20\d\d-[01]\d-[0-3]\d$/);
    expect(what).toMatch(/[a-z]/);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(source).toMatch(/\.(c|h|lua)$/);
  }
});
