import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { parseArgs } from "node:util";
import type ts from "typescript";
import { Compiler, slashed } from "../../build/compile.ts";
import { diagnose } from "../../build/diagnostics/diagnose.ts";
import type { Entry } from "../../build/entries.ts";
import { entryErrors } from "../../build/entry-errors.ts";
import { compileProject, readProject } from "../../build/project/project.ts";
import { withoutRepeats, withSettingErrors } from "../../build/settings/check.ts";
import { statusOf } from "../arguments.ts";
import { counted, withExcerpt } from "../build/pretty.ts";
import { gatewayDirectory } from "../build/project-builder.ts";
import type { Command } from "../command.ts";

const help = `luatos-gateway check

Checks the project in the current folder: the types and the diagnostics of docs/diagnostics.md in every file, the settings,
how each main.ts begins and ends, and the types of code that runs on the computer (in a project of your own, by
test/tsconfig.json). Writes nothing.

  --help   this text

Exit codes: 0 no errors, 1 errors in the sources, 2 invalid arguments.`;

export default {
  help,
  read: (args) => parseArgs({ args, options: {} }).values,
  run,
} satisfies Command<object>;

function run(): number {
  const projectDirectory = process.cwd();
  const configFile = path.join(projectDirectory, "tsconfig.json");
  if (!statusOf(configFile)?.isFile()) {
    console.error(`${configFile}: no such file. Run the command in the project's folder.`);
    return 1;
  }
  const errors = errorsIn(projectDirectory);
  if (errors.length > 0) {
    console.error(`${errors.map((error) => withExcerpt(error, projectDirectory)).join("\n\n")}\n\n${counted(errors)}.`);
    return 1;
  }
  return typesOf(
    path.join(projectDirectory, "tsconfig.host.json"),
    path.join(projectDirectory, "host/luatos/tsconfig.json"),
    path.join(projectDirectory, "tools/desk/page/tsconfig.json"),
    path.join(projectDirectory, "test/tsconfig.json"),
  );
}

/** What is wrong in a project, one text each, except in the types of code that runs on the computer. */
export function errorsIn(projectDirectory: string): string[] {
  const project = readProject(projectDirectory, gatewayDirectory);
  const compiler = new Compiler(path.join(projectDirectory, "tsconfig.json"));
  const compilation = compileProject(compiler, projectDirectory, project, undefined);
  const { program } = compilation;
  const ofSources = withoutRepeats(diagnose(compilation, projectDirectory, project.texts), project.errors);
  const found = [...project.errors, ...withSettingErrors(ofSources, program, projectDirectory)];
  return found.length > 0 ? found : errorsInEntries(program, projectDirectory, project.entries);
}

/** What the build would find wrong with the first and the last statements of the entries that the program has. */
function errorsInEntries(program: ts.Program, projectDirectory: string, entries: readonly Entry[]): string[] {
  return entries
    .filter(({ entry }) => program.getSourceFile(slashed(path.join(projectDirectory, entry))) !== undefined)
    .flatMap(({ entry }) => entryErrors(program, projectDirectory, entry));
}

/** Checks the types of code that runs on the computer, with TypeScript's own command. Returns its exit code. */
function typesOf(...configFiles: string[]): number {
  const command = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  const codes = configFiles
    .filter((file) => existsSync(file))
    .map((file) => spawnSync(process.execPath, [command, "-p", file], { stdio: "inherit" }).status);
  return codes.every((code) => code === 0) ? 0 : 1;
}
