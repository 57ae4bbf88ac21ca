import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { afterEach, describe, expect, it } from "vitest";
import { buildFirmware, findEntries, luaSyntaxError, writeFirmware } from "../build/index.ts";
import packageJson from "../package.json" with { type: "json" };
import { projectDirectory, runScript } from "./helpers/child.ts";

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) {
    rmSync(folder, { recursive: true });
  }
});

/** A project of its own, with our tsconfig and types, and the given files under src/. */
function project(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "build-"));
  folders.push(folder);
  cpSync(path.join(projectDirectory, "tsconfig.json"), path.join(folder, "tsconfig.json"));
  cpSync(path.join(projectDirectory, "types"), path.join(folder, "types"), { recursive: true });
  symlinkSync(path.join(projectDirectory, "node_modules"), path.join(folder, "node_modules"), "junction");
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, "src", name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

const head = 'PROJECT = "test";\nVERSION = "1.2.3";\n';
const tail = "sys.run();\n";

function read(file: string): string {
  return readFileSync(path.join(projectDirectory, file), "utf8");
}

describe("the committed firmware", async () => {
  const { firmware, errors } = await buildFirmware({ projectDirectory });

  it("is what a build makes, byte for byte, and a second build makes the same", async () => {
    expect(errors).toEqual([]);
    expect(firmware.map(({ name }) => name)).toEqual(["main", "echo", "modbus"]);
    for (const { outputFile, lua, map } of firmware) {
      expect(read(outputFile) === lua, `${outputFile} is stale: npm run build`).toBe(true);
      expect(read(`${outputFile}.map`) === map, `${outputFile}.map is stale: npm run build`).toBe(true);
    }
    expect((await buildFirmware({ projectDirectory })).firmware).toEqual(firmware);
  });

  it.each(["main", "echo", "modbus"])("%s begins with PROJECT and VERSION and ends with sys.run()", (name) => {
    const lines =
      firmware
        .find((each) => each.name === name)
        ?.lua.trimEnd()
        .split("\n") ?? [];
    expect(lines[0]).toMatch(/^PROJECT = "[^"]+"$/);
    expect(lines[1]).toMatch(/^VERSION = "\d+\.\d+\.\d+"$/);
    expect(lines.at(-1)).toBe("sys.run()");
    expect(lines.filter((line) => line.startsWith("sys.run()"))).toHaveLength(1);
  });

  it("says in line 3 which build it is, and so does its map", () => {
    const ids = firmware.map(({ build }) => build);
    expect(new Set(ids).size).toBe(3);
    for (const { lua, map, build } of firmware) {
      expect(build).toMatch(/^[0-9a-f]{8}$/);
      expect(lua.split("\n")[2]).toBe(`BUILD = "${build}"`);
      expect(JSON.parse(map)).toMatchObject({ x_build: build });
    }
  });

  it("has the package's version", () => {
    expect(read("lua-out/main.lua")).toContain(`VERSION = "${packageJson.version}"`);
  });

  it("requires nothing but sys", () => {
    for (const { lua } of firmware) {
      expect([...lua.matchAll(/\brequire\b.*/g)].map(([text]) => text)).toEqual(['require("sys")']);
    }
  });

  it("parses as Lua 5.3, which this check can tell", () => {
    for (const { lua } of firmware) {
      expect(luaSyntaxError(lua, "main.lua")).toBeUndefined();
    }
    expect(luaSyntaxError("x = = 1", "main.lua")).toContain("main.lua:1:");
    const locals = Array.from({ length: 201 }, (_, index) => `local v${index} = 0`).join("\n");
    expect(luaSyntaxError(locals, "main.lua")).toContain("too many local variables");
  });

  it("has a map that leads each distinctive Lua line to its TypeScript line", () => {
    let checked = 0;
    for (const { lua, map, outputFile } of firmware) {
      const traced = new TraceMap(map);
      for (const [index, line] of lua.split("\n").entries()) {
        // A text that stands once in the Lua and once in its source must be mapped onto itself.
        const [text] = /"[^"\\]{12,}"/.exec(line) ?? [];
        if (text === undefined || lua.split(text).length !== 2) {
          continue;
        }
        const { source, line: sourceLine } = originalPositionFor(traced, {
          line: index + 1,
          column: line.indexOf(text) + 1,
        });
        if (source === null) {
          expect(line).toMatch(/^PROJECT|^VERSION/);
          continue;
        }
        const typescript = read(path.posix.join(path.posix.dirname(outputFile), source)).split("\n");
        const at = typescript.flatMap((each, number) => (each.includes(text) ? [number + 1] : []));
        if (at.length === 1) {
          expect({ text, line: sourceLine }).toEqual({ text, line: at[0] });
          checked++;
        }
      }
    }
    expect(checked).toBeGreaterThan(20);
  });
});

describe("a build", () => {
  it("finds src/main.ts and each src/NAME/main.ts", () => {
    const folder = project({ "main.ts": head + tail, "other/main.ts": head + tail, "library/code.ts": "" });
    expect(findEntries(folder)).toEqual([
      { name: "main", entry: "src/main.ts" },
      { name: "other", entry: "src/other/main.ts" },
    ]);
  });

  it("joins modules in the order of their imports, each once", async () => {
    const folder = project({
      "main.ts": `${head}import { a } from "./a";\nimport { b } from "./b";\nlog.info("x", a, b);\n${tail}`,
      "a.ts": 'import { b } from "./b";\nexport const a = b + 1;\n',
      "b.ts": "export const b = 1;\n",
    });
    const { firmware, errors } = await buildFirmware({ projectDirectory: folder });
    expect(errors).toEqual([]);
    expect(firmware[0]?.costs[0]?.parts.map(({ source }) => source)).toEqual([
      "src/main.ts",
      "preamble",
      "src/b.ts",
      "src/a.ts",
      "string table",
    ]);
    expect(firmware[0]?.lua.match(/\.b = 1/g)).toHaveLength(1);
  });

  it("counts each byte of the file once", async () => {
    const { firmware } = await buildFirmware({ projectDirectory });
    for (const { lua, costs } of firmware) {
      const sizes = costs[0]?.parts.map(({ textBytes }) => textBytes) ?? [];
      expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBe(Buffer.byteLength(lua));
    }
  });

  it("takes another text for a file when it is told to", async () => {
    const folder = project({
      "main.ts": `${head}import { a } from "./a";\nlog.info(a);\n${tail}`,
      "a.ts": 'export const a = "old";',
    });
    const replace = new Map([["src/a.ts", 'export const a = "new";']]);
    const { firmware } = await buildFirmware({ projectDirectory: folder, replace });
    expect(firmware[0]?.lua).toContain('"new"');
    expect(firmware[0]?.lua).not.toContain('"old"');
    expect(firmware[0]?.build).not.toBe((await buildFirmware({ projectDirectory: folder })).firmware[0]?.build);
  });

  it.each([
    [
      "a type error",
      `${head}const n: number = "text";\nlog.info("n", n);\n${tail}`,
      /src\/main\.ts\(3,7\): error TS2322/,
    ],
    [
      "what Lua can not do",
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
    const { firmware, errors } = await buildFirmware({ projectDirectory: project({ "main.ts": text }) });
    expect(firmware).toEqual([]);
    expect(errors.join("\n")).toMatch(error);
  });

  it("refuses what the device can not do, with code, position, reason and remedy, unless a comment excuses it", async () => {
    const folder = project({
      "main.ts": `${head}const n = tonumber("7") ?? 0;\nlog.info("x", n >>> 1);\n${tail}`,
      "excused/main.ts": `${head}log.info("x", 7 / 2); // device-allow float-division: a mean is a fraction\n${tail}`,
    });
    const { firmware, errors } = await buildFirmware({ projectDirectory: folder });
    expect(firmware).toEqual([]);
    expect(errors).toEqual([
      expect.stringMatching(/^src\/main\.ts\(4,15\): error LUA1003 unsigned-shift: .* raises .* Write floorDivide/),
    ]);
    expect((await buildFirmware({ projectDirectory: folder, names: ["excused"] })).errors).toEqual([]);
  });

  it("names the files of a circle", async () => {
    const folder = project({
      "main.ts": `${head}import { a } from "./a";\nlog.info("x", a());\n${tail}`,
      "a.ts": 'import { b } from "./b";\nexport function a(): number { return b(); }\n',
      "b.ts": 'import { a } from "./a";\nexport function b(): number { return a(); }\n',
    });
    expect((await buildFirmware({ projectDirectory: folder })).errors.join()).toContain(
      "src/a.ts → src/b.ts → src/a.ts",
    );
  });

  it("writes whole files only, and leaves no draft behind", async () => {
    const folder = project({ "main.ts": head + tail });
    const { firmware } = await buildFirmware({ projectDirectory: folder });
    expect(writeFirmware(firmware, folder)).toEqual(["lua-out/main.lua"]);
    expect(readdirSync(path.join(folder, "lua-out")).sort()).toEqual(["main.lua", "main.lua.map"]);
  });
});

describe("npm run build", () => {
  it("says in a table what it wrote and how large it is", async () => {
    const folder = project({ "main.ts": head + tail, "other/main.ts": head + tail });
    const child = runScript("build/main.ts", [], folder);
    expect(await child.exit).toBe(0);
    const size = readFileSync(path.join(folder, "lua-out/main.lua")).length;
    expect(child.output()).toMatch(new RegExp(`^lua-out/main\\.lua +${size} `, "m"));
    expect(child.output()).toMatch(/^lua-out\/other\/main\.lua +\d+ /m);
  });

  it("builds one firmware by name", async () => {
    const folder = project({ "main.ts": head + tail, "other/main.ts": head + tail });
    expect(await runScript("build/main.ts", ["other"], folder).exit).toBe(0);
    expect(existsSync(path.join(folder, "lua-out/main.lua"))).toBe(false);
    expect(existsSync(path.join(folder, "lua-out/other/main.lua"))).toBe(true);
  });

  it("changes nothing when there is an error, and exits with 1", async () => {
    const folder = project({ "main.ts": `${head}log.info(1);\n${tail}`, "other/main.ts": head + tail });
    mkdirSync(path.join(folder, "lua-out"));
    writeFileSync(path.join(folder, "lua-out/main.lua"), "old");
    const child = runScript("build/main.ts", [], folder);
    expect(await child.exit).toBe(1);
    expect(child.errors()).toMatch(/src\/main\.ts\(3,10\): error TS2345[\s\S]*1 error: nothing was written/);
    expect(readFileSync(path.join(folder, "lua-out/main.lua"), "utf8")).toBe("old");
    expect(readdirSync(path.join(folder, "lua-out"))).toEqual(["main.lua"]);
  });

  it.each([
    { words: ["nobody"], code: 1, says: "no firmware named nobody. There is: main." },
    { words: ["--fast"], code: 2, says: "--fast" },
  ])("refuses $words in plain words", async ({ words, code, says }) => {
    const child = runScript("build/main.ts", words, project({ "main.ts": head + tail }));
    expect(await child.exit).toBe(code);
    expect(child.errors()).toContain(says);
  });
});
