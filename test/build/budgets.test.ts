import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { Builder } from "../../build/firmware.ts";
import { bytecodeBytes as countBytecode } from "../../build/lua-syntax.ts";
import { reportOn, summaryOf, tableOf } from "../../build/report.ts";
import { type EngineName, loadEngines } from "../../host/engine/index.ts";
import { openSimulator } from "../../host/simulator.ts";
import { type Budgets, type BuildResult, writeFirmware } from "../../tools/build/index.ts";
import { buildEngine } from "../../tools/simulator.ts";
import { builds, head, tail } from "../helpers/builds.ts";
import { projectDirectory } from "../helpers/child.ts";
import { testedEngines } from "../helpers/engines.ts";

const { project, buildOf } = builds();

const there = (await testedEngines()).there.map(({ name }) => name);

it.skipIf(!there.includes("lua32"))("bytecode is counted as the module's Lua makes it", async () => {
  const engine = (await loadEngines("lua32"))();
  const text = readFileSync(path.join(projectDirectory, "lua-out/main.lua"), "utf8");
  engine.load('local text = coroutine.yield() return #string.dump(assert(load(text, "@main.lua")))', "=count");
  engine.resume([]);
  const outcome = engine.resume([Buffer.from(text)]);
  engine.close();
  // The counting compiler has larger floats.
  const [bytes] = (outcome as unknown as { values: number[] }).values;
  expect(Math.abs(countBytecode(text) - Number(bytes))).toBeLessThan(64);
});

describe.skipIf(!there.includes("lua32"))("a firmware that needs much heap while it starts", () => {
  const builderOn = (code: string): Builder =>
    new Builder({ projectDirectory: project({ "main.ts": `${head}${code}\n${tail}` }) }, () => openSimulator("lua32"));

  it.each([
    ["holds it", "const t: number[] = [];\nfor (let i = 0; i < 40000; i++) t[i] = i;\nlog.info('x', t.length);"],
    [
      "holds it in a function",
      "function f(): number {\n  return string.rep('x', 300000).length;\n}\nlog.info('x', f());",
    ],
    [
      "catches the error and logs it",
      "const [, why] = xpcall(() => string.rep('x', 300000), debug.traceback);\nlog.info('x', why);",
    ],
    ["has it in a task", "sys.taskInit(() => {\n  log.info('x', string.rep('x', 300000).length);\n});"],
  ])("and %s is refused, with the place and the size", async (_, code) => {
    const { errors, firmware } = await buildOf({}, builderOn(code));
    expect(errors).toEqual([
      expect.stringMatching(
        /^src\/main\.ts(\(\d+,1\))?: error: does not reach sys\.run\(\) on Air780E and Air700ECQ: [\s\S]*not enough memory/,
      ),
    ]);
    expect(errors[0]).toContain("204800 bytes");
    expect(firmware).toEqual([]);
  });

  it("and has room for it passes, though it leaves much garbage", async () => {
    const code = "let n = 0;\nfor (let i = 0; i < 200; i++) n += string.rep(`${i}`, 20000).length;\nlog.info('x', n);";
    expect((await buildOf({}, builderOn(code))).errors).toEqual([]);
  });
});

describe("a firmware with budgets", () => {
  const folder = project({
    "main.ts": `${head}import { b } from "./b";\nsys.timerLoopStart(() => log.info("x", b), 1000);\n${tail}`,
  });
  const most = { scriptBytes: 2000, heapBytes: 30000 };
  const budgets: Budgets = { Air780E: most, Air700ECQ: { scriptBytes: 9000, updateScriptBytes: 1, heapBytes: 90000 } };
  const greedy = { "b.ts": 'export const b = string.rep("b", 40000);\n' };
  let small: BuildResult;

  function builderOn(engine: EngineName): Builder {
    return new Builder({ projectDirectory: folder, budgets }, () => openSimulator(engine));
  }

  beforeAll(async () => {
    small = await buildOf({ "b.ts": `export const b = "${"b".repeat(41)}";\n` }, builderOn("wasmoon"));
    writeFirmware(small.firmware, folder);
  });

  it("comes with a warning where an update over the air cannot hold it", () => {
    const size = small.firmware[0]?.bytecodeBytes;
    expect(small.errors).toEqual([]);
    expect(small.warnings).toEqual([
      `src/main.ts: warning: lua-out/main.lua takes ${size} bytes of bytecode, and an update over the air of Air700ECQ holds 1: flash it with Luatools.`,
    ]);
  });

  it("is refused when it outgrows that of the script area, with what grew, and the model that has room", async () => {
    const long = await buildOf({ "b.ts": `export const b = "${"b".repeat(2541)}";\n` }, builderOn("wasmoon"));
    // Behind 254 bytes, the length of a text takes four bytes more.
    const size = Number(small.firmware[0]?.bytecodeBytes) + 2504;
    expect(long.errors).toEqual([
      [
        `src/main.ts: error: lua-out/main.lua is too large for Air780E. It takes ${size} bytes of bytecode, and its budget is 2000: ${size - 2000} bytes too many.`,
        "These files have grown most since the committed build, in bytes of text:",
        "  src/b.ts +2500",
        'Leave out a feature, or code that it can do without. It fits on Air700ECQ. To build for Air700ECQ alone, set "types": ["luatos-gateway/types/models/air700ecq"] in the compilerOptions of tsconfig.json (docs/types.md).',
      ].join("\n"),
    ]);
    expect(long.firmware).toEqual([]);
  });

  it("is refused with its five largest files where there is no committed build", async () => {
    const names = ["a", "b", "c", "d", "e", "f"];
    const files = names.map((name, index) => [
      `${name}.ts`,
      `export const ${name} = "${"x".repeat(1000 * (index + 1))}";\n`,
    ]);
    const imports = names.map((name) => `import { ${name} } from "./${name}";\n`).join("");
    const tight = { scriptBytes: 2000, heapBytes: 900_000 };
    const builder = new Builder(
      {
        projectDirectory: project({ "main.ts": `${head}${imports}log.info("x", ${names.join(", ")});\n${tail}` }),
        budgets: { Air780E: tight, Air700ECQ: tight },
      },
      () => openSimulator("wasmoon"),
    );
    const { errors } = await buildOf(Object.fromEntries(files), builder);
    expect(errors).toHaveLength(2);
    const [, title, ...lines] = errors[0]?.split("\n") ?? [];
    expect(title).toBe("Its largest files are these, in bytes of text:");
    expect(lines.slice(0, -1).map((line) => /^ {2}(\S+) \d+$/.exec(line)?.[1])).toEqual(
      ["f", "e", "d", "c", "b"].map((name) => `src/${name}.ts`),
    );
    expect(lines.at(-1)).toBe("Leave out a feature, or code that it can do without.");
  });

  it.skipIf(!there.includes("lua32"))(
    "is refused by lua32 when it outgrows that of heap, in the same words",
    async () => {
      const { firmware, errors } = await buildOf(greedy, builderOn("lua32"));
      expect(errors).toEqual([
        expect.stringMatching(
          /takes 4\d{4} bytes of heap at sys\.run\(\), and its budget is 30000: 1\d{4} bytes too many\.\n.*in bytes of heap:\n {2}src\/b\.ts \+40\d{3}\n/,
        ),
      ]);
      expect(firmware).toEqual([]);
    },
  );

  it("is let through by the heap that Wasmoon estimates, which is marked as such, with how to have it checked", async () => {
    const { firmware, errors } = await buildOf(greedy, builderOn("wasmoon"));
    expect(errors).toEqual([]);
    expect(firmware[0]?.costs.map(({ engine }) => engine)).toEqual(["wasmoon", "wasmoon"]);
    const reports = await reportOn(firmware, folder, () => openSimulator("wasmoon"));
    const heap = reports[0]?.total.heapBytes;
    expect(heap).toBeGreaterThan(most.heapBytes);
    const table = tableOf(reports, true).split("\n");
    expect(tableOf(reports, false)).toMatch(
      /was not checked\. The engine that checks it, lua32, is not in this package of luatos-gateway\. To get it, run npm run lua32 and npm pack in a checkout/,
    );
    expect(table[0]).toMatch(/^file +text +\+\/- +heap \(estimate\) +\+\/-$/);
    expect(table).toContainEqual(expect.stringContaining(`heap about ${heap}, not checked against its 30000`));
    expect(table.at(-1)).toMatch(
      /^The heap is Wasmoon's estimate, .* was not checked\. npx luatos-gateway lua32 builds the engine/,
    );
    expect(summaryOf(reports)).toContain(`heap ${heap}, an estimate that is not checked (changed`);
  });

  it("is weighed on lua32 where that is built, or where it must be: then it is an error that it is not", () => {
    expect(buildEngine(true, false)).toBe("lua32");
    expect(buildEngine(false, true)).toBe("lua32");
    expect(buildEngine(false, false)).toBe("wasmoon");
  });
});
