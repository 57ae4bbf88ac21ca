import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { Compiler, slashed } from "../build/compile.ts";
import { diagnose } from "../build/diagnostics/diagnose.ts";
import { projectDirectory } from "./helpers/child.ts";

/** The code on docs/writing-firmware.md. */
const page = readFileSync(path.join(projectDirectory, "docs/writing-firmware.md"), "utf8");
const blocks = [...page.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([whole, text = ""], index) => ({
  /** Where it stands, for an error. */
  line: page.slice(0, page.indexOf(whole)).split("\n").length + 1,
  text,
  index,
}));
const isForTheHost = ({ text }: { text: string }): boolean => text.includes('"luatos-gateway/host"');

function inProject(name: string): string {
  return slashed(path.join(projectDirectory, name));
}

describe("docs/writing-firmware.md", () => {
  it("has firmware that compiles, without a diagnostic", () => {
    const firmware = blocks.filter((block) => !isForTheHost(block));
    expect(firmware.length).toBeGreaterThan(8);
    expect(blocks.some(isForTheHost)).toBe(true);
    // Beside the gateway's own files, which a block may import.
    const replace = new Map(firmware.map(({ text, index }) => [inProject(`src/block-${index}.ts`), text]));
    const compilation = new Compiler(inProject("tsconfig.json")).compile({ rootFiles: [...replace.keys()], replace });
    const errors = diagnose(compilation, projectDirectory).map((error) =>
      error.replace(/src\/block-(\d+)\.ts\((\d+)/, (_, index, line) => {
        const block = blocks[Number(index)];
        return `docs/writing-firmware.md(${(block?.line ?? 0) + Number(line) - 1}`;
      }),
    );
    expect(errors).toEqual([]);
    expect(compilation.modules.size).toBeGreaterThanOrEqual(firmware.length);
  });

  it.each(blocks.filter(isForTheHost))("has a test that compiles in line $line", (block) => {
    const config = ts.getParsedCommandLineOfConfigFile(
      inProject("tsconfig.host.json"),
      {},
      {
        ...ts.sys,
        onUnRecoverableConfigFileDiagnostic: () => undefined,
      },
    );
    const file = inProject("test/block.ts");
    const options: ts.CompilerOptions = {
      ...config?.options,
      paths: { "luatos-gateway/host": [inProject("host/index.ts")] },
    };
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists } = host;
    host.fileExists = (name) => name === file || fileExists(name);
    host.getSourceFile = (name, ...rest) =>
      name === file
        ? ts.createSourceFile(name, block.text, ts.ScriptTarget.Latest, true)
        : getSourceFile(name, ...rest);
    const program = ts.createProgram([file], options, host);
    const errors = program.getSemanticDiagnostics(program.getSourceFile(file)).map(({ messageText }) => messageText);
    expect(errors).toEqual([]);
  });

  it("links to what is there", () => {
    const links = [...page.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, target = ""]) => target);
    expect(links.length).toBeGreaterThan(1);
    for (const target of links) {
      expect(() => readFileSync(path.join(projectDirectory, "docs", target))).not.toThrow();
    }
    const commands = [...page.matchAll(/`npm run (?:--silent )?(\w+)/g)].map(([, name = ""]) => name);
    const { scripts } = JSON.parse(readFileSync(path.join(projectDirectory, "package.json"), "utf8"));
    expect(commands.filter((name) => !(name in scripts))).toEqual([]);
  });
});
