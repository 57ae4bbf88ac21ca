import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Builder, type BuildResult } from "../build/index.ts";
import { bootModule } from "../host/index.ts";
import { errorsIn } from "../tools/check/command.ts";
import { openBuildSimulator } from "../tools/simulator.ts";
import { projectDirectory, runCommand } from "./helpers/child.ts";
import { npmProgram } from "./helpers/npm.ts";
import { installPackage, pack } from "./helpers/packed.ts";

/** A gateway of somebody's own that has the package, from the packed tarball, in its own folder: its settings. */

let folder: string;
const config = (): string => path.join(folder, "gateway.config.ts");
const importLine = 'import { defineConfig, secret } from "luatos-gateway/config";\n';
let builder: Builder | undefined;

beforeAll(async () => {
  const directory = path.join(realpathSync(mkdtempSync(path.join(tmpdir(), "luatos-gateway-"))), "my 项目");
  mkdirSync(directory);
  const tarball = await pack(directory);
  const words = ["own", "--url", "wss://example.com/own", "--language", "zh-CN", "--package", "x", "--no-install"];
  expect(await runCommand("create", words, directory).exit).toBe(0);
  folder = path.join(directory, "own");
  const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  await installPackage(folder, tarball, ["@types/node", "vitest"], manifest);
});

afterAll(() => rmSync(path.resolve(folder, "../.."), { recursive: true, force: true }));

/** Builds with other settings; by one builder, which reads again only what has changed. */
async function build(settings: string): Promise<BuildResult> {
  builder ??= new Builder(
    { projectDirectory: folder, gateway: path.join(projectDirectory, "src") },
    openBuildSimulator,
  );
  writeFileSync(config(), importLine + settings);
  writeFileSync(path.join(folder, ".env"), "TOKEN=s3cr3t\nLONGER=s3cr3t-and-more\n");
  return builder.build();
}

it("has the URL and the language that were asked for", () => {
  expect(readFileSync(config(), "utf8")).toContain('url: "wss://example.com/own"');
  expect(readFileSync(config(), "utf8")).toMatch(/[一-龥]/);
  expect(readFileSync(path.join(folder, "README.md"), "utf8")).toMatch(/[一-龥]/);
  expect(readdirSync(folder).filter((name) => name.includes("zh-CN"))).toEqual([]);
});

it("keeps a secret in main.lua alone, and says so", async () => {
  const token = 'export default defineConfig({ url: "ws://example.com", headers: ["Token: " + secret("TOKEN")] });';
  const { firmware, secrets, errors } = await build(token);
  expect({ secrets, errors }).toEqual({ secrets: ["TOKEN"], errors: [] });
  expect(firmware[0]?.lua).toContain("Token: s3cr3t");
  expect(firmware[0]?.map).not.toContain("s3cr3t");
  // The desk shows them.
  const shown = JSON.parse(firmware[0]?.map as string).x_settings;
  expect(shown).toMatchObject({ url: "ws://example.com", "headers.0": "Token: ***", "uart.baudRate": 115200 });
  const told = await npmProgram("npm", ["run", "build"], folder);
  expect(told.output).toContain("lua-out/main.lua: contains TOKEN. Do not share it.");
  expect(told.output).not.toContain("s3cr3t");
  expect(readFileSync(path.join(folder, "lua-out/main.lua"), "utf8")).toBe(firmware[0]?.lua);
});

it("compiles the gateway with the settings that differ", async () => {
  const { firmware } = await build(
    'export default defineConfig({ url: "ws://example.com/x", uart: { baudRate: 9600, parity: "even" } });',
  );
  const module = await bootModule({ lua: firmware[0]?.lua as string, serverHost: "example.com" });
  module.runUntil("online", () => module.server.connected);
  expect(module.connections[0]).toMatchObject({ target: { host: "example.com" } });
  expect(module.uart.settings).toMatchObject({ baudRate: 9600, parity: "even" });
  module.dispose();
});

it.each([
  [
    "a missing secret",
    'url: secret("NOWHERE")',
    /^gateway\.config\.ts\(2,36\): error SECRET: NOWHERE is not set\. Set it in \.env/m,
  ],
  [
    "a speed",
    'url: "ws://a.example", uart: { baudRate: 12 }',
    /^gateway\.config\.ts\(2,72\): error SETTING uart\.baudRate: 12 /m,
  ],
  [
    "a name",
    'url: "ws://a.example", uart: { baud: 9600 }',
    /^gateway\.config\.ts\(2,62\): error SETTING uart\.baud: there is no such setting\. Did you mean uart\.baudRate\?$/m,
  ],
  ["no URL", "uart: { baudRate: 9600 }", /^gateway\.config\.ts\(2,29\): error SETTING url: there is none/m],
  ["no value", "url: ", /^gateway\.config\.ts\(2,37\): error TS1109: /m],
  [
    "an error of its own",
    'url: (() => { throw new Error("no luck with " + secret("TOKEN")); })()',
    /^gateway\.config\.ts\(2,51\): error CONFIG: it raised an error: no luck with …$/m,
  ],
  [
    "an error that tells a secret which begins as another does",
    'url: (() => { throw new Error(secret("TOKEN") && `no luck with ${secret("LONGER")}`); })()',
    /error CONFIG: it raised an error: no luck with …$/m,
  ],
  [
    "a cast",
    'url: "ws://a.example", frames: secret("TOKEN") as never',
    /^gateway\.config\.ts\(2,62\): error SETTING frames: … is none of binary, text\.$/m,
  ],
  ["a secret that does not fit", 'url: secret("TOKEN")', /error SETTING url: "…": it does not begin with ws/m],
])("refuses %s, with its place", async (_, settings, error) => {
  const { firmware, errors } = await build(`export default defineConfig({ ${settings} });\n`);
  expect(errors).toEqual([expect.stringMatching(error)]);
  expect(errors[0]).not.toContain("s3cr3t");
  expect(firmware).toEqual([]);
});

it("does not wait forever for settings that never end", async () => {
  const { errors } = await build('for (;;) {}\nexport default defineConfig({ url: "ws://a.example" });\n');
  expect(errors).toEqual([
    "gateway.config.ts(1,1): error CONFIG: it has not ended after 10 s. It, or a file that it imports, may have an endless loop.",
  ]);
});

it("reports a misspelt setting once, in check and in build, where the editor's task finds it", async () => {
  writeFileSync(
    config(),
    `${importLine}export default defineConfig({ url: "ws://ab/x", packnig: { idleGapMs: 5 } });\n`,
  );
  const misspelt = "gateway.config.ts(2,49): error SETTING packnig: there is no such setting. Did you mean packing?";
  expect(await npmProgram("npm", ["run", "--silent", "check"], folder)).toEqual({
    code: 1,
    output: `${misspelt}\n\n1 error.\n`,
  });
  const built = await npmProgram("npm", ["run", "--silent", "build"], folder);
  expect(built).toEqual({ code: 1, output: `${misspelt}\n\n1 error: nothing was written.\n` });
  const tasks = JSON.parse(readFileSync(path.join(folder, ".vscode/tasks.json"), "utf8")).tasks;
  const { pattern } = tasks[0].problemMatcher;
  const found = built.output.split("\n").flatMap((line) => new RegExp(pattern.regexp).exec(line)?.slice(1) ?? []);
  expect(found.slice(0, 4)).toEqual(["gateway.config.ts", "2", "49", "error"]);
  expect(tasks[1].problemMatcher.pattern).toEqual(pattern);
});

it("reports a file without hooks in check as in build", async () => {
  mkdirSync(path.join(folder, "src"));
  writeFileSync(path.join(folder, "src/hooks.ts"), "export const up = 1;\n");
  const { errors } = await build('export default defineConfig({ url: "ws://ab/x", hooks: "./src/hooks.ts" });\n');
  expect(errors).toEqual([
    expect.stringMatching(
      /^gateway\.config\.ts\(2,56\): error SETTING hooks: src\/hooks\.ts must export const hooks: Hooks/,
    ),
  ]);
  expect(errorsIn(folder)).toEqual(errors);
  rmSync(path.join(folder, "src"), { recursive: true });
});
