import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { compileFunction } from "node:vm";
import ts from "typescript";

/** A file that does not parse. */
export class ParseError extends Error {
  constructor(readonly diagnostic: ts.Diagnostic) {
    const line = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0;
    super(`line ${line + 1}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, " ")}`);
  }
}

/**
 * Runs a TypeScript or JavaScript file on this computer, with the TypeScript files that it imports by relative paths.
 * Returns its exports. `modules` gives the values of packages by name. Node 20 cannot run TypeScript, and the package
 * has no loader, but it has the compiler. Throws a ParseError when the file does not parse, and whatever the file
 * throws.
 */
export function runTypeScript(
  file: string,
  modules: Readonly<Record<string, unknown>> = {},
  loaded = new Map<string, { exports: Record<string, unknown> }>(),
): Record<string, unknown> {
  const known = loaded.get(file);
  if (known !== undefined) {
    return known.exports;
  }
  const { outputText, diagnostics } = ts.transpileModule(readFileSync(file, "utf8"), {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  const [wrong] = diagnostics ?? [];
  if (wrong !== undefined) {
    throw new ParseError(wrong);
  }
  const module: { exports: Record<string, unknown> } = { exports: {} };
  loaded.set(file, module);
  const require = createRequire(file);
  const find = (name: string): unknown => {
    const source = name.startsWith(".") ? sourceAt(path.resolve(path.dirname(file), name)) : undefined;
    return modules[name] ?? (source === undefined ? require(name) : runTypeScript(source, modules, loaded));
  };
  compileFunction(outputText, ["module", "exports", "require"], { filename: file })(module, module.exports, find);
  return module.exports;
}

function sourceAt(place: string): string | undefined {
  return [place, `${place}.ts`, path.join(place, "index.ts")].find((each) => each.endsWith(".ts") && existsSync(each));
}
