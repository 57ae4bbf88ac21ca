import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { Builder, type BuildResult, modelBudgets } from "../build/index.ts";
import { type TemplateName, templates } from "../tools/create/options.ts";
import { templateFiles } from "../tools/create/template-files.ts";
import { openBuildSimulator } from "../tools/simulator.ts";
import { projectDirectory } from "./helpers/child.ts";

/** The projects that `luatos-gateway create` makes, with each set of types that their tsconfig.json can name. */

const folder = path.join(realpathSync(mkdtempSync(path.join(tmpdir(), "luatos-gateway-"))), "project");
afterAll(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

/** One for all: each build compiles again only what differs from the one before. */
const builder = new Builder(
  { projectDirectory: folder, gateway: path.join(projectDirectory, "src") },
  openBuildSimulator,
);
const inPackage = (...names: string[]): string[] => names.map((each) => path.join(projectDirectory, each));
const configModule = `export function defineConfig<Settings>(settings: Settings): Settings;
export function secret(name: string): string;
`;

function build(template: TemplateName, set: string, more: Readonly<Record<string, string>> = {}): Promise<BuildResult> {
  const url = "wss://example.com/";
  const files = templateFiles({ folder, template, url, language: "en", packageSpec: undefined, install: false });
  const tsconfig = {
    ...JSON.parse(files.get("tsconfig.json") as string),
    extends: path.join(projectDirectory, "tsconfig.firmware.json"),
    compilerOptions: {
      types: inPackage("node_modules/lua-types/5.3", "node_modules/@typescript-to-lua/language-extensions", set),
      paths: { "luatos-gateway/config": ["./config.d.ts"] },
    },
  };
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of [
    ...files,
    ["tsconfig.json", JSON.stringify(tsconfig)] as const,
    ["config.d.ts", configModule] as const,
    ...Object.entries(more),
  ]) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return builder.build();
}

// create.test.ts builds each template with the set of all models. The template "hook" is a gateway, too.
it.each([
  ["air780e", "Air780E", "firmware"],
  ...templates
    .filter((template) => template !== "gateway")
    .map((template) => ["air700ecq", "Air700ECQ", template] as const),
] as const)("with luatos-gateway/types/models/%s, for %s, the template %s is built", async (set, model, template) => {
  const { errors, firmware } = await build(template, `types/models/${set}`);
  expect(errors).toEqual([]);
  expect(firmware.map(({ costs }) => costs.map((each) => each.model))).toEqual([[model]]);
});

/** A configuration with each feature. */
const allFeatures = `import { defineConfig } from "luatos-gateway/config";
export default defineConfig({
  url: "wss://example.com/ws?imei=\${imei}",
  headers: ["X-Firmware: \${project} \${version}"],
  echoCommand: false,
  subprotocol: "example",
  identity: { template: '{"imei":"\${imei}","rssi":"\${rssi}"}' },
  counters: { everySeconds: 60 },
  statusLed: { pin: 16 },
  control: { key: "0123456789abcdef0123456789abcdef", mutualProof: true },
  runtimeSettings: { uartCommands: { key: "configure", guardMs: 1000 } },
  uart: { rs485: { pin: 17, receiveLevel: 0, turnaroundUs: 1000, answerMs: 20 } },
  hooks: "src/hooks.ts",
});
`;

describe("a gateway with all features", () => {
  const build700 = "types/models/air700ecq";

  it("is too large for an Air780E: the error says how to build it for an Air700ECQ", async () => {
    const { errors, firmware } = await build("hook", "types", { "gateway.config.ts": allFeatures });
    expect(errors).toEqual([
      expect.stringMatching(
        /is too large for Air780E\. It takes 1\d{5} bytes of bytecode, and Air780E has room for 130816: \d+ bytes too many\./,
      ),
    ]);
    expect(errors[0]).toContain(
      `It fits on Air700ECQ. To build for Air700ECQ alone, set "types": ["luatos-gateway/${build700}"]`,
    );
    expect(firmware).toEqual([]);
  });

  it("is built for an Air700ECQ alone", async () => {
    const { errors, firmware } = await build("hook", build700, { "gateway.config.ts": allFeatures });
    expect(errors).toEqual([]);
    expect(firmware[0]?.bytecodeBytes).toBeGreaterThan(modelBudgets.Air780E.scriptBytes);
  });
});
