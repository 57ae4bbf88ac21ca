import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { loadLuatos } from "../../host/board/luatos-lua.ts";

// What the package exports as JavaScript is made here. npm runs it as `prepare`: before `npm pack`, after `npm ci`, and
// when the package is installed from a path or from git. What is made already, from the same sources, is not made again.

const projectDirectory = fileURLToPath(new URL("../..", import.meta.url));
const stampFile = path.join(projectDirectory, "node_modules/.cache/luatos-gateway/dist.sha256");

process.exitCode = await main();

async function main(): Promise<number> {
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp()) {
    console.log("dist/: as it was");
    return 0;
  }
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
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp());
  console.log(`dist/: ${files.size} files`);
  return 0;
}

/** Changes with each byte of what dist/ is made from, and of dist/ itself. */
function stamp(): string {
  const hash = createHash("sha256");
  for (const name of ["package-lock.json", "tsconfig.json", "tsconfig.host.json", "tsconfig.dist.json"]) {
    hash.update(readFileSync(path.join(projectDirectory, name)));
  }
  for (const folder of ["build", "host", "types", "dist"].map((name) => path.join(projectDirectory, name))) {
    const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }).sort() : [];
    for (const file of names.map((name) => path.join(folder, name)).filter((each) => statSync(each).isFile())) {
      hash.update(`${file}\0`).update(readFileSync(file));
    }
  }
  return hash.digest("hex");
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
