import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bootModule } from "../host/index.ts";
import { readLuaMap } from "../host/trace/lua-map.ts";
import { withoutOwnFrames } from "../host/trace/own-frames.ts";
import { tracedBy } from "../host/trace/position-mapper.ts";
import { Tracer } from "../host/trace/tracer.ts";
import { buildFirmware, luaPositionMapper } from "../tools/build/index.ts";
import { readScripts } from "../tools/scripts.ts";
import { tutorialFirmware } from "../tools/soak/kept-build.ts";
import { LogMaps, type NamedMap } from "../tools/trace/log-maps.ts";
import { commandLine, projectDirectory } from "./helpers/child.ts";

/** A map that has Lua line n stand for line 100 + n, from line 1 to 200. Line 50 has nothing behind it. */
function mapOf(build: string, source = "src/a.ts"): NamedMap {
  const positions = Array.from({ length: 201 }, (_, line) =>
    line === 0 || line === 50 ? undefined : `${source}:${100 + line}`,
  );
  return { build, positions, file: `${build}.map` };
}

const first = mapOf("11111111");
const second = mapOf("22222222", "src/b/main.ts");

function traced(log: string | Buffer, said: string[] = []): string {
  const tracer = new Tracer(new LogMaps([first, second], first, (line) => said.push(line)));
  return Buffer.concat([tracer.push(Buffer.from(log)), tracer.end()]).toString();
}

describe("what a traceback says of the simulator", () => {
  it.each([
    ["\tluatos:12: in upvalue 'fail'", undefined],
    ["[0.500] E/main \t[C]:51: in field 'run'", undefined],
    ["E/main [C]:62: /luadb/main.lua:6: bad", "E/main /luadb/main.lua:6: bad"],
    [
      "E/x bad\nstack traceback:\n\tluatos:1: in f\n\tmain.lua:2: in g",
      "E/x bad\nstack traceback:\n\tmain.lua:2: in g",
    ],
  ])("%j is left out", (text, wanted) => {
    expect(withoutOwnFrames(text)).toBe(wanted);
  });

  it.each([
    "",
    "\t[C]: in function 'error'",
    "\t/luadb/luatos.lua:12: in main chunk",
    "I/user.tag \tluatos:12: in words of the firmware",
    "I/user.tag [C]:62: text",
  ])("%j stays", (text) => {
    expect(withoutOwnFrames(text)).toBe(text);
  });
});

describe("a position", () => {
  it.each([
    ["main.lua:12: attempt to call a nil value (global 'x')", "src/a.ts:112: attempt to call a nil value (global 'x')"],
    ["\tmain.lua:12: in function <main.lua:7>", "\tsrc/a.ts:112: in function <src/a.ts:107>"],
    ["E/main /luadb/main.lua:12: bad", "E/main src/a.ts:112: bad"],
    ["\t/luadb/main.lua:12: in main chunk", "\tsrc/a.ts:112: in main chunk"],
    ["/main.lua:12: x, /lua/main.lua:13: y", "src/a.ts:112: x, src/a.ts:113: y"],
    ['[string "main.lua"]:12: bad', "src/a.ts:112: bad"],
    ["I/main.lua:12 tag", "I/src/a.ts:112 tag"],
    ["I//luadb/main.lua:12 tag", "I/src/a.ts:112 tag"],
    ["I/user.tag main.lua:12 text", "I/user.tag src/a.ts:112 text"],
    ["错误main.lua:12", "错误src/a.ts:112"],
    ["main.lua:12", "src/a.ts:112"],
  ])("%s is traced", (log, wanted) => {
    expect(traced(log)).toBe(wanted);
  });

  it.each([
    "main.lua:50: nothing stands behind this line",
    "main.lua:201: behind the end",
    "main.lua:0 main.lua: main.lua:-1 main.lua:x main.lua",
    "main.lua:123456789012345: no line has such a number",
    "domain.lua:12 my-main.lua:12 x.main.lua:12 _main.lua:12 main.luac:12 main.lua.bak:12",
    "lua-out/echo/main.lua:12 D:\\work\\main.lua:12 other/main.lua:12",
    '[string "main.lua:12"] [string "main.lua"] 12 main.lua"]:12',
    "?:-1: in function <?:12>",
    "[C]: in function 'xpcall'",
    "sys.lua:12: in upvalue 'f'",
  ])("%s is left as it is", (log) => {
    expect(traced(log)).toBe(log);
  });
});

describe("the rest of a log", () => {
  const strange = Buffer.concat([
    Buffer.from("[0.1] main.lua:12: \0 NUL\r\nno line end\rGBK "),
    Buffer.from([0xb4, 0xed, 0xce, 0xf3, 0xff, 0xfe, 0x80]),
    Buffer.from("main.lua:13\r\n"),
  ]);

  it("passes byte for byte", () => {
    const tracer = new Tracer(new LogMaps([], first, () => undefined));
    const out = Buffer.concat([tracer.push(strange), tracer.end()]);
    const wanted = strange
      .toString("latin1")
      .replace("main.lua:12", "src/a.ts:112")
      .replace("main.lua:13", "src/a.ts:113");
    expect(out.toString("latin1")).toBe(wanted);
  });

  it("is the same however it is cut into pieces", () => {
    const words = fc.constantFrom(
      ...["main.lua:12", "main.lua", ":7", "/luadb/", '[string "', '"]', "x", " ", "\n", "\0", "é", "E/", "I/user.a "],
      ...["p 1.2.3 build 11111111 on x\n", "p 1.2.3 build 22222222\n", "p 1.2.3 build 33333333\n", "z".repeat(90)],
    );
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 60 }),
        fc.array(fc.nat({ max: 90 }), { minLength: 1 }),
        (parts, sizes) => {
          const log = Buffer.from(parts.join(""));
          const said: string[] = [];
          const tracer = new Tracer(new LogMaps([first, second], first, (line) => said.push(line)));
          const pieces: Buffer[] = [];
          let at = 0;
          for (let count = 0; at < log.length; count++) {
            const size = Math.max(sizes[count % sizes.length] as number, 1);
            pieces.push(tracer.push(log.subarray(at, at + size)));
            at += size;
          }
          const saidWhole: string[] = [];
          expect(Buffer.concat([...pieces, tracer.end()]).toString()).toBe(traced(log, saidWhole));
          expect(said).toEqual(saidWhole);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("is not kept: what has come is given back", () => {
    const tracer = new Tracer(new LogMaps([], undefined, () => undefined));
    let given = 0;
    for (let count = 0; count < 100; count++) {
      given += tracer.push(Buffer.alloc(1000, "no line end")).length;
    }
    expect(given).toBeGreaterThan(100 * 1000 - 200);
  });
});

describe("the map", () => {
  it("is that of the build that the log has named last", () => {
    const said: string[] = [];
    const log = [
      "main.lua:1",
      "I/user.gateway pump 1.0.0 build 22222222 on EC618",
      "main.lua:2",
      "I/user.gateway pump 1.0.0 build 11111111 on EC618",
      "main.lua:3",
      "I/user.gateway pump 1.0.0 build 22222222 on EC618",
      "main.lua:4",
    ].join("\n");
    const positions = traced(log, said)
      .split("\n")
      .filter((line) => !line.startsWith("I/"));
    expect(positions).toEqual(["src/a.ts:101", "src/b/main.ts:102", "src/a.ts:103", "src/b/main.ts:104"]);
    expect(said).toEqual([
      expect.stringMatching(/^The log names no build where its positions begin: .* 11111111\.map/),
      "build 22222222: 22222222.map",
      "build 11111111: 11111111.map",
    ]);
  });

  it("that is not there is said once, and the positions of that build stay", () => {
    const said: string[] = [];
    const maps = new LogMaps([first, second], first, (line) => said.push(line));
    const tracer = new Tracer(maps);
    const log = "p 1.0.0 build 33333333\nmain.lua:1\nmain.lua:2\np 1.0.0 build 22222222\nmain.lua:3\n";
    const out = Buffer.concat([tracer.push(Buffer.from(log)), tracer.end()]).toString();
    expect(out).toBe("p 1.0.0 build 33333333\nmain.lua:1\nmain.lua:2\np 1.0.0 build 22222222\nsrc/b/main.ts:103\n");
    expect(said[0]).toMatch(/^build 33333333 has no map.*11111111 is 11111111\.map, 22222222 is 22222222\.map/);
    expect(said).toHaveLength(2);
    expect(maps.failed).toBe(true);
  });

  it.each([
    "make build 22222222",
    "1.2.3 build 222222222",
    "1.2.3 build 2222222g",
    "ROM 1.2.3 Build 22222222",
    "1.2 build 22222222",
  ])("is not chosen by %s", (line) => {
    expect(traced(`${line}\nmain.lua:1`)).toBe(`${line}\nsrc/a.ts:101`);
  });

  it.each(["", "{}", "[]", "null", '{"version":2,"sources":[],"mappings":""}'])("is refused when it is %j", (json) => {
    expect(() => readLuaMap(json)).toThrow("not a source map");
  });
});

describe("a failing firmware", () => {
  const source = [
    'PROJECT = "failing";',
    'VERSION = "1.0.0";',
    'log.info("failing", PROJECT, VERSION, "build", BUILD);',
    "function fail(what: string): void {",
    '  error(what + " is broken");',
    "}",
    "sys.taskInit(() => {",
    "  sys.wait(1000);",
    '  fail("the pump");',
    '  log.info("failing", "never");',
    "});",
    "sys.run();",
  ].join("\n");
  let log: string;
  let folder: string;

  beforeAll(async () => {
    const replace = new Map([["src/echo/main.ts", source]]);
    const { firmware, errors } = await buildFirmware({ projectDirectory, names: ["echo"], replace });
    expect(errors).toEqual([]);
    const { lua = "", map = "" } = firmware[0] ?? {};
    const module = await bootModule({ lua });
    module.run(3000);
    log = module.logText();
    module.dispose();
    folder = mkdtempSync(path.join(tmpdir(), "trace-"));
    mkdirSync(path.join(folder, "lua-out/failing"), { recursive: true });
    writeFileSync(path.join(folder, "lua-out/failing/main.lua.map"), map);
    writeFileSync(path.join(folder, "module.log"), log);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  function trace(words: string[], input = ""): { code: number | null; out: string; err: string } {
    const child = spawnSync(process.execPath, [commandLine, "trace", ...words], { cwd: folder, input });
    return { code: child.status, out: child.stdout.toString("latin1"), err: child.stderr.toString() };
  }

  it("names variables and functions as the TypeScript does", async () => {
    const text = [
      'PROJECT = "failing";',
      'VERSION = "1.0.0";',
      "let pressure: string[] | undefined;",
      "function pump(valve: number): void {",
      '  log.info("valve", (pressure as string[])[valve]);',
      "}",
      "sys.timerStart(() => {",
      "  const [, trace] = xpcall(() => { pump(1); pump(2); }, debug.traceback);",
      "  print(trace as string);",
      '  pressure = ["high"];',
      "}, 10);",
      "sys.run();",
    ].join("\n");
    const replace = new Map([["src/echo/main.ts", text]]);
    const { firmware, errors } = await buildFirmware({ projectDirectory, names: ["echo"], replace });
    expect(errors).toEqual([]);
    const { lua = "", map = "" } = firmware[0] ?? {};
    const module = await bootModule({ lua });
    module.run(100);
    const lines = luaPositionMapper(map)(module.logText());
    module.dispose();
    expect(lines).toContain("src/echo/main.ts:5: attempt to index a nil value (upvalue 'pressure')");
    expect(lines).toContain("src/echo/main.ts:5: in upvalue 'pump'");
  });

  it("has a traceback that comes back with the TypeScript lines", () => {
    const { code, out, err } = trace(["module.log"]);
    expect(log).toContain("main.lua:");
    expect(out).not.toContain("main.lua:");
    expect(out).toMatch(/E\/user\.coroutine\.resume src\/echo\/main\.ts:5: the pump is broken/);
    expect(out).toMatch(/\tsrc\/echo\/main\.ts:9: in function <src\/echo\/main\.ts:7>/);
    expect(err).toMatch(/^build [0-9a-f]{8}: lua-out.failing.main\.lua\.map\n$/);
    expect(code).toBe(0);
  });

  it("is traced from standard input, by the map that is named, and a build without a map is an error", () => {
    const other = log.replace(/build [0-9a-f]{8}/, "build 00000000");
    const { code, out, err } = trace([], `${other}\xff`);
    expect(out).toBe(Buffer.from(`${other}\xff`).toString("latin1"));
    expect(err).toMatch(/^build 00000000 has no map/);
    expect(code).toBe(1);

    const map = path.join("lua-out", "failing", "main.lua.map");
    const named = trace(["--map", map], `${/main\.lua:\d+/.exec(log)?.[0]}: cut from a log\n`);
    expect(named.out).toMatch(/^src\/echo\/main\.ts:\d+: cut from a log\n$/);
    expect(named.err).toContain(`they are mapped with ${map}`);
    expect(named.code).toBe(0);
  });

  it.each([["--fast"], ["nowhere.log"], ["module.log", "--map", "module.log"]])(
    "is not traced with %s %s %s",
    (...words) => {
      const { code, out, err } = trace(words);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toContain("Try: npx luatos-gateway trace --help");
    },
  );
});

it("a text is traced by the map of its script", async () => {
  const { lua, map } = await tutorialFirmware();
  const lines = lua.split("\n");
  const line = lines.findIndex((each) => each.includes('"this core has none"')) + 1;
  const source = readFileSync(path.join(projectDirectory, "src/control/watchdog.ts"), "utf8").split("\n");
  const wanted = source.findIndex((each) => each.includes('"this core has none"')) + 1;
  expect(luaPositionMapper(map)(`é main.lua:${line}`)).toBe(`é src/control/watchdog.ts:${wanted}`);
  expect(luaPositionMapper(map, "firmware.lua")(`firmware.lua:${line} main.lua:${line}`)).toBe(
    `src/control/watchdog.ts:${wanted} main.lua:${line}`,
  );
});

it("npm start shows TypeScript positions, unless the map is of another build", async () => {
  const scripts = readScripts((await tutorialFirmware()).folder);
  const line = Buffer.from(scripts.get("main.lua") ?? [])
    .toString()
    .split("\n")
    .findIndex((each) => each.includes('"this core has none"'));
  expect(tracedBy(scripts)(`main.lua:${line + 1}`)).toMatch(/^src\/control\/watchdog\.ts:\d+$/);
  const stale = new Map([
    ...scripts,
    ["main.lua.map", readFileSync(path.join(projectDirectory, "lua-out/echo/main.lua.map"))],
  ]);
  expect(tracedBy(stale)(`main.lua:${line + 1}`)).toBe(`main.lua:${line + 1}`);
});
