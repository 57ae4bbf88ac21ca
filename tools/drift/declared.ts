import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import ts from "typescript";
import type { DeclaredName } from "./names.ts";

/** The declarations of types/, by the name of a global namespace, interface or constant. */
export interface Declarations {
  /** Its members, or undefined when no such global is declared. */
  membersOf(globalName: string): DeclaredName[] | undefined;
}

/**
 * Asks the TypeScript compiler what the declaration files of a project declare: all files of types/ except the sets for
 * one model, with lua-types and the language extensions of TypeScriptToLua.
 */
export function readDeclarations(projectDirectory: string): Declarations {
  const typesDirectory = join(projectDirectory, "types");
  const program = programOf(projectDirectory, typesDirectory);
  const checker = program.getTypeChecker();
  const globals = globalsOf(program, checker);
  return {
    membersOf: (globalName) => {
      const found = globals.get(globalName);
      if (found === undefined) return undefined;
      return membersOf(checker, found)
        .filter((member) => !member.name.startsWith("__") && !isOperator(checker, member))
        .map((member) => ({
          name: member.name,
          absent: isAbsent(checker, member),
          ...placeOf(member, projectDirectory, typesDirectory),
        }));
    },
  };
}

function programOf(projectDirectory: string, typesDirectory: string): ts.Program {
  const configFile = join(projectDirectory, "tsconfig.json");
  const config = ts.getParsedCommandLineOfConfigFile(
    configFile,
    { noEmit: true, types: ["lua-types/5.3", "@typescript-to-lua/language-extensions"] },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  );
  if (config === undefined) throw new Error(`${configFile} cannot be read`);
  const files = readdirSync(typesDirectory).filter((name) => name.endsWith(".d.ts"));
  return ts.createProgram(
    files.map((name) => join(typesDirectory, name)),
    config.options,
  );
}

function globalsOf(program: ts.Program, checker: ts.TypeChecker): Map<string, ts.Symbol> {
  const meanings = ts.SymbolFlags.Namespace | ts.SymbolFlags.Value | ts.SymbolFlags.Interface;
  const script = program.getSourceFiles().find((file) => !ts.isExternalModule(file) && file.isDeclarationFile);
  if (script === undefined) return new Map();
  return new Map(checker.getSymbolsInScope(script, meanings).map((symbol) => [symbol.name, symbol]));
}

function membersOf(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol[] {
  if (symbol.flags & ts.SymbolFlags.Namespace) {
    return checker.getExportsOfModule(symbol).filter((member) => target(checker, member).flags & ts.SymbolFlags.Value);
  }
  const type =
    symbol.flags & ts.SymbolFlags.Interface
      ? checker.getDeclaredTypeOfSymbol(symbol)
      : checker.getNonNullableType(checker.getTypeOfSymbol(symbol));
  return checker.getPropertiesOfType(type);
}

/** Whether a member is a language extension of TypeScriptToLua, such as LuaLengthMethod: it compiles to an operator. */
function isOperator(checker: ts.TypeChecker, member: ts.Symbol): boolean {
  return checker.getPropertyOfType(typeOf(checker, member), "__tstlExtension") !== undefined;
}

function isAbsent(checker: ts.TypeChecker, member: ts.Symbol): boolean {
  return (typeOf(checker, member).flags & (ts.TypeFlags.Never | ts.TypeFlags.Undefined)) !== 0;
}

function typeOf(checker: ts.TypeChecker, member: ts.Symbol): ts.Type {
  return checker.getTypeOfSymbol(target(checker, member));
}

function target(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function placeOf(
  member: ts.Symbol,
  projectDirectory: string,
  typesDirectory: string,
): { place: string; ours: boolean } {
  const declarations = member.declarations ?? [];
  const ours = declarations.find((node) => node.getSourceFile().fileName.startsWith(toSlashes(typesDirectory)));
  const node = ours ?? declarations[0];
  if (node === undefined) return { place: "?", ours: false };
  const file = node.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(node.getStart());
  const path = toSlashes(relative(projectDirectory, file.fileName));
  return { place: `${path}:${line + 1}`, ours: ours !== undefined };
}

function toSlashes(path: string): string {
  return path.split(sep).join("/");
}
