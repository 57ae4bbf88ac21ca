import { describe, expect, it } from "vitest";
import { loadEngines } from "../host/engine/index.ts";
import { judge } from "../tools/bench/aims.ts";
import { type BenchCase, benchCases } from "../tools/bench/cases.ts";
import { readBenchOptions } from "../tools/bench/options.ts";
import { RecordFinder, record } from "../tools/bench/records.ts";
import { runCase } from "../tools/bench/run-case.ts";
import { table } from "../tools/bench/table.ts";
import { readScripts } from "../tools/scripts.ts";
import { tutorialFirmware } from "../tools/soak/kept-build.ts";

describe("numbered records", () => {
  const found = (...parts: (Buffer | string)[]): RecordFinder => {
    const finder = new RecordFinder("u");
    for (const [index, part] of parts.entries()) {
      finder.feed(Buffer.from(part), index);
    }
    return finder;
  };

  it("are found among other bytes, and in pieces", () => {
    const bytes = Buffer.concat([record("u", 0), Buffer.from("\r\nprefix: <u"), record("u", 1), record("d", 2)]);
    const { arrived, duplicated, reordered } = found(...[...bytes].map((byte) => Buffer.from([byte])));
    expect([...arrived.keys()]).toEqual([0, 1]);
    expect(arrived.get(0)).toBe(63);
    expect({ duplicated, reordered }).toEqual({ duplicated: 0, reordered: 0 });
  });

  it("that come twice, late or broken are distinguished", () => {
    const broken = record("u", 3);
    broken[40] = (broken[40] as number) ^ 1;
    const { arrived, duplicated, reordered } = found(
      record("u", 0),
      record("u", 2),
      record("u", 1),
      record("u", 2),
      broken,
    );
    expect([...arrived.keys()]).toEqual([0, 2, 1]);
    expect({ duplicated, reordered }).toEqual({ duplicated: 1, reordered: 1 });
  });
});

describe("npm run bench", () => {
  const named = (name: string): BenchCase => benchCases.find((each) => each.name === name) as BenchCase;
  const run = async (name: string, scripts: ReadonlyMap<string, Uint8Array>) =>
    runCase(named(name), { scripts, era: "2025-12", engines: await loadEngines("wasmoon"), seconds: 4 });

  it("measures the gateway, and judges it", async () => {
    const figures = await run("packets", readScripts((await tutorialFirmware()).folder));
    expect(figures.up).toMatchObject({ offeredBytes: 40 * 256, lostBytes: 0, duplicatedBytes: 0, reordered: 0 });
    // No packet can be faster than the idle gap and the way; how much slower is the gateway's affair.
    expect(figures.up?.delayP50Ms).toBeGreaterThan(69);
    expect(figures.up?.delayP99Ms).toBeLessThan(1000);
    expect(figures.frames).toBe(40);
    expect(figures.wireOverhead).toBeGreaterThan(0.15);
    expect(figures.instructionsPerKb).toBeGreaterThan(1000);
    const results = [{ era: "2025-12" as const, bench: named("packets"), script: "ours", figures }];
    const verdicts = judge(results, "wasmoon");
    expect(verdicts.find(({ aim }) => aim.startsWith("nothing lost"))).toMatchObject({ met: true });
    expect(verdicts.find(({ aim }) => aim.startsWith("Lua heap"))).toMatchObject({ met: undefined });
    expect(table(results)).toMatch(/^packets +ours +up +– +0 +0 +0 +\d/m);
  });

  it("reports a script that loses records", async () => {
    const lua = `
      PROJECT = "loses" VERSION = "1.0.0"
      uart.setup(1, 115200)
      local client, packet, count = websocket.create(nil, "ws://server/"), "", 0
      local function flush()
        count = count + 1
        if count % 2 == 0 then client:send(packet) end
        packet = ""
      end
      uart.on(1, "receive", function(id)
        packet = packet .. uart.read(id, 1024)
        sys.timerStart(flush, 50)
      end)
      client:connect()
      sys.run()`;
    const figures = await run("packets", new Map([["main.lua", Buffer.from(lua)]]));
    expect(figures.up).toMatchObject({ lostBytes: 20 * 256, duplicatedBytes: 0, reordered: 0 });
    const results = [{ era: "2025-12" as const, bench: named("packets"), script: "ours", figures }];
    expect(judge(results, "wasmoon")[0]).toMatchObject({ met: false });
  });

  it("reads its options, and says what is wrong with them", () => {
    const { cases, eras, against } = readBenchOptions([
      "--case",
      "echo",
      "--era",
      "2024",
      "--against",
      "a/x",
      "--against",
      "b/x",
    ]);
    expect(cases.map(({ name }) => name)).toEqual(["echo"]);
    expect(eras).toEqual(["2024"]);
    expect([...against]).toEqual([
      ["x", "a/x"],
      ["x 2", "b/x"],
    ]);
    expect(() => readBenchOptions(["--case", "nix"])).toThrow(/^--case nix: not known\. Known: up-115200, /);
    expect(() => readBenchOptions(["--seconds", "1"])).toThrow(/^--seconds 1: not a whole number from 4 to 3600$/);
  });
});
