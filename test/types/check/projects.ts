import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { slashed } from "../../../build/compile.ts";

export const projectDirectory = fileURLToPath(new URL("../../..", import.meta.url));

/** A path in the project, as the compiler writes it. */
export function inProject(...parts: string[]): string {
  return slashed(path.join(projectDirectory, ...parts));
}

/** The files of a folder by their name, without `ending`. */
export function namesIn(folder: string, ending: string): string[] {
  return readdirSync(inProject(folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();
}

/** The program of a tsconfig.json. `edit` may change the files that are its own, not those it refers to. */
export function programOf(configFile: string, edit: (text: string) => string = (text) => text): ts.Program {
  const config = ts.getParsedCommandLineOfConfigFile(
    inProject(configFile),
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  );
  if (config === undefined) {
    throw new Error(`${configFile} cannot be read`);
  }
  const own = new Set(config.fileNames.map(slashed));
  const host = ts.createCompilerHost(config.options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, target, ...rest) =>
    own.has(slashed(name))
      ? ts.createSourceFile(name, edit(readFileSync(name, "utf8")), target, true)
      : getSourceFile(name, target, ...rest);
  return ts.createProgram(config.fileNames, config.options, host);
}

/** The errors of a program, as `test/types/misuse/uart.ts(3): TS2304 Cannot find name 'x'.` */
export function errorsOf(program: ts.Program): string[] {
  return ts.getPreEmitDiagnostics(program).map(({ file, start, code, messageText }) => {
    const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start ?? 0).line + 1;
    const name = file === undefined ? "" : slashed(path.relative(projectDirectory, file.fileName));
    return `${name}(${line}): TS${code} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}
