import { createRequire } from "node:module";
import path from "node:path";
import { compileFunction, runInNewContext } from "node:vm";
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import ts from "typescript";

/** A file that computes settings takes milliseconds. */
const limitMs = 10_000;

/** A reason why a file does not run to its end that the file has not raised itself. */
export class RunError extends Error {}

/** A file that does not parse. */
export class ParseError extends RunError {
  constructor(readonly diagnostic: ts.Diagnostic) {
    const line = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0;
    super(`line ${line + 1}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, " ")}`);
  }
}

/** Reads a text that a person wrote: in UTF-8, or in UTF-16 with a byte order mark, which is left out. */
export function readText(file: string): string {
  const text = ts.sys.readFile(file);
  if (text === undefined) {
    throw new RunError(`${file} cannot be read`);
  }
  return text;
}

/**
 * Runs a TypeScript or JavaScript file on this computer, with those that it imports by relative paths, whether they are
 * modules or CommonJS. Returns its exports. `modules` gives the values of packages by name. Node 20 cannot run
 * TypeScript, and the package has no loader, but it has the compiler. Throws a ParseError when the file does not parse,
 * a RunError when it does not end, and whatever the file throws: `placeOfRaised` tells where.
 */
export function runTypeScript(file: string, modules: Modules = {}): Record<string, unknown> {
  const loaded = new Map<string, Loaded>();
  const run = (): Record<string, unknown> => load(file, modules, loaded);
  try {
    // Only what a new context begins can be given a limit. The files run in this one.
    return runInNewContext("run()", { run }, { timeout: limitMs }) as Record<string, unknown>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException | undefined)?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") {
      throw new RunError(
        `it has not ended after ${limitMs / 1000} s. It, or a file that it imports, may have an endless loop.`,
      );
    }
    const place = error instanceof Error ? placeIn(error.stack ?? "", loaded) : undefined;
    if (place !== undefined) {
      places.set(error as Error, place);
    }
    throw error;
  }
}

/** A place in a file. Line and column count from 1. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

const places = new WeakMap<Error, Place>();

/** Where a file that `runTypeScript` ran has raised an error. Undefined for other errors, and for what is no Error. */
export function placeOfRaised(error: unknown): Place | undefined {
  return error instanceof Error ? places.get(error) : undefined;
}

/** The innermost place of a stack that lies in one of the files. */
function placeIn(stack: string, loaded: ReadonlyMap<string, Loaded>): Place | undefined {
  for (const [, file = "", line, column] of stack.matchAll(/^ +at (?:.* \()?(.*):(\d+):(\d+)\)?$/gm)) {
    const map = loaded.get(file)?.map;
    if (map !== undefined) {
      const found = originalPositionFor(new TraceMap(map), { line: Number(line), column: Number(column) - 1 });
      return { file, line: found.line ?? 1, column: (found.column ?? 0) + 1 };
    }
  }
  return undefined;
}

/** A file that runs or has run, with the source map of its JavaScript. */
interface Loaded {
  exports: Record<string, unknown>;
  map: string;
}

type Modules = Readonly<Record<string, unknown>>;

function load(file: string, modules: Modules, loaded: Map<string, Loaded>): Record<string, unknown> {
  const known = loaded.get(file);
  if (known !== undefined) {
    return known.exports;
  }
  const {
    outputText,
    diagnostics,
    sourceMapText = "",
  } = ts.transpileModule(readText(file), {
    // The compiler would leave the imports and exports of an .mts or .mjs file as they are.
    fileName: file.replace(/\.m([jt]s)$/i, ".$1"),
    reportDiagnostics: true,
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
      sourceMap: true,
    },
  });
  const [wrong] = diagnostics ?? [];
  if (wrong !== undefined) {
    throw new ParseError(wrong);
  }
  const module: Loaded = { exports: {}, map: sourceMapText };
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

/**
 * The file that an import means: itself, the TypeScript behind the name of its JavaScript, or one without its ending.
 */
function sourceAt(place: string): string | undefined {
  const endings = ["ts", "mts", "cts", "js", "mjs", "cjs"];
  const added = [place, path.join(place, "index")].flatMap((each) => endings.map((ending) => `${each}.${ending}`));
  return [place, place.replace(/js$/, "ts"), ...added].find(
    (each) => /\.[cm]?[jt]s$/.test(each) && ts.sys.fileExists(each),
  );
}
