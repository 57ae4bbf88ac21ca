import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { Compiler, slashed } from "../build/compile.ts";
import { diagnose } from "../build/diagnostics/diagnose.ts";
import { projectDirectory } from "./helpers/child.ts";

/** The code on the pages for authors and integrators. */
const pages = [
  "writing-firmware.md",
  "types.md",
  "gateway-parts.md",
  "testing.md",
  "building.md",
  "config.md",
  "config.zh-CN.md",
];

interface Block {
  page: string;
  /** Its line on the page, for an error. */
  line: number;
  text: string;
  index: number;
}

const textOf = (page: string): string => readFileSync(path.join(projectDirectory, "docs", page), "utf8");
const blocks = pages
  .flatMap((page) => {
    const text = textOf(page);
    return [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map((match) => ({
      page,
      line: text.slice(0, match.index).split("\n").length + 1,
      text: match[1] as string,
    }));
  })
  .map((block, index): Block => ({ ...block, index }));
const isForTheHost = ({ text }: Block): boolean => /"luatos-gateway\/(host|build|config|scenario)"/.test(text);

function inProject(name: string): string {
  return slashed(path.join(projectDirectory, name));
}

describe("the pages' code", () => {
  it("is there on each of them", () => {
    expect(pages.filter((page) => !blocks.some((block) => block.page === page))).toEqual([]);
  });

  it("compiles where it is firmware, without a diagnostic", () => {
    const firmware = blocks.filter((block) => !isForTheHost(block));
    expect(firmware.length).toBeGreaterThan(8);
    const replace = new Map(firmware.map(({ text, index }) => [inProject(`src/block-${index}.ts`), text]));
    const compilation = new Compiler(inProject("tsconfig.json")).compile({ rootFiles: [...replace.keys()], replace });
    const errors = diagnose(compilation, projectDirectory).map((error) =>
      error.replace(/src\/block-(\d+)\.ts\((\d+)/, (_, index, line) => {
        const block = blocks[Number(index)];
        return `docs/${block?.page}(${(block?.line ?? 0) + Number(line) - 1}`;
      }),
    );
    expect(errors).toEqual([]);
    expect(compilation.modules.size).toBeGreaterThanOrEqual(firmware.length);
  });

  it("compiles where it runs on the computer", () => {
    const system = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
    const config = ts.getParsedCommandLineOfConfigFile(inProject("tsconfig.host.json"), {}, system);
    const options: ts.CompilerOptions = {
      ...config?.options,
      paths: {
        "luatos-gateway/host": [inProject("host/index.ts")],
        "luatos-gateway/build": [inProject("tools/build/index.ts")],
        "luatos-gateway/config": [inProject("build/project/define-config.ts")],
      },
    };
    const files = new Map(
      blocks.filter(isForTheHost).map((block) => [inProject(`test/block-${block.index}.ts`), block]),
    );
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists } = host;
    host.fileExists = (name) => files.has(name) || fileExists(name);
    host.getSourceFile = (name, ...rest) => {
      const block = files.get(name);
      return block === undefined
        ? getSourceFile(name, ...rest)
        : ts.createSourceFile(name, block.text, ts.ScriptTarget.Latest, true);
    };
    const program = ts.createProgram([...files.keys(), inProject("types/units.d.ts")], options, host);
    const errors = [...files].flatMap(([name, { page, line }]) =>
      program.getSemanticDiagnostics(program.getSourceFile(name)).map(({ messageText, start = 0 }) => {
        const at = program.getSourceFile(name)?.getLineAndCharacterOfPosition(start).line ?? 0;
        return `docs/${page}(${line + at}): ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
      }),
    );
    expect(errors).toEqual([]);
    expect(files.size).toBeGreaterThan(5);
  });
});

describe.each(pages)("docs/%s", (page) => {
  const text = textOf(page);

  it("links to what is there", () => {
    const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, target = ""]) => target);
    expect(links.filter((target) => !existsSync(path.join(projectDirectory, "docs", target)))).toEqual([]);
  });

  it("names scripts that are there", () => {
    const named = [...text.matchAll(/`npm run (?:--silent )?(\w+)/g)].map(([, name = ""]) => name);
    const { scripts } = JSON.parse(readFileSync(path.join(projectDirectory, "package.json"), "utf8"));
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
