import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Builder } from "../build/firmware.ts";
import { bytecodeBytes as countBytecode } from "../build/lua-syntax.ts";
import { type Part, partsOf } from "../build/parts.ts";
import { reportOn, summaryOf, tableOf } from "../build/report.ts";
import { type EngineName, loadEngines } from "../host/engine/index.ts";
import { openSimulator } from "../host/simulator.ts";
import packageJson from "../package.json" with { type: "json" };
import {
  type Budgets,
  type BuildResult,
  buildFirmware,
  findEntries,
  luaSyntaxError,
  modelBudgets,
  writeFirmware,
} from "../tools/build/index.ts";
import { buildEngine, openBuildSimulator } from "../tools/simulator.ts";
import { tutorialConfig } from "../tools/soak/tutorial-config.ts";
import { type Child, projectDirectory, runCommand } from "./helpers/child.ts";
import { testedEngines } from "./helpers/engines.ts";

const there = (await testedEngines()).there.map(({ name }) => name);
const folders: string[] = [];
const children: Child[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) {
    await child.kill();
  }
});

afterAll(() => {
  for (const folder of folders.splice(0)) {
    rmSync(folder, { recursive: true });
  }
});

/** A project of its own, with our tsconfig and types, and the given files under src/. */
function project(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "build-"));
  folders.push(folder);
  for (const name of ["tsconfig.json", "tsconfig.firmware.json"]) {
    cpSync(path.join(projectDirectory, name), path.join(folder, name));
  }
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

/** One project for many builds: each is given its files, and looks only at what differs from the build before. */
const shared = new Builder({ projectDirectory: project({ "main.ts": head + tail }) }, openBuildSimulator);

function buildOf(files: Record<string, string>, builder = shared): Promise<BuildResult> {
  return builder.build(new Map(Object.entries(files).map(([name, text]) => [`src/${name}`, text])));
}

/** What is wrong with a firmware whose entry has these statements between its head and its tail. */
async function errorsOf(statements: string, more: Record<string, string> = {}): Promise<string> {
  const { firmware, errors } = await buildOf({ ...more, "main.ts": head + statements + tail });
  expect(firmware).toEqual([]);
  return errors.join("\n");
}

function read(file: string): string {
  return readFileSync(path.join(projectDirectory, file), "utf8");
}

/** Whether src/ and types/ are as git has them: nobody is in the midst of a change that is not built yet. */
const isCommitted =
  execFileSync("git", ["status", "--porcelain", "--", "src", "types"], { cwd: projectDirectory }).length === 0;

it.skipIf(!isCommitted)("the committed firmware is what a build makes, byte for byte", async () => {
  const { firmware, errors } = await buildFirmware({ projectDirectory });
  expect(errors).toEqual([]);
  for (const { outputFile, lua, map } of firmware) {
    expect(read(outputFile) === lua, `${outputFile} is stale: npm run build`).toBe(true);
    expect(read(`${outputFile}.map`) === map, `${outputFile}.map is stale: npm run build`).toBe(true);
  }
});

describe("the firmware of this project", async () => {
  const own = {
    projectDirectory,
    names: ["main", "echo", "modbus"],
    replace: new Map([["src/config.ts", tutorialConfig]]),
  };
  const { firmware, errors } = await buildFirmware(own);

  it("is built, and a second build makes the same", async () => {
    expect(errors).toEqual([]);
    expect((await buildFirmware(own)).firmware).toEqual(firmware);
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

  it("is built with a warning where it logs an error at its start", async () => {
    const main = read("src/main.ts").replace("startGateway();", 'startGateway();\nlog.error("config", "is odd");');
    const replace = new Map([...own.replace, ["src/main.ts", main]]);
    const { errors, warnings } = await buildFirmware({ projectDirectory, names: ["main"], replace });
    expect(errors).toEqual([]);
    expect(warnings).toEqual([
      expect.stringMatching(/^src\/main\.ts: warning: at its start the firmware logs: E\/user\.config is odd/),
    ]);
  });

  it("deletes in buffers at their start only: elsewhere cores before July 2026 write behind the buffer", () => {
    const calls = firmware.flatMap(({ lua }) => lua.match(/:del\([^)]*\)/g) ?? []);
    expect(calls.length).toBeGreaterThan(0);
    expect(calls.filter((call) => !call.startsWith(":del(0, "))).toEqual([]);
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

  it("has the settings of the gateway in its map, where it has some, and no value of a header", () => {
    const settingsOf = (name: string): Record<string, unknown> | undefined =>
      (JSON.parse(firmware.find((each) => each.name === name)?.map ?? "{}") as { x_settings?: Record<string, unknown> })
        .x_settings;
    const settings = settingsOf("main") ?? {};
    expect(settings).toMatchObject({ "uart.baudRate": expect.any(Number), "outbox.overflow": expect.any(String) });
    for (const [name, value] of Object.entries(settings).filter(([each]) => each.startsWith("headers."))) {
      expect([name, value]).toEqual([name, expect.stringMatching(/: \*\*\*$/)]);
    }
    expect([settingsOf("echo"), settingsOf("modbus")]).toEqual([undefined, undefined]);
  });

  it("costs in all what its sources cost, on each model", () => {
    for (const { lua, costs } of firmware) {
      expect(costs.map(({ model }) => model)).toEqual(["Air780E", "Air700ECQ"]);
      for (const { parts } of costs) {
        expect(parts.reduce((sum, { textBytes }) => sum + textBytes, 0)).toBe(Buffer.byteLength(lua));
        // Of some nothing but their first line is left.
        const left = parts.filter(({ source, textBytes }) => textBytes > `-- ${source}\n`.length);
        const heaps = left.filter(({ source }) => source.startsWith("src/")).map(({ heapBytes = 0 }) => heapBytes);
        expect(heaps.every((bytes) => bytes > 0)).toBe(true);
        expect(heaps.length).toBeGreaterThan(1);
      }
    }
  });

  it.skipIf(!there.includes("lua32"))("takes less than 48 KiB of the Lua heap as the gateway, on each model", () => {
    const gateway = firmware.find(({ name }) => name === "main");
    for (const { engine, parts } of gateway?.costs ?? []) {
      expect(engine).toBe("lua32");
      expect(parts.reduce((sum, { heapBytes = 0 }) => sum + heapBytes, 0)).toBeLessThan(48 * 1024);
    }
    expect(gateway?.costs).toHaveLength(2);
  });

  it("fits into a module with every setting of config.ts changed", async () => {
    const config = tutorialConfig
      .replace('delimiter: ""', 'delimiter: "\\r\\n"')
      .replace("stopBits: 1 }", "stopBits: 1, rs485: { pin: 25, receiveLevel: 0, turnaroundUs: 100 } }")
      .replace('unconfirmed: "resend"', 'unconfirmed: "drop"')
      .replace('frames: "binary"', 'frames: "text"')
      .replace("errorReportSeconds: -1", "errorReportSeconds: 600")
      .replace(/headers: \[.*\]/, `headers: ["Authorization: Bearer ${"x".repeat(200)}", "X-Device: 1"]`);
    const replace = new Map([["src/config.ts", config]]);
    const { firmware, errors, warnings } = await buildFirmware({ projectDirectory, names: ["main"], replace });
    expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
    expect(firmware[0]?.lua).toMatch(/Bearer x+/);
  });

  it("holds all features at once in less than 80 KiB of heap, where lua32 counts it", async () => {
    const features = `errorReportSeconds: -1,
      identity: { template: '{"imei":"\${imei}"}' },
      subprotocol: "mqtt",
      counters: { everySeconds: 60 },
      statusLed: { pin: 16 },
      control: { key: "0123456789abcdef", mutualProof: true },
      runtimeSettings: { uartCommands: { key: "configure", guardMs: 1000 } },`;
    const config = tutorialConfig
      .replace("errorReportSeconds: -1,", () => features)
      .replace("echoCommand: true", "echoCommand: false")
      .replace("stopBits: 1 }", "stopBits: 1, rs485: { pin: 25, receiveLevel: 0, turnaroundUs: 20000 } }");
    const hooks = `import type { Hooks } from "./hooks-type";
      export const hooks: Hooks = { start: ({ sendUp }) => void sendUp("x"), up: (frame) => frame, down: (frame) => frame };`;
    const replace = new Map([
      ["src/config.ts", config],
      ["src/hooks.ts", hooks],
    ]);
    const room = { scriptBytes: 256 * 1024, heapBytes: 80 * 1024 };
    const budgets = { Air780E: room, Air700ECQ: room };
    const { firmware, errors } = await buildFirmware({ projectDirectory, names: ["main"], replace, budgets });
    expect(errors).toEqual([]);
    for (const part of [
      "isIdentityRefused",
      "askHook",
      "createHalfDuplex",
      "startCommands",
      "finishProof",
      "keepLog",
    ]) {
      expect(firmware[0]?.lua).toContain(`function ${part}(`);
    }
  });

  it("has the package's version", () => {
    expect(firmware[0]?.lua).toContain(`VERSION = "${packageJson.version}"`);
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
        const file = path.posix.join(path.posix.dirname(outputFile), source);
        const typescript = (own.replace.get(file) ?? read(file)).split("\n");
        const at = typescript.flatMap((each, number) => (each.includes(text) ? [number + 1] : []));
        // A constant is mapped to where it is used.
        const isConstant = at.some((number) => /^(export )?const \w+ = "/.test(typescript[number - 1] as string));
        if (at.length === 1 && !isConstant) {
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

  it("takes another text for a file when it is told to", async () => {
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
    const { firmware, errors } = await buildOf({ "main.ts": text });
    expect(firmware).toEqual([]);
    expect(errors.join("\n")).toMatch(error);
  });

  it("refuses what the device can not do, with code, position, reason and remedy, unless a comment excuses it", async () => {
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

  it("writes whole files only, and leaves no draft behind", async () => {
    const folder = project({ "main.ts": head + tail });
    const { firmware } = await buildFirmware({ projectDirectory: folder });
    expect(writeFirmware(firmware, folder)).toEqual(["lua-out/main.lua"]);
    expect(readdirSync(path.join(folder, "lua-out")).sort()).toEqual(["main.lua", "main.lua.map"]);
  });
});

describe("a firmware that would not run", () => {
  it("is refused when its Lua does not parse", async () => {
    const values = Array.from({ length: 300 }, (_, index) => `"${index}"`).join(", ");
    expect(await errorsOf(`\nlog.info("x", ${values});\n`)).toMatch(
      /^src\/main\.ts\(4,\d+\): error: the emitted Lua does not parse as Lua 5\.3: main\.lua:\d+: .*too many registers/,
    );
  });

  it.each([
    [
      "PROJECT",
      `PROJECT = "a \\"b\\"";\nVERSION = "1.2.3";\n${tail}`,
      /^src\/main\.ts.*: line 1 of the Lua must be PROJECT = "…"/,
    ],
    [
      "VERSION",
      `PROJECT = "p";\nVERSION = "1\\n2";\n${tail}`,
      /^src\/main\.ts.*: line 2 of the Lua must be VERSION = "…"/,
    ],
    [
      "PROJECT twice",
      `${head}function f(): void {\n  PROJECT = "other";\n}\nf();\n${tail}`,
      /^src\/main\.ts\(4,3\): error: PROJECT is assigned a second time/,
    ],
  ])("is refused when a tool can not read its %s line by line", async (_, text, error) => {
    const { firmware, errors } = await buildOf({ "main.ts": text });
    expect(firmware).toEqual([]);
    expect(errors).toEqual([expect.stringMatching(error)]);
  });

  it("is refused when it requires what is no TypeScript of its own, and told where", async () => {
    const errors = await errorsOf('import { name } from "./a";\nlog.info("x", tostring(require("foo")), name);\n', {
      "a.ts": 'export const name = string.rep("x", 2);\nlog.info("x", tostring(require(name)), "require(1)");\n',
    });
    expect(errors.split("\n")).toEqual([
      expect.stringMatching(/^src\/a\.ts\(2,24\): error: require is left in the Lua/),
      expect.stringMatching(/^src\/main\.ts\(4,24\): error: require\("foo"\) is left in the Lua.* Import a TypeScript/),
    ]);
  });

  it("is refused when it does not start on one of the models, with the trace in TypeScript", async () => {
    const errors = await errorsOf('import { stamp } from "./a";\nstamp();\n', {
      "a.ts":
        'export function stamp(): void {\n  log.info("x", (otp as OtpModule).read(0, 0, 4)); // device-allow missing-module: to see it fail\n}\n',
    });
    expect(errors).toMatch(
      /^src\/a\.ts\(2,1\): error: does not reach sys\.run\(\) on Air700ECQ: attempt to index a nil value[\s\S]*src\/main\.ts:4: in /,
    );
    expect(errors).not.toContain("luatos:");
  });

  it.each([
    [
      "logs an error that it caught",
      'xpcall(() => error("oh"), (e) => log.error("guard", debug.traceback(tostring(e))));\n',
      /\(3,1\).*: E\/user\.guard oh/,
    ],
    ["has a task that fails at once", 'sys.taskInit(() => error("in a task"));\n', /\(3,1\).*in a task/],
    ["restarts the module", "rtos.reboot();\n", /\(3,1\).*: it restarts the module/],
    ["ends the VM", "os.exit(3);\n", /\(3,1\).*: it calls os\.exit\(\)/],
    ["never comes to an end", "while (true) {}\n", /\(3,1\).*: it did not wait within 20000000 VM instructions/],
  ])("is refused when it %s", async (_, statements, error) => {
    expect(await errorsOf(statements)).toMatch(error);
  });

  it("is let through with a warning where the simulated module can not tell", async () => {
    const { firmware, errors, warnings } = await buildOf({
      "main.ts": `${head}error("uart.magic is not simulated");\n${tail}`,
    });
    expect(errors).toEqual([]);
    expect(warnings).toEqual([
      "src/main.ts(3,1): warning: uart.magic is not simulated, so neither what follows nor the heap was checked on Air780E and Air700ECQ",
    ]);
    expect(firmware[0]?.costs[0]?.parts.every(({ heapBytes }) => heapBytes === undefined)).toBe(true);
  });
});

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

  it("comes with a warning where an update over the air can not hold it", () => {
    const size = small.firmware[0]?.bytecodeBytes;
    expect(small.errors).toEqual([]);
    expect(small.warnings).toEqual([
      `src/main.ts: warning: lua-out/main.lua takes ${size} bytes of bytecode, and an update over the air of Air700ECQ holds 1: flash it with Luatools.`,
    ]);
  });

  it("is refused when it outgrows that of the script area, which names what grew by how much", async () => {
    const long = await buildOf({ "b.ts": `export const b = "${"b".repeat(2541)}";\n` }, builderOn("wasmoon"));
    // Behind 254 bytes, the length of a text takes four bytes more.
    const size = Number(small.firmware[0]?.bytecodeBytes) + 2504;
    expect(long.errors).toEqual([
      `src/main.ts: error: lua-out/main.lua takes ${size} bytes of bytecode on Air780E, ${size - 2000} more than its budget of 2000. Grown since the committed build: src/b.ts +2500.`,
    ]);
    expect(long.firmware).toEqual([]);
  });

  it.skipIf(!there.includes("lua32"))(
    "is refused by lua32 when it outgrows that of heap, in the same words",
    async () => {
      const { firmware, errors } = await buildOf(greedy, builderOn("lua32"));
      expect(errors).toEqual([
        expect.stringMatching(
          /takes 4\d{4} bytes of heap at sys\.run\(\) on Air780E, 1\d{4} more .*: src\/b\.ts \+40\d{3}\.$/,
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
    const table = tableOf(reports).split("\n");
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

describe("npm run build", () => {
  it("builds one firmware by name, and prints the report as JSON and nothing else", async () => {
    const folder = project({ "main.ts": head + tail, "other/main.ts": head + tail });
    const child = runCommand("build", ["other", "--json"], folder);
    expect(await child.exit).toBe(0);
    expect(existsSync(path.join(folder, "lua-out/main.lua"))).toBe(false);
    const text = readFileSync(path.join(folder, "lua-out/other/main.lua"), "utf8");
    const textBytes = Buffer.byteLength(text);
    const bytecodeBytes = countBytecode(text);
    const { firmware, errors } = JSON.parse(child.output());
    expect(errors).toEqual([]);
    expect(firmware).toEqual([
      expect.objectContaining({
        name: "other",
        comparedWith: null,
        engine: expect.stringMatching(/^(lua32|wasmoon)$/),
        total: expect.objectContaining({ textBytes, growth: { textBytes: 0, heapBytes: 0 } }),
        budgets: [
          expect.objectContaining({
            model: "Air780E",
            bytecodeBytes,
            scriptBudgetBytes: modelBudgets.Air780E.scriptBytes,
          }),
          expect.objectContaining({ model: "Air700ECQ", bytecodeBytes }),
        ],
      }),
    ]);
  });

  it("tells the size in a table; watching, it shows an error in place, goes on, writes what is mended, and ends with 0", async () => {
    const folder = project({ "main.ts": head + tail });
    const main = path.join(folder, "src/main.ts");
    mkdirSync(path.join(folder, "lua-out/gone"), { recursive: true });
    writeFileSync(path.join(folder, "lua-out/gone/main.lua.map"), "{}");
    const child = runCommand("build", ["--watch"], folder);
    children.push(child);
    await child.until("Watching");
    expect(child.errors()).toContain("lua-out/gone/main.lua: warning: no source builds this file any more.");
    const before = readFileSync(path.join(folder, "lua-out/main.lua"), "utf8");
    expect(child.output()).toMatch(new RegExp(`^lua-out/main\\.lua +${before.length} `, "m"));
    writeFileSync(main, `${head}log.info(1);\n${tail}`);
    while (!child.errors().includes("1 error: nothing was written")) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(child.errors()).toMatch(/^src\/main\.ts\(3,10\): error TS2345.*\n\n {2}log\.info\(1\);\n {11}\^$/m);
    expect(readFileSync(path.join(folder, "lua-out/main.lua"), "utf8")).toBe(before);
    // As editors save: a new file takes the old one's place.
    writeFileSync(`${main}.new`, `${head}log.info("mended");\n${tail}`);
    renameSync(`${main}.new`, main);
    await child.until(/^Built in [\d.]+ s: lua-out\/main\.lua \d+ bytes/m);
    expect(readFileSync(path.join(folder, "lua-out/main.lua"), "utf8")).toContain('"mended"');
    child.interrupt();
    expect(await child.exit).toBe(process.platform === "win32" ? null : 0);
  });

  it("changes nothing when there is an error, and exits with 1", async () => {
    const folder = project({ "main.ts": `${head}log.info(1);\n${tail}`, "other/main.ts": head + tail });
    mkdirSync(path.join(folder, "lua-out"));
    writeFileSync(path.join(folder, "lua-out/main.lua"), "old");
    const child = runCommand("build", [], folder);
    expect(await child.exit).toBe(1);
    expect(child.errors()).toMatch(/src\/main\.ts\(3,10\): error TS2345[\s\S]*1 error: nothing was written/);
    expect(readFileSync(path.join(folder, "lua-out/main.lua"), "utf8")).toBe("old");
    expect(readdirSync(path.join(folder, "lua-out"))).toEqual(["main.lua"]);
  });

  it.each([
    { words: ["--fast"], code: 2, says: "--fast" },
    { words: ["--watch", "--json"], code: 2, says: "do not go together" },
  ])("refuses $words in plain words", async ({ words, code, says }) => {
    const child = runCommand("build", words, project({ "main.ts": head + tail }));
    expect(await child.exit).toBe(code);
    expect(child.errors()).toContain(says);
  });
});
