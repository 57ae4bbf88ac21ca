import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { encode } from "@jridgewell/sourcemap-codec";
import ts from "typescript";
import { type Compilation, compile, slashed } from "./compile.ts";
import { flatten, type Part } from "./flatten.ts";
import { luaSyntaxError } from "./lua-syntax.ts";
import { findWaitsOutsideTask } from "./wait-outside-task.ts";

/** One firmware: an entry's TypeScript as one Lua file. */
export interface Firmware {
  /** `main` for `src/main.ts`, `NAME` for `src/NAME/main.ts`. */
  name: string;
  /** The entry, relative to the project, with forward slashes. */
  entry: string;
  /** Where it belongs, relative to the project: `lua-out/main.lua` or `lua-out/NAME/main.lua`. */
  outputFile: string;
  lua: string;
  /** The id of this build, 8 hex digits: equal texts have equal ids. The script sees it as the global `BUILD`. */
  build: string;
  /** The source map (version 3) of `lua`, as JSON. Its field `x_build` is the id of the build. */
  map: string;
  /** What each source file takes of `lua`, in bytes. */
  parts: Part[];
}

/** Either firmware or the reasons why there is none. */
export interface BuildResult {
  firmware: Firmware[];
  /** One text per error, with the TypeScript position where there is one. Empty when the build succeeded. */
  errors: string[];
}

export interface BuildOptions {
  /** The folder that holds tsconfig.json and src/. Default: the current folder. */
  projectDirectory?: string;
  /** Names of firmware to build. Default: all. An unknown name is an error. */
  names?: string[];
  /** Texts to use instead of files: path relative to the project, e.g. `src/config.ts` → TypeScript. */
  replace?: ReadonlyMap<string, string>;
}

/** Finds the entries of a project: `src/main.ts` as `main`, and `src/NAME/main.ts` as `NAME`, sorted by name. */
export function findEntries(projectDirectory: string): { name: string; entry: string }[] {
  const source = path.join(projectDirectory, "src");
  if (!existsSync(source)) {
    return [];
  }
  const folders = readdirSync(source, { withFileTypes: true })
    .filter((item) => item.isDirectory())
    .map((item) => item.name)
    .sort();
  return [
    { name: "main", entry: "src/main.ts" },
    ...folders.map((name) => ({ name, entry: `src/${name}/main.ts` })),
  ].filter(({ entry }) => existsSync(path.join(projectDirectory, entry)));
}

/** Compiles firmware in memory. Writes nothing; `writeFirmware` does. */
export function buildFirmware(options: BuildOptions = {}): BuildResult {
  const projectDirectory = path.resolve(options.projectDirectory ?? ".");
  const configFile = path.join(projectDirectory, "tsconfig.json");
  if (!existsSync(configFile)) {
    return { firmware: [], errors: [`${configFile}: no such file. Run the build in the project's folder.`] };
  }
  const all = findEntries(projectDirectory);
  const unknown = (options.names ?? []).filter((name) => !all.some((entry) => entry.name === name));
  if (unknown.length > 0 || all.length === 0) {
    const known = all.map(({ name }) => name).join(", ") || "none";
    const what =
      unknown.length > 0 ? `no firmware named ${unknown.join(", ")}` : "no src/main.ts and no src/NAME/main.ts";
    return { firmware: [], errors: [`${what}. There is: ${known}.`] };
  }
  const entries = all.filter(({ name }) => options.names === undefined || options.names.includes(name));

  const compilation = compile({
    configFile,
    rootFiles: entries.map(({ entry }) => path.join(projectDirectory, entry)),
    replace: new Map(
      [...(options.replace ?? [])].map(([file, text]) => [slashed(path.join(projectDirectory, file)), text]),
    ),
  });
  const errors = [...compilation.errors, ...waitErrors(compilation, projectDirectory)];
  const firmware: Firmware[] = [];
  for (const { name, entry } of errors.length > 0 ? [] : entries) {
    const wrong = entryErrors(compilation, projectDirectory, entry);
    if (wrong.length > 0) {
      errors.push(...wrong);
      continue;
    }
    try {
      firmware.push(joined(compilation, name, entry));
    } catch (error) {
      errors.push(`${entry}: error: ${(error as Error).message}`);
    }
  }
  return errors.length > 0 ? { firmware: [], errors } : { firmware, errors };
}

/** Where the id of the build goes. The id is taken from the text with this in its place. */
const blankBuild = 'BUILD = "00000000"';

/** Lines 3 and 4 of each firmware: what a log is traced by; and old cores do not load `sys` by themselves. */
const preamble = [blankBuild, `_G.sys = require("sys")`];

function joined(compilation: Compilation, name: string, entry: string): Firmware {
  const outputFile = name === "main" ? "lua-out/main.lua" : `lua-out/${name}/main.lua`;
  const flat = flatten({
    modules: compilation.modules,
    entry: entry.replace(/\.ts$/, "").replaceAll("/", "."),
    head: /^(PROJECT|VERSION) = "/,
    preamble,
  });
  const syntaxError = luaSyntaxError(flat.lua, "main.lua");
  if (syntaxError !== undefined) {
    const line = Number(/^main\.lua:(\d+):/.exec(syntaxError)?.[1] ?? 0);
    const segment = flat.mappings[line - 1]?.find((each) => each.length > 1) as [number, number, number] | undefined;
    const position = segment ? `${flat.sources[segment[1]]}(${segment[2] + 1})` : entry;
    throw new Error(`the emitted Lua does not parse as Lua 5.3: ${syntaxError} (from ${position})`);
  }
  const build = createHash("sha256").update(flat.lua).digest("hex").slice(0, 8);
  const lua = flat.lua.replace(blankBuild, `BUILD = "${build}"`);
  const up = "../".repeat(outputFile.split("/").length - 1);
  const map = JSON.stringify({
    version: 3,
    file: "main.lua",
    sources: flat.sources.map((source) => `${up}${source}`),
    names: [],
    mappings: encode(flat.mappings),
    x_build: build,
  });
  return { name, entry, outputFile, lua, build, map: `${map}\n`, parts: flat.parts };
}

function waitErrors({ program }: Compilation, projectDirectory: string): string[] {
  return program
    .getSourceFiles()
    .filter((file) => !file.isDeclarationFile)
    .flatMap((file) =>
      findWaitsOutsideTask(file, program.getTypeChecker(), slashed(path.relative(projectDirectory, file.fileName))),
    );
}

/** Luatools reads PROJECT and VERSION line by line from the top, and nothing runs behind `sys.run()`. */
function entryErrors({ program }: Compilation, projectDirectory: string, entry: string): string[] {
  const file = program.getSourceFile(slashed(path.join(projectDirectory, entry)));
  if (file === undefined) {
    return [`${entry}: error: not part of the program`];
  }
  const errors: string[] = [];
  const demand = (index: number, holds: (node: ts.Statement) => boolean, what: string): void => {
    const node = file.statements.at(index);
    if (node === undefined || !holds(node)) {
      const { line, character } = file.getLineAndCharacterOfPosition(node?.getStart(file) ?? 0);
      errors.push(`${entry}(${line + 1},${character + 1}): error: ${what}`);
    }
  };
  demand(0, (node) => assignsText(node, "PROJECT"), `the first statement of an entry must be PROJECT = "…"`);
  demand(1, (node) => assignsText(node, "VERSION"), `the second statement of an entry must be VERSION = "…"`);
  demand(
    -1,
    (node) => node.getText(file).replace(/;$/, "") === "sys.run()",
    "the last statement of an entry must be sys.run()",
  );
  return errors;
}

function assignsText(node: ts.Statement, name: string): boolean {
  return (
    ts.isExpressionStatement(node) &&
    ts.isBinaryExpression(node.expression) &&
    node.expression.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isIdentifier(node.expression.left) &&
    node.expression.left.text === name &&
    ts.isStringLiteral(node.expression.right)
  );
}
