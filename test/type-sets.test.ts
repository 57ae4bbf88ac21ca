import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { Builder, type BuildResult } from "../build/index.ts";
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

describe.each([
  ["types", ["Air780E", "Air700ECQ"]],
  ["types/models/air780e", ["Air780E"]],
  ["types/models/air700ecq", ["Air700ECQ"]],
])("with luatos-gateway/%s", (set, models) => {
  it.each(templates.map((template) => ({ template })))("the template $template is built", async ({ template }) => {
    const { errors, firmware } = await build(template, set);
    expect(errors).toEqual([]);
    expect(firmware.map(({ costs }) => costs.map(({ model }) => model))).toEqual([models]);
  });
});
