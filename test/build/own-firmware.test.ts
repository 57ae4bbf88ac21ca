import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { describe, expect, it } from "vitest";
import { Builder, type Firmware } from "../../build/index.ts";
import packageJson from "../../package.json" with { type: "json" };
import { luaSyntaxError } from "../../tools/build/index.ts";
import { openBuildSimulator } from "../../tools/simulator.ts";
import { tutorialConfig } from "../../tools/soak/tutorial-config.ts";
import { projectDirectory } from "../helpers/child.ts";
import { testedEngines } from "../helpers/engines.ts";

function read(file: string): string {
  return readFileSync(path.join(projectDirectory, file), "utf8");
}

const there = (await testedEngines()).there.map(({ name }) => name);

/** Whether src/ and types/ are as git has them: there is no change that is not built yet. */
const isCommitted =
  execFileSync("git", ["status", "--porcelain", "--", "src", "types"], { cwd: projectDirectory }).length === 0;

/** Two for all builds here: each build looks only at what differs from the one before. */
const builder = new Builder({ projectDirectory }, openBuildSimulator);
const room = { scriptBytes: 256 * 1024, heapBytes: 83 * 1024 };
const roomy = new Builder({ projectDirectory, budgets: { Air780E: room, Air700ECQ: room } }, openBuildSimulator);

it.skipIf(!isCommitted)("the committed firmware is what a build makes, byte for byte", async () => {
  const { firmware, errors } = await builder.build();
  expect(errors).toEqual([]);
  for (const { outputFile, lua, map } of firmware) {
    expect(read(outputFile) === lua, `${outputFile} is stale: npm run build`).toBe(true);
    expect(read(`${outputFile}.map`) === map, `${outputFile}.map is stale: npm run build`).toBe(true);
  }
});

describe("the firmware of this project", async () => {
  const own = new Map([["src/config.ts", tutorialConfig]]);
  const { firmware, errors } = await builder.build(own);

  it("is built, and a builder that has built nothing before makes the same", async () => {
    expect(errors).toEqual([]);
    const withoutBudgets = (all: readonly Firmware[]): object[] =>
      all.map((each) => ({ ...each, costs: each.costs.map(({ budget, ...cost }) => cost) }));
    expect(withoutBudgets((await roomy.build(own)).firmware)).toEqual(withoutBudgets(firmware));
  });

  it("is the same text where nothing is checked, as most tests have it", () => {
    const texts = (all: readonly { lua: string; map: string }[]): string[] => all.flatMap(({ lua, map }) => [lua, map]);
    expect(texts(builder.unchecked(own).firmware)).toEqual(texts(firmware));
  });

  it.each(["main", "echo", "modbus"])("%s begins with PROJECT and VERSION and ends with sys.run()", (name) => {
    const lines =
      firmware
        .find((each) => each.name === name)
        ?.lua.trimEnd()
        .split("\n") ?? [];
    expect(lines[0]).toMatch(/^PROJECT = "[^"]+"$/);
    expect(lines[1]).toMatch(/^VERSION = "\d+\.\d+\.\d+"$/);
    expect(lines.at(-1)).toBe("return sys.run()");
    expect(lines.filter((line) => /^(return )?sys\.run\(\)/.test(line))).toHaveLength(1);
  });

  it("is built with a warning where it logs an error at its start", async () => {
    const main = read("src/main.ts").replace("startGateway();", 'startGateway();\nlog.error("config", "is odd");');
    const replace = new Map([...own, ["src/main.ts", main]]);
    const { errors, warnings } = await builder.build(replace);
    expect(errors).toEqual([]);
    expect(warnings).toEqual([
      expect.stringMatching(
        /^src\/main\.ts: warning: at its start on Air780E and Air700ECQ, the firmware logs: E\/user\.config is odd/,
      ),
    ]);
  });

  it("is not built with a setting that cannot be", async () => {
    const text = tutorialConfig.replace("baudRate: 115200", "baudRate: 0");
    const { firmware, errors } = await builder.build(new Map([["src/config.ts", text]]));
    expect(errors).toEqual([
      expect.stringMatching(/^src\/config\.ts\(\d+,\d+\): error SETTING uart\.baudRate: 0 is not /),
    ]);
    expect(firmware).toEqual([]);
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

  it("lists the gateway's settings in its first lines, and hides the values of headers", () => {
    const listOf = (name: string): string[] => {
      const [top = ""] = firmware.find((each) => each.name === name)?.lua.split("\n\n") ?? [];
      return top.split("\n").filter((line) => line.startsWith("--   "));
    };
    const list = listOf("main");
    expect(list).toContainEqual(expect.stringMatching(/^-- {3}url = "wss?:\/\//));
    expect(list).toContainEqual(expect.stringMatching(/^-- {3}uart\.baudRate = \d+$/));
    expect(list.filter((line) => line.includes("headers.") && !/ = "[\w-]+: \(hidden\)"$/.test(line))).toEqual([]);
    expect([...listOf("echo"), ...listOf("modbus")]).toEqual([]);
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
    const { firmware, errors, warnings } = await builder.build(replace);
    expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
    expect(firmware[0]?.lua).toMatch(/Bearer x+/);
  });

  it("holds all features at once in less than 83 KiB of heap, where lua32 counts it", async () => {
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
    const { firmware, errors } = await roomy.build(replace);
    expect(errors).toEqual([]);
    for (const part of ["sendIdentity", "askHook", "createHalfDuplex", "startCommands", "finishProof", "keepLog"]) {
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
        // A text that occurs once in the Lua and once in its source must be mapped to itself.
        const [text] = /"[^"\\]{12,}"/.exec(line) ?? [];
        if (text === undefined || lua.split(text).length !== 2) {
          continue;
        }
        const { source, line: sourceLine } = originalPositionFor(traced, {
          line: index + 1,
          column: line.indexOf(text) + 1,
        });
        if (source === null) {
          expect(line).toMatch(/^PROJECT|^VERSION|^ *--/);
          continue;
        }
        const file = path.posix.join(path.posix.dirname(outputFile), source);
        const typescript = (own.get(file) ?? read(file)).split("\n");
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
