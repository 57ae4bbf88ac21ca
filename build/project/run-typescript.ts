import { createRequire } from "node:module";
import path from "node:path";
import { compileFunction, runInNewContext } from "node:vm";
import ts from "typescript";

/** A file that computes settings takes milliseconds. */
const limitMs = 10_000;

/** A file that does not parse. */
export class ParseError extends Error {
  constructor(readonly diagnostic: ts.Diagnostic) {
    const line = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0;
    super(`line ${line + 1}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, " ")}`);
  }
}

/** Reads a text that a person wrote: in UTF-8, or in UTF-16 with a byte order mark, which is left out. */
export function readText(file: string): string {
  const text = ts.sys.readFile(file);
  if (text === undefined) {
    throw new Error(`${file} cannot be read`);
  }
  return text;
}

/**
 * Runs a TypeScript or JavaScript file on this computer, with those that it imports by relative paths, whether they are
 * modules or CommonJS. Returns its exports. `modules` gives the values of packages by name. Node 20 cannot run
 * TypeScript, and the package has no loader, but it has the compiler. Throws a ParseError when the file does not parse,
 * an Error when it does not end, and whatever the file throws.
 */
export function runTypeScript(file: string, modules: Modules = {}): Record<string, unknown> {
  const run = (): Record<string, unknown> => load(file, modules, new Map());
  try {
    // Only what a new context begins can be given a limit. The files run in this one.
    return runInNewContext("run()", { run }, { timeout: limitMs }) as Record<string, unknown>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException | undefined)?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") {
      throw new Error(
        `it has not ended after ${limitMs / 1000} s. It, or a file that it imports, may have an endless loop.`,
      );
    }
    throw error;
  }
}

type Modules = Readonly<Record<string, unknown>>;

function load(
  file: string,
  modules: Modules,
  loaded: Map<string, { exports: Record<string, unknown> }>,
): Record<string, unknown> {
  const known = loaded.get(file);
  if (known !== undefined) {
    return known.exports;
  }
  const { outputText, diagnostics } = ts.transpileModule(readText(file), {
    // The compiler would leave the imports and exports of an .mts or .mjs file as they are.
    fileName: file.replace(/\.m([jt]s)$/i, ".$1"),
    reportDiagnostics: true,
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  const [wrong] = diagnostics ?? [];
  if (wrong !== undefined) {
    throw new ParseError(wrong);
  }
  const module: { exports: Record<string, unknown> } = { exports: {} };
  loaded.set(file, module);
  const folder = path.dirname(file);
  const require = createRequire(file);
  const find = (name: string): unknown => {
    const source = name.startsWith(".") ? sourceAt(path.resolve(folder, name)) : undefined;
    return modules[name] ?? (source === undefined ? require(name) : load(source, modules, loaded));
  };
  const names = ["module", "exports", "require", "__filename", "__dirname"];
  compileFunction(outputText, names, { filename: file })(module, module.exports, find, file, folder);
  return module.exports;
}

/** The file that an import means: itself, the TypeScript behind the name of its JavaScript, or one without its ending. */
function sourceAt(place: string): string | undefined {
  const endings = ["ts", "mts", "cts", "js", "mjs", "cjs"];
  const added = [place, path.join(place, "index")].flatMap((each) => endings.map((ending) => `${each}.${ending}`));
  return [place, place.replace(/js$/, "ts"), ...added].find(
    (each) => /\.[cm]?[jt]s$/.test(each) && ts.sys.fileExists(each),
  );
}
