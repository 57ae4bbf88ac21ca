import { readFileSync } from "node:fs";
import ts from "typescript";
import { inProject, programOf } from "./projects.ts";

/** What an editor shows when the pointer rests on the last name of `call` in a file of a project. */
export function hoverOn(call: string, file: string, configFile: string): string {
  const program = programOf(configFile);
  const fileName = inProject(file);
  const service = ts.createLanguageService({
    getCompilationSettings: () => program.getCompilerOptions(),
    getScriptFileNames: () => [...program.getRootFileNames()],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) =>
      ts.sys.fileExists(name) ? ts.ScriptSnapshot.fromString(readFileSync(name, "utf8")) : undefined,
    getCurrentDirectory: () => inProject(),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
  });
  const start = readFileSync(fileName, "utf8").indexOf(call);
  const info = service.getQuickInfoAtPosition(fileName, start + call.length - 1);
  const tags = (info?.tags ?? []).map(({ name, text }) => `@${name} ${ts.displayPartsToString(text)}`);
  return [ts.displayPartsToString(info?.displayParts), ts.displayPartsToString(info?.documentation), ...tags].join(
    "\n",
  );
}
