import path from "node:path";
import ts from "typescript";
import * as lua from "typescript-to-lua";
import { getProgramTranspileResult } from "typescript-to-lua/dist/transpilation/transpile.js";
import { Links } from "./links.ts";
import type { LuaModule } from "./lua-module.ts";
import { singleValues } from "./single-values.ts";

/** What became of the files of a program. */
export interface Emitted {
  /** By their names, in no order. */
  modules: Map<string, LuaModule>;
  diagnostics: readonly ts.Diagnostic[];
}

/** Makes Lua of some files of a program. Throws what TypeScriptToLua throws for what it does not know. */
export function emit(program: ts.Program, projectDirectory: string, sourceFiles: ts.SourceFile[]): Emitted {
  const sourceOf = (fileName: string): string => slashed(path.relative(projectDirectory, fileName));
  const moduleOf = (fileName: string): string => sourceOf(fileName).replace(/\.ts$/, "").replaceAll("/", ".");
  const links = new Links(program.getTypeChecker(), ({ fileName }) => moduleOf(fileName));
  const modules = new Map<string, LuaModule>();
  const { diagnostics } = getProgramTranspileResult(ts.sys, () => undefined, {
    program,
    sourceFiles,
    plugins: [
      { visitors: links.visitors },
      { visitors: singleValues },
      {
        printer: (_, host, fileName, file) => {
          const printer = new lua.LuaPrinter(host, program, fileName);
          modules.set(moduleOf(fileName), {
            name: moduleOf(fileName),
            source: sourceOf(fileName),
            requires: links.neededBy(fileName),
            statements: file.statements,
            helpers: file.luaLibFeatures,
            printer,
          });
          // It is printed when it is joined with others.
          return printer.print(lua.createFile([], new Set(), ""));
        },
      },
    ],
  });
  return { modules, diagnostics };
}

/** The path with forward slashes, as TypeScript writes it. */
export function slashed(file: string): string {
  return file.replaceAll("\\", "/");
}
