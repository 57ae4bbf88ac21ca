import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { causeOf } from "../tools/census/cause.ts";
import { modelNamed } from "../tools/census/folders.ts";
import { readCensusOptions } from "../tools/census/options.ts";
import type { Result } from "../tools/census/shared.ts";
import { censusTable } from "../tools/census/table.ts";
import { runCommand } from "./helpers/child.ts";

/** The files of each folder, by its name. */
const folders: Record<string, Record<string, string>> = {
  "Air780E/demo/good": { "main.lua": "sys.timerStart(print, 100)\nsys.run()" },
  "Air780E/demo/library": { "main.lua": 'require("helper").work()\nsys.run()' },
  "Air780E/demo/not_simulated": {
    "main.lua": "sys.taskInit(function() sys.wait(10) adc.open(0) end)\nsys.run()",
  },
  "Air780E/demo/long_trace": {
    "main.lua": `local function deep(n) if n == 0 then adc.open(0) end deep(n - 1) end
sys.taskInit(function() sys.wait(10) deep(30) end)
sys.run()`,
  },
  "Air780E/demo/missing": { "main.lua": 'require "nowhere"' },
  "Air780E/demo/syntax": { "main.lua": "if" },
  "Air780E/demo/short": { "main.lua": 'print("the end")' },
  "Air780E/demo/spins": { "main.lua": "while true do end" },
  "Air780E/demo/wrong": { "main.lua": "local mine\nmine.field = 1" },
  "Air700ECQ/demo/lacks": { "main.lua": "audio.init(0)" },
  "script/libs": { "helper.lua": "return { work = function() end }" },
};

describe("npm run census", () => {
  let root = "";

  beforeAll(() => {
    root = mkdtempSync(path.join(tmpdir(), "census-"));
    for (const [folder, files] of Object.entries(folders)) {
      mkdirSync(path.join(root, folder), { recursive: true });
      for (const [name, text] of Object.entries(files)) {
        writeFileSync(path.join(root, folder, name), text);
      }
    }
  });

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it("says of each script folder what became of it, and counts the causes", async () => {
    const child = runCommand("census", [root, "--json", "--jobs", "1"]);
    expect(await child.exit).toBe(0);
    const results = JSON.parse(child.output()) as Result[];
    const causes = Object.fromEntries(results.map(({ folder, cause }) => [folder, [cause.kind, cause.what]]));
    expect(causes).toEqual({
      "Air700ECQ/demo/lacks": ["nil on this core", "audio"],
      "Air780E/demo/good": ["runs", ""],
      "Air780E/demo/library": ["runs", ""],
      "Air780E/demo/long_trace": ["not simulated", "adc.open"],
      "Air780E/demo/missing": ["a file is missing", "nowhere.lua"],
      "Air780E/demo/not_simulated": ["not simulated", "adc.open"],
      "Air780E/demo/short": ["error in the script", "main.lua comes to its end"],
      "Air780E/demo/spins": ["hangs", ""],
      "Air780E/demo/syntax": ["does not parse", expect.stringContaining("main.lua:1:")],
      "Air780E/demo/wrong": ["error in the script", "attempt to index a nil value (local 'mine')"],
    });
    expect(censusTable(results, false).split("\n")).toEqual([
      "   2 run without an error",
      "   2 stop at something that is not simulated",
      "        2 adc",
      "   1 stop at something that the model's core lacks",
      "        1 audio",
      "   1 require a file that is not in the folder",
      "        1 nowhere.lua",
      "   1 do not parse",
      expect.stringContaining("main.lua:1:"),
      "   1 never wait",
      "        1 –",
      "   2 stop at another error",
      "        1 attempt to index a nil value (local 'mine')",
      "        1 main.lua comes to its end",
      "  10 in all",
    ]);
  });

  it("gives 1 where no script folder is, and 2 for invalid arguments", async () => {
    const empty = runCommand("census", [path.join(root, "script")]);
    expect(await empty.exit).toBe(1);
    expect(empty.errors()).toMatch(/no script folder in it/);
    const wrong = runCommand("census", [root, "--ms", "soon"]);
    expect(await wrong.exit).toBe(2);
    expect(wrong.errors()).toMatch(/^--ms soon: not a whole number from 0 on\nTry: npx luatos-gateway census --help$/m);
  });
});

describe("the cause of an error", () => {
  const core = { model: "Air780E", era: "2025-12" } as const;
  const scripts = new Map([["main.lua", Buffer.from("local x = 1\nlog.info(x, mcu.muid(), hmeta.nothing())")]]);

  it("is the simulator's when the core has what is nil", () => {
    const message = "main.lua:2: attempt to call a nil value (field 'nothing')\nstack traceback:";
    expect(causeOf(message, scripts, core)).toEqual({ kind: "nil in the simulator", what: "hmeta.nothing" });
    expect(causeOf("main.lua:1: attempt to index a nil value (global 'lcd')", scripts, core)).toEqual({
      kind: "nil in the simulator",
      what: "lcd",
    });
  });

  it("is the script's when it is a name of its own", () => {
    const message = "main.lua:1: attempt to index a nil value (global 'mine')";
    expect(causeOf(message, scripts, core).kind).toBe("error in the script");
  });

  it("names what is not simulated", () => {
    expect(causeOf("/luadb/main.lua:3: gpio.debounce with mode 1 is not simulated", scripts, core)).toEqual({
      kind: "not simulated",
      what: "gpio.debounce",
    });
  });
});

it("the census takes the model that a path names", () => {
  expect(modelNamed("/x/module/Air780EHM_Air780EHV_Air780EGH/demo/adc")).toBe("Air780EHM");
  expect(modelNamed("/x/oldmodule/Air780E/demo/adc")).toBe("Air780E");
  expect(modelNamed("/x/olddemo/adc")).toBeUndefined();
  expect(() => readCensusOptions([])).toThrow("name one folder");
});
