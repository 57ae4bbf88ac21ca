import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import ts from "typescript";
import { loadLuatos } from "../../host/board/luatos-lua.ts";
import { artifact, isLua32There, licenceOf } from "../../host/engine/lua32/artifact.ts";
import type { Command } from "../command.ts";
import { makePage } from "../desk/page-files.ts";
import { packageFolder } from "../package-folder.ts";
import { programOf, writeReference } from "./reference.ts";

const stampFile = path.join(packageFolder, "node_modules/.cache/luatos-gateway/dist.sha256");

const help = `luatos-gateway pack

Compiles build/, host/ and tools/ to dist/, the JavaScript of the package, and copies the engine lua32 there. If it is
not built, a warning says so.
Writes docs/reference/ from the doc comments of the package's exports. npm pack calls it. It skips what is already made from
the same sources.

  --help   this text

Exit codes: 0 made, 1 the sources do not compile, and dist/ stays as it is, 2 invalid arguments.`;

export default {
  help,
  read: (args) => parseArgs({ args, options: {} }).values,
  run,
} satisfies Command<object>;

async function run(): Promise<number> {
  // Taken first: somebody may save a source meanwhile.
  const sources = hashOfSources();
  const stamp = (): string => `${sources} ${hashOfFolders(["dist", "docs/reference"])}`;
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp()) {
    console.log("dist/: already made from these sources");
    warnWithoutEngine(isLua32There());
    return 0;
  }
  let files: Map<string, string>;
  try {
    files = compiled(programOf("tsconfig.dist.json"));
    for (const [file, text] of compiled(programOf("tsconfig.json", gatewayDeclarations))) {
      files.set(file, text);
    }
    files.set(path.join(packageFolder, "dist/host/luatos.lua"), await loadLuatos());
    const { script, style } = await makePage();
    files.set(path.join(packageFolder, "dist/tools/desk/page/main.js"), script);
    files.set(path.join(packageFolder, "dist/tools/desk/page/main.css"), style);
  } catch (error) {
    console.error(`${(error as Error).message}\ndist/ was left as it is.`);
    return 1;
  }
  rmSync(path.join(packageFolder, "dist"), { recursive: true, force: true });
  for (const [file, text] of files) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const lua32 = artifact() as string;
  for (const file of isLua32There() ? [lua32, licenceOf(lua32)] : []) {
    cpSync(file, path.join(packageFolder, `dist/host/engine/lua32/lua32${path.extname(file)}`));
  }
  rmSync(path.join(packageFolder, "docs/reference"), { recursive: true, force: true });
  const pages = await writeReference();
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp());
  console.log(`dist/: ${files.size} files; docs/reference/: ${pages} pages`);
  warnWithoutEngine(isLua32There());
  return 0;
}

/**
 * Says that the package lacks the engine, and how to pack with it. On standard error: npm pack prints the file's name.
 */
export function warnWithoutEngine(isThere: boolean): void {
  if (!isThere) {
    console.error(
      "warning: the package comes without the engine lua32. Its builds only estimate the heap, and sim runs Lua with " +
        "64-bit numbers. To pack it with the engine: npm run lua32, then npm pack.",
    );
  }
}

function hashOfSources(): string {
  const hash = createHash("sha256").update(isLua32There() ? readFileSync(artifact() as string) : "none");
  for (const name of [
    "package-lock.json",
    "tsconfig.json",
    "tsconfig.firmware.json",
    "tsconfig.host.json",
    "tsconfig.dist.json",
  ]) {
    hash.update(readFileSync(path.join(packageFolder, name)));
  }
  return hash.update(hashOfFolders(["build", "host", "tools", "src", "types"])).digest("hex");
}

function hashOfFolders(folders: readonly string[]): string {
  const hash = createHash("sha256");
  for (const folder of folders.map((name) => path.join(packageFolder, name))) {
    const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }).sort() : [];
    for (const file of names.map((name) => path.join(folder, name)).filter((each) => statSync(each).isFile())) {
      hash.update(`${file}\0`).update(readFileSync(file));
    }
  }
  return hash.digest("hex");
}

/** Declarations of the gateway's TypeScript, which a project imports as luatos-gateway/gateway. */
const gatewayDeclarations: ts.CompilerOptions = {
  noEmit: false,
  declaration: true,
  emitDeclarationOnly: true,
  rootDir: path.join(packageFolder, "src"),
  outDir: path.join(packageFolder, "dist/gateway"),
};

/** Compiles a program in memory. Throws an Error with the compiler's messages when it does not compile. */
function compiled(program: ts.Program): Map<string, string> {
  const files = new Map<string, string>();
  const { diagnostics } = program.emit(undefined, (file, text) => void files.set(path.normalize(file), text));
  const errors = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (errors.length > 0) {
    throw new Error(
      ts.formatDiagnostics(errors, {
        getCanonicalFileName: (name) => name,
        getCurrentDirectory: () => packageFolder,
        getNewLine: () => "\n",
      }),
    );
  }
  return files;
}
