import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { loadLuatos } from "../../host/board/luatos-lua.ts";

// What the package exports as JavaScript is made here. npm runs it as `prepare`: before `npm pack`, after `npm ci`, and
// when the package is installed from a path or from git.

const projectDirectory = fileURLToPath(new URL("../..", import.meta.url));

process.exitCode = await main();

async function main(): Promise<number> {
  let files: Map<string, string>;
  try {
    files = compileHost(path.join(projectDirectory, "tsconfig.dist.json"));
    files.set(path.join(projectDirectory, "dist/host/luatos.lua"), await loadLuatos());
  } catch (error) {
    console.error(`${(error as Error).message}\ndist/ was left as it is.`);
    return 1;
  }
  rmSync(path.join(projectDirectory, "dist"), { recursive: true, force: true });
  for (const [file, text] of files) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  console.log(`dist/: ${files.size} files`);
  return 0;
}

/** Compiles build/ and host/ in memory. Throws an Error with the compiler's messages when they do not compile. */
function compileHost(configFile: string): Map<string, string> {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const config = ts.getParsedCommandLineOfConfigFile(configFile, {}, host);
  if (config === undefined) {
    throw new Error(`${configFile} can not be read.`);
  }
  const program = ts.createProgram(config.fileNames, config.options);
  const files = new Map<string, string>();
  const { diagnostics } = program.emit(undefined, (file, text) => void files.set(path.normalize(file), text));
  const errors = [...config.errors, ...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (errors.length > 0) {
    throw new Error(
      ts.formatDiagnostics(errors, {
        getCanonicalFileName: (name) => name,
        getCurrentDirectory: () => projectDirectory,
        getNewLine: () => "\n",
      }),
    );
  }
  return files;
}
