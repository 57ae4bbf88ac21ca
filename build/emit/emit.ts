import path from "node:path";
import ts from "typescript";
import * as lua from "typescript-to-lua";
import { getProgramTranspileResult } from "typescript-to-lua/dist/transpilation/transpile.js";
import { commentsOf, placedStatements } from "../comments.ts";
import { mends } from "../mends.ts";
import { Printer } from "../printer.ts";
import { slashed } from "../syntax.ts";
import { Links } from "./links.ts";
import type { LuaModule } from "./lua-module.ts";
import { singleValues } from "./single-values.ts";

/**
 * Makes Lua modules, by name, of some files of a program. Throws what TypeScriptToLua throws for what it does not know.
 */
export function emit(
  program: ts.Program,
  projectDirectory: string,
  sourceFiles: ts.SourceFile[],
): { modules: Map<string, LuaModule>; diagnostics: readonly ts.Diagnostic[] } {
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
      { visitors: mends },
      { visitors: placedStatements },
      {
        printer: (_, host, fileName, file) => {
          const printer = new Printer(host, program, fileName);
          modules.set(moduleOf(fileName), {
            name: moduleOf(fileName),
            source: sourceOf(fileName),
            requires: [...(links.needed.get(fileName) ?? [])],
            statements: file.statements,
            comments: commentsOf(program.getSourceFile(fileName)),
            printer,
          });
          // Printed later, when it is joined with others.
          return printer.print(lua.createFile([], new Set(), ""));
        },
      },
    ],
  });
  return { modules, diagnostics };
}
