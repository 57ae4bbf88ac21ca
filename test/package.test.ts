import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isLua32There } from "../host/engine/lua32/artifact.ts";
import { npmProgram, type Run, runNode } from "./helpers/npm.ts";
import { installPackage, pack } from "./helpers/packed.ts";

const projectDirectory = fileURLToPath(new URL("..", import.meta.url));

/** A project of somebody else, with the package installed from its tarball. */
let directory: string;

beforeAll(async () => {
  directory = realpathSync(mkdtempSync(path.join(tmpdir(), "luatos-gateway-")));
  cpSync(path.join(projectDirectory, "test/types/package"), directory, { recursive: true });
  const packed = path.join(directory, "packed");
  mkdirSync(packed);
  await installPackage(directory, await pack(packed), ["@types/node"]);
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

it.concurrent("holds what it should, and no more", () => {
  const installed = path.join(directory, "node_modules/luatos-gateway");
  const pages = ["CHANGELOG.md", "LICENSE", "README.md", "README.zh-CN.md"];
  const folders = ["bin", "dist", "docs", "lua-out", "src", "templates", "types"];
  expect(readdirSync(installed).sort()).toEqual(
    [...pages, ...folders, "package.json", "tsconfig.firmware.json"].sort(),
  );
  const files = readdirSync(installed, { recursive: true, encoding: "utf8" });
  const isSource = (name: string): boolean => /\.ts$/.test(name) && !/\.d\.ts$/.test(name);
  expect(files.filter((name) => isSource(name) && !/^(src|templates)\b/.test(name))).toEqual([]);
  expect(files.map((name) => name.replaceAll("\\", "/"))).toEqual(
    expect.arrayContaining([
      "types/index.d.ts",
      "types/models/air780e.d.ts",
      "docs/reference/host/README.md",
      "dist/host/luatos.lua",
      "dist/tools/desk/page/main.js",
      "dist/tools/desk/page/main.css",
      "lua-out/main.lua",
    ]),
  );
});

it.concurrent("holds the engine lua32, with its licence, when it has been built", () => {
  const folder = path.join(directory, "node_modules/luatos-gateway/dist/host/engine/lua32");
  const shipped = readdirSync(folder).filter((name) => !/\.(js|d\.ts)$/.test(name));
  expect(shipped.sort()).toEqual(isLua32There() ? ["lua32.licence", "lua32.wasm"] : []);
  if (isLua32There()) {
    expect(readFileSync(path.join(folder, "lua32.licence"), "utf8")).toMatch(/^Copyright \(C\) .*Lua\.org/);
  }
});

it.concurrent("lets a project of its own compile TypeScript for a module", async () => {
  expect(await tool("typescript-to-lua/dist/tstl.js", "-p", "tsconfig.json")).toEqual({ code: 0, output: "" });
  expect(readFileSync(path.join(directory, "out/src/main.lua"), "utf8")).toBe(`PROJECT = "sample"
VERSION = "1.0.0"
uart.on(
    1,
    "receive",
    function(id, lengthBytes)
        local bytes = uart.read(id)
        log.info("sample", id, lengthBytes, #bytes)
        uart.write(id, (string.toHex(bytes)))
    end
)
uart.setup(1, 115200)
if wdt and not wdt.init(30000) then
    log.warn("sample", "no watchdog")
end
sys.subscribe(
    "SAMPLE_READY",
    function(port) return uart.write(port, "ready:") end
)
sys.publish("SAMPLE_READY", 1)
sys.run()
`);
});

it.concurrent("refuses misuse there", async () => {
  const { code, output } = await tool("typescript-to-lua/dist/tstl.js", "-p", "tsconfig.wrong.json");
  expect(code).not.toBe(0);
  expect(output).toMatch(/^wrong\.ts.*1.*12.* error .*TS2345: .*"received"/m);
});

it.each(["air780e", "air700ecq"])("has a set for %s", (model) => {
  expect(typeErrors(`tsconfig.${model}.json`)).toEqual([]);
});

it.concurrent("exports the build and the test kit to JavaScript, which boots the firmware that it ships", async () => {
  const { code, output } = await node(path.join(directory, "boot.mjs"));
  expect({ code, ...JSON.parse(output) }).toEqual({
    code: 0,
    sent: "from the serial port",
    answered: "ready:00C3BF",
  });
});

describe("its command line", () => {
  it.concurrent("lists its commands, and knows no others", async () => {
    const { code, output } = await npmProgram("npx", ["--no-install", "luatos-gateway", "--help"], directory);
    expect(code).toBe(0);
    const named = [...output.matchAll(/^ {2}(\w+) /gm)].map(([, name]) => name);
    expect(named).toEqual(["create", "start", "build", "check", "sim", "demo", "server", "control", "trace", "census"]);
    expect(await luatosGateway("soak")).toMatchObject({ code: 2, output: expect.stringContaining("needs a checkout") });
    expect(await luatosGateway("bild")).toMatchObject({ code: 2, output: expect.stringContaining("mean build?") });
    for (const name of named) {
      expect(await luatosGateway(name as string, "--help")).toMatchObject({
        code: 0,
        output: expect.stringMatching(new RegExp(`^luatos-gateway ${name}\\b[^]*Exit codes: `)),
      });
    }
  });

  it.concurrent("checks and builds a project, and runs what it has built", async () => {
    expect(await luatosGateway("check")).toEqual({ code: 0, output: "" });
    const built = await luatosGateway("build");
    expect(built.output).toMatch(/^lua-out\/main\.lua +\d+/m);
    expect(built.code).toBe(0);
    expect(built.output).toContain(isLua32There() ? " with lua32: " : " with wasmoon: ");
    expect(await luatosGateway("sim", "lua-out", "--ms", "1000")).toEqual({ code: 0, output: "" });
    writeFileSync(path.join(directory, "lua-out/main.lua"), "print(1 << 32)\nsys.run()\n");
    const wide = await luatosGateway("sim", "lua-out", "--ms", "1000");
    expect(wide.output).toMatch(isLua32There() ? /\] 0$/m : /\] 4294967296$/m);
    const shipped = await luatosGateway("sim", "node_modules/luatos-gateway/lua-out", "--ms", "5000");
    expect(shipped.output).toMatch(/^\[0{8}\d\.\d{3}\] I\/user\.gateway connecting -> online/m);
    expect(shipped.code).toBe(0);
  });

  it.concurrent("plays a scenario in TypeScript", async () => {
    const scenario = `import { defineScenario, type Step } from "luatos-gateway/scenario";
      const step: Step = { atMs: 10, fault: "reset" };
      export default defineScenario({ steps: [step] });`;
    writeFileSync(path.join(directory, "scenario.ts"), scenario);
    const words = ["node_modules/luatos-gateway/lua-out", "--scenario", "scenario.ts"];
    const { code, output } = await luatosGateway("sim", ...words);
    expect(output).toMatch(/^\[000000000\.010\] MISSED steps\[0\]: there is no link$/m);
    expect(code).toBe(1);
  });

  it.concurrent("runs script folders beside each other in threads", async () => {
    const { code, output } = await luatosGateway("census", "node_modules/luatos-gateway/lua-out", "--ms", "5000");
    expect(output).toMatch(/^ +(\d+) run without an error\n +\1 in all\n$/);
    expect(code).toBe(0);
  });
});

/** Runs the command line as npm has installed it, without npx, which takes a second. */
function luatosGateway(...words: string[]): Promise<Run> {
  return node(path.join(directory, "node_modules/luatos-gateway/bin/luatos-gateway.js"), ...words);
}

it("declares the build and the test kit for TypeScript", () => {
  expect(typeErrors("tsconfig.consumer.json")).toEqual([]);
});

function typeErrors(configFile: string): string[] {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const config = ts.getParsedCommandLineOfConfigFile(path.join(directory, configFile), {}, host);
  const program = ts.createProgram(config?.fileNames ?? [], config?.options ?? {});
  expect(program.getRootFileNames()).toHaveLength(1);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
}

function tool(script: string, ...args: string[]): Promise<Run> {
  return node(path.join(directory, "node_modules", script), ...args);
}

function node(...args: string[]): Promise<Run> {
  return runNode(args, directory);
}
