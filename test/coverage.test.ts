import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { luaSyntaxError } from "../build/index.ts";
import { bootModule } from "../host/index.ts";
import { setProbe } from "../host/probe.ts";
import { coverageTable, instrument } from "../tools/coverage/instrument.ts";
import { Recorder } from "../tools/coverage/recorder.ts";
import { coverageMap, reasonsOf, summaryOf, writeReports } from "../tools/coverage/report.ts";
import { coverageOf } from "../tools/coverage/sources.ts";
import { checkoutCommandLine, projectDirectory, runCommand } from "./helpers/child.ts";

function read(file: string): string {
  return readFileSync(path.join(projectDirectory, file), "utf8");
}

describe.each(["lua-out/main.lua", "lua-out/echo/main.lua"])("%s, instrumented", (file) => {
  const lua = read(file);
  const instrumented = instrument(lua, read(`${file}.map`));

  it("is the same text line by line, with one counter for each point", () => {
    const counters = new RegExp(`${coverageTable}\\[(\\d+)\\]=1;`, "g");
    expect(instrumented.lua.replaceAll(counters, "")).toBe(lua);
    const numbers = [...instrumented.lua.matchAll(counters)].map(([, number]) => Number(number));
    expect(numbers).toEqual(instrumented.points.map((_, index) => index + 1));
    expect(instrumented.lua.split("\n")).toHaveLength(lua.split("\n").length);
    expect(luaSyntaxError(instrumented.lua, "main.lua")).toBeUndefined();
  });

  it("has points in sources only, each in a line that there is", () => {
    expect(instrumented.points.length).toBeGreaterThan(30);
    for (const point of instrumented.points) {
      const [source = "", line, column] = point.split(":");
      expect(source).toMatch(/^src\/[\w/-]+\.ts$/);
      expect(read(source).split("\n")[Number(line) - 1]?.length).toBeGreaterThanOrEqual(Number(column));
    }
  });
});

describe("what a boot of the echo client runs", () => {
  const source = "src/echo/main.ts";
  const file = path.join(projectDirectory, "lua-out/echo/main.lua");
  const recorder = new Recorder();
  const { points } = instrument(read("lua-out/echo/main.lua"), read("lua-out/echo/main.lua.map"));
  const text = read(source);
  const ofSource = points.filter((point) => point.startsWith(`${source}:`));

  beforeAll(() => setProbe(recorder));
  afterAll(() => setProbe(undefined));

  /** How many boots reached the line that contains a text. Undefined when no statement begins in it. */
  function boots(line: string): number | undefined {
    const data = coverageOf(source, text, ofSource, recorder.counts());
    const number = text.split("\n").findIndex((each) => each.includes(line)) + 1;
    const [key] = Object.entries(data.statementMap).find(([, { start }]) => start.line === number) ?? [];
    return key === undefined ? undefined : data.s[key];
  }

  it("is counted once for each boot that came there, and nothing else is", async () => {
    for (const network of [true, true, false]) {
      const module = await bootModule({ lua: { file }, network, addressAfterMs: 0 });
      module.run(40000);
      expect(module.reboots).toHaveLength(1);
      module.dispose();
    }
    expect(boots('log.info("echo", PROJECT')).toBe(3);
    expect(boots('sys.waitUntil("IP_READY")')).toBe(1);
    expect(boots("client.connect()")).toBe(2);
    expect(boots("client.send(")).toBe(2);
    expect(boots('"create failed"')).toBe(0);
    // No code of its own.
    expect(boots("import { guarded }")).toBeUndefined();
    expect(boots("function talkUntilClosed")).toBeUndefined();
  });

  it("is reported by function, too", () => {
    const { fnMap, f } = coverageOf(source, text, ofSource, recorder.counts());
    const counts = Object.fromEntries(Object.entries(fnMap).map(([key, { name }]) => [name, f[key]]));
    expect(counts.talkUntilClosed).toBe(2);
  });
});

it("a text in the place of a source is not counted", () => {
  const map = JSON.parse(read("lua-out/echo/main.lua.map")) as { sources: string[] };
  const sourcesContent = map.sources.map((name) => (name.endsWith("echo/main.ts") ? "another text" : null));
  const { points } = instrument(read("lua-out/echo/main.lua"), JSON.stringify({ ...map, sourcesContent }));
  expect(points.length).toBeGreaterThan(0);
  expect(points.filter((point) => point.startsWith("src/echo/main.ts"))).toEqual([]);
});

it("a function is run when something in it is, on one line with its maker or not", () => {
  const text = [
    "const a = () => first();",
    "const b = {",
    "  c: () => second(),",
    "};",
    "function d() {",
    "  third();",
    "}",
  ];
  const points = ["x.ts:1:6", "x.ts:1:16", "x.ts:2:6", "x.ts:3:11", "x.ts:6:2"];
  const counts = { "x.ts:1:6": 4, "x.ts:2:6": 4, "x.ts:3:11": 1 };
  const { fnMap, f, statementMap, s } = coverageOf("x.ts", text.join("\n"), points, counts);
  expect(Object.entries(fnMap).map(([key, { name }]) => [name, f[key]])).toEqual([
    ["a", 0],
    ["c", 1],
    ["d", 0],
  ]);
  expect(Object.entries(statementMap).map(([key, { start }]) => [start.line, start.column, s[key]])).toEqual([
    [1, 0, 4],
    [1, 16, 0],
    [2, 0, 4],
    [3, 11, 1],
    [6, 2, 0],
  ]);
});

describe("the report", () => {
  const firmware = ["lua-out/main.lua", "lua-out/echo/main.lua"].map((file) => ({
    lua: read(file),
    map: read(`${file}.map`),
  }));
  const { points } = instrument(firmware[1]?.lua ?? "", firmware[1]?.map ?? "");
  const counts = Object.fromEntries(points.map((point) => [point, 3]));
  const map = coverageMap(firmware, { ...counts, "src/nowhere.ts:1:0": 5 }, projectDirectory);

  it("has a line for each source, with the share that was run and the lines that were not", () => {
    const rows = summaryOf(map, projectDirectory).split("\n");
    expect(rows[0]).toMatch(/^source +lines +functions +lines not run$/);
    expect(rows.find((row) => row.startsWith("src/echo/main.ts"))).toMatch(/ (\d+)\/\1 100\.0% +(\d+)\/\2 100\.0%$/);
    // The echo client and the gateway share guard.ts, and nothing of the gateway has run.
    expect(rows.find((row) => row.startsWith("src/device/guard.ts"))).toMatch(/ 100\.0%$/);
    expect(rows.find((row) => row.startsWith("src/control/gateway.ts"))).toMatch(
      / 0\/\d+ 0\.0% +0\/\d+ 0\.0% +\d+-\d+, /,
    );
    expect(rows.at(-1)).toMatch(/^all +\d+\/\d+ \d+\.\d% +\d+\/\d+ \d+\.\d%$/);
    expect(rows.join()).not.toContain("nowhere");
  });

  it("distinguishes lines that are explained from those that are not", () => {
    const source = "src/device/memory.ts";
    const given = [
      { source, lines: ["return undefined;", "}"], why: "there always is so much" },
      { source, lines: ["return true;"], why: "is not there" },
    ];
    const text = reasonsOf(map, projectDirectory, given);
    const line = read(source).split("\n").indexOf("      return undefined;") + 1;
    expect(text).toContain(`Not run, and why:\n  ${source}:${line}-${line + 1}  there always is so much\n\n`);
    expect(text).toMatch(
      /Not run, without an explanation:\n(.*\n)* {2}src\/control\/module\.ts:\d+ {2}readBootRecord\(\);\n/,
    );
    expect(text).not.toMatch(new RegExp(`${source}:${line}  return undefined;`));
    expect(text).toMatch(/but run or gone:\n {2}src\/device\/memory\.ts {2}return true;$/);
  });

  it("is written as lcov and as pages", () => {
    const directory = mkdtempSync(path.join(tmpdir(), "coverage-"));
    writeReports(map, directory, projectDirectory);
    const records = readFileSync(path.join(directory, "lcov.info"), "utf8")
      .replaceAll("\\", "/")
      .split("end_of_record");
    const gateway = records.find((record) => record.includes("SF:src/control/module.ts\n"));
    const line =
      read("src/control/module.ts")
        .split("\n")
        .findIndex((text) => text.includes("readBootRecord();")) + 1;
    expect(gateway).toContain(`\nDA:${line},0\n`);
    expect(gateway).toMatch(/\nFN:\d+,startModule\n/);
    expect(records.find((record) => record.includes("SF:src/echo/main.ts\n"))).toMatch(/\nDA:\d+,3\n/);
    expect(readFileSync(path.join(directory, "index.html"), "utf8")).toContain("gateway.ts");
    rmSync(directory, { recursive: true });
  });

  it("is not made when the command is wrong", async () => {
    const child = runCommand("coverage", ["--fast"], projectDirectory, checkoutCommandLine);
    expect(await child.exit).toBe(2);
    expect(child.errors()).toContain("Try: npx luatos-gateway coverage --help");
  });
});
