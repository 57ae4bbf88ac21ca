import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { Builder } from "../../build/firmware.ts";
import { buildFirmware, findEntries, writeFirmware } from "../../tools/build/index.ts";
import { openBuildSimulator } from "../../tools/simulator.ts";
import { builds, head, tail } from "../helpers/builds.ts";

const { project, buildOf, errorsOf } = builds();

describe("a build", () => {
  it("finds src/main.ts and each src/NAME/main.ts", () => {
    const folder = project({ "main.ts": head + tail, "other/main.ts": head + tail, "library/code.ts": "" });
    expect(findEntries(folder)).toEqual([
      { name: "main", entry: "src/main.ts" },
      { name: "other", entry: "src/other/main.ts" },
    ]);
  });

  it("refuses a name that there is not", async () => {
    const { errors } = await buildFirmware({
      projectDirectory: project({ "main.ts": head + tail }),
      names: ["nobody"],
    });
    expect(errors).toEqual(["no firmware named nobody. There is: main."]);
  });

  it("joins modules in the order of their imports, each once", async () => {
    const { firmware, errors } = await buildOf({
      "main.ts": `${head}import { a } from "./a";\nimport { b } from "./b";\nlog.info("x", a, b);\n${tail}`,
      "a.ts": 'import { b } from "./b";\nexport const a = b + "1";\n',
      "b.ts": 'export const b = string.rep("b", 2);\n',
    });
    expect(errors).toEqual([]);
    expect(firmware[0]?.costs[0]?.parts.map(({ source }) => source)).toEqual([
      "src/main.ts",
      "preamble",
      "src/b.ts",
      "src/a.ts",
      "string table",
      "run once",
    ]);
    expect(firmware[0]?.lua.match(/ = string\.rep/g)).toHaveLength(1);
  });

  it("uses another text for a file when asked to", async () => {
    const folder = project({
      "main.ts": `${head}import { a } from "./a";\nlog.info(a);\n${tail}`,
      "a.ts": 'export const a = "old";',
    });
    const replace = new Map([["src/a.ts", 'export const a = "new";']]);
    const builder = new Builder({ projectDirectory: folder, replace }, openBuildSimulator);
    const { firmware } = await builder.build();
    expect(firmware[0]?.lua).toContain('"new"');
    expect(firmware[0]?.lua).not.toContain('"old"');
    // The map says so: a reader of it must not look into the file.
    expect(JSON.parse(firmware[0]?.map ?? "")).toMatchObject({ sourcesContent: [null, 'export const a = "new";'] });
    expect(firmware[0]?.build).not.toBe((await builder.build(new Map())).firmware[0]?.build);
  });

  it.each([
    [
      "a type error",
      `${head}const n: number = "text";\nlog.info("n", n);\n${tail}`,
      /src\/main\.ts\(3,7\): error TS2322/,
    ],
    [
      "what Lua cannot do",
      `${head}for (const key in [1]) { log.info(key); }\n${tail}`,
      /src\/main\.ts\(3,\d+\): error/,
    ],
    ["a missing PROJECT", `VERSION = "1.0.0";\n${tail}`, /src\/main\.ts\(1,1\): error: the first statement.*PROJECT/],
    [
      "a VERSION that is no text",
      `PROJECT = "p";\nVERSION = PROJECT;\n${tail}`,
      /src\/main\.ts\(2,1\): error: the second.*VERSION/,
    ],
    ["code behind sys.run()", `${head}${tail}log.info("late");\n`, /src\/main\.ts\(4,1\): error: the last.*sys\.run/],
  ])("names %s with its position", async (_, text, error) => {
    const { firmware, errors } = await buildOf({ "main.ts": text });
    expect(firmware).toEqual([]);
    expect(errors.join("\n")).toMatch(error);
  });

  it("refuses what the module cannot do, with code, position, reason and remedy, unless a comment excuses it", async () => {
    expect(await errorsOf('const n = tonumber("7") ?? 0;\nlog.info("x", n >>> 1);\n')).toMatch(
      /^src\/main\.ts\(4,15\): error LUA1003 unsigned-shift: .* raises .* Write floorDivide/,
    );
    const excused = `${head}log.info("x", 7 / 2); // device-allow float-division: a mean is a fraction\n${tail}`;
    expect((await buildOf({ "main.ts": excused })).errors).toEqual([]);
  });

  it.each([
    ['console.log("x");', /TS2584: Cannot find name 'console': a module has none\. log\.info, .* write to the log\./],
    ["setTimeout(() => {}, 5);", /Cannot find name 'setTimeout': a module has none\. sys\.timerStart calls/],
    ["fetch();", /Cannot find name 'fetch': a module has none\. http\.request does/],
    ["nobody();", /TS2304: Cannot find name 'nobody'\./],
  ])("says of %s what a module has instead, where it has something", async (line, says) => {
    expect(await errorsOf(`${line}\n`)).toMatch(says);
  });

  it("names the files of a circle", async () => {
    const errors = await errorsOf('import { a } from "./a";\nlog.info("x", a());\n', {
      "a.ts": 'import { b } from "./b";\nexport function a(): number { return b(); }\n',
      "b.ts": 'import { a } from "./a";\nexport function b(): number { return a(); }\n',
    });
    expect(errors).toContain("src/a.ts → src/b.ts → src/a.ts");
  });

  it.each([
    'const a: string[] = a.filter((each) => each !== "");',
    "const a: string[] = b.slice();\nconst b: string[] = a.slice();",
  ])("refuses a list that is made of itself: %s", async (lists) => {
    expect(await errorsOf(`${lists}\nlog.info("x", a.join());\n`)).toContain("error TS2448");
  });

  it("writes whole files only, and leaves no draft behind", async () => {
    const folder = project({ "main.ts": head + tail });
    const { firmware } = await buildFirmware({ projectDirectory: folder });
    expect(writeFirmware(firmware, folder)).toEqual(["lua-out/main.lua"]);
    expect(readdirSync(path.join(folder, "lua-out")).sort()).toEqual(["main.lua", "main.lua.map"]);
  });
});
