import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { Builder } from "../../build/firmware.ts";
import { type Part, partsOf } from "../../build/parts.ts";
import { type BuildResult, buildFirmware } from "../../tools/build/index.ts";
import { openBuildSimulator } from "../../tools/simulator.ts";
import { builds, head, tail } from "../helpers/builds.ts";

const { project, buildOf } = builds();

describe("what a build measures", () => {
  it("names each of TypeScriptToLua's helpers apart", async () => {
    const text = `${head}log.info("x", [1, 2].map((n) => n + 1).filter((n) => n > 2).length);\n${tail}`;
    const { firmware, errors } = await buildOf({ "main.ts": text });
    expect(errors).toEqual([]);
    const parts = firmware[0]?.costs[0]?.parts ?? [];
    const helpers = parts.filter(({ source }) => source.startsWith("TypeScriptToLua "));
    expect(helpers.map(({ source }) => source.split(" ")[1])).toEqual(
      expect.arrayContaining(["__TS__ArrayMap", "__TS__ArrayFilter"]),
    );
    expect(helpers.every(({ textBytes, heapBytes = 0 }) => textBytes > 0 && heapBytes > 0)).toBe(true);
  });

  it("finds what a module makes in that module", async () => {
    const heapOf = async (b: string): Promise<Map<string, number>> => {
      const { firmware } = await buildOf({
        "main.ts": `${head}import { a } from "./a";\nimport { b } from "./b";\nlog.info("x", a);\nsys.timerLoopStart(() => log.info("x", b), 1000);\n${tail}`,
        "a.ts": 'export const a = "a";\n',
        "b.ts": b,
      });
      return new Map(firmware[0]?.costs[0]?.parts.map(({ source, heapBytes = 0 }) => [source, heapBytes]));
    };
    // Lua makes a table for its buffers once, when it makes the first text that is longer than one.
    const small = await heapOf('export const b = string.rep("b", 9000);\n');
    const large = await heapOf('export const b = string.rep("b", 17000);\n');
    const growth = [...large].map(([source, bytes]) => [source, bytes - (small.get(source) ?? 0)]);
    expect(growth.filter(([, bytes]) => bytes !== 0)).toEqual([["src/b.ts", 8000]]);
  });

  it("lets go of what has run once when sys.run() begins", async () => {
    const { firmware } = await buildOf({
      "main.ts": `${head}import { prepare } from "./a";\nprepare();\n${tail}`,
      "a.ts":
        'export const big = string.rep("b", 8000);\nexport function prepare(): void {\n  log.info("x", big.length);\n}\n',
    });
    const parts = new Map(firmware[0]?.costs[0]?.parts.map(({ source, heapBytes = 0 }) => [source, heapBytes]));
    expect(parts.get("src/a.ts")).toBeGreaterThan(8000);
    const total = [...parts.values()].reduce((sum, bytes) => sum + bytes, 0);
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThan(500);
  });

  it("measures the same however much it has measured since", async () => {
    const simulator = await openBuildSimulator();
    const costOf = (value: string): Part[][] => {
      const lua = `PROJECT = "p"\nVERSION = "1"\n_G.sys = require("sys")\n-- src/main.ts\nvalue = ${value}\nsys.run()\n`;
      return partsOf(lua, "src/main.ts", ["Air780E", "Air700ECQ"], simulator);
    };
    const first = costOf('"first"');
    partsOf("-- src/main.ts\nsys.run()\n", "src/main.ts", ["Air780E"], simulator);
    for (let round = 1; round <= 26; round++) {
      costOf(`"round ${round}"`);
      expect(round % 11 === 0 ? costOf('"first"') : first).toEqual(first);
    }
    expect(costOf('"round 1"')).not.toEqual(first);
  });

  it("checks a project of one model on that model", async () => {
    const folder = project({ "main.ts": `${head}mcu.ticks();\n${tail}` });
    const config = readFileSync(path.join(folder, "tsconfig.json"), "utf8");
    const one = config
      .replace('"./types"', '"./types/models/air780e"')
      .replace('"include": ["src", "types"]', '"include": ["src"]');
    writeFileSync(path.join(folder, "tsconfig.json"), one);
    const { firmware, errors } = await buildFirmware({ projectDirectory: folder });
    expect(errors).toEqual([]);
    expect(firmware[0]?.costs.map(({ model }) => model)).toEqual(["Air780E"]);
  });

  it("makes of an edited project what it makes of a fresh one", async () => {
    const folder = project({ "main.ts": head + tail });
    const files = (kind: string, value: string): Record<string, string> => ({
      "main.ts": `${head}import { f } from "./f";\nimport { Kind } from "./kind";\nlog.info("x", f(1), Kind.b);\n${tail}`,
      "f.ts": `import { Kind } from "./kind";\nexport const f = (n: number) => ${value} + Kind.a;\n`,
      "kind.ts": kind,
    });
    const first = "export const enum Kind { a = 1, b = 2 }\n";
    const rounds = [
      files(first, "n"),
      files("export const enum Kind { a = 5, b = 6 }\n", "n"),
      { ...files(first, "n"), "kind.ts": "export const enum Kind { a = 1, b }; oops\n" },
      files("export const enum Kind { b, a = 7 }\n", "[n].length"),
    ];
    const builder = new Builder({ projectDirectory: folder }, openBuildSimulator);
    const results: BuildResult[] = [];
    for (const round of rounds) {
      results.push(await buildOf(round, builder));
    }
    expect(results.map(({ errors }) => errors.length)).toEqual([0, 0, 1, 0]);
    expect(results[1]?.firmware[0]?.lua).toMatch(/\w \+ 5/);
    const fresh = await buildOf(
      rounds[3] as Record<string, string>,
      new Builder({ projectDirectory: folder }, openBuildSimulator),
    );
    expect(results[3]).toEqual(fresh);
  });
});
