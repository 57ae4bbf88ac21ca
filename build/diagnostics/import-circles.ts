import path from "node:path";
import ts from "typescript";
import { slashed } from "../compile.ts";
import type { Finding } from "./diagnose.ts";

/** Finds circles of imports: one finding for each import that closes a circle. Imports of types only do not count. */
export function findImportCircles(program: ts.Program, projectDirectory: string): Finding[] {
  const findings: Finding[] = [];
  const done = new Set<ts.SourceFile>();
  const trail: ts.SourceFile[] = [];
  const relative = (file: ts.SourceFile): string => slashed(path.relative(projectDirectory, file.fileName));
  const visit = (file: ts.SourceFile): void => {
    trail.push(file);
    for (const { node, target } of importsOf(file, program)) {
      const from = trail.indexOf(target);
      if (from >= 0) {
        const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
        const circle = [...trail.slice(from), target].map(relative).join(" → ");
        findings.push({ rule: "import-circle", fileName: relative(file), line, column: character, what: circle });
      } else if (!done.has(target)) {
        visit(target);
      }
    }
    trail.pop();
    done.add(file);
  };
  const files = program.getSourceFiles().filter((each) => !each.isDeclarationFile);
  for (const file of files.sort((a, b) => (a.fileName < b.fileName ? -1 : 1))) {
    if (!done.has(file)) {
      visit(file);
    }
  }
  return findings;
}

function importsOf(file: ts.SourceFile, program: ts.Program): { node: ts.Statement; target: ts.SourceFile }[] {
  const checker = program.getTypeChecker();
  return file.statements.flatMap((node) => {
    if (!ts.isImportDeclaration(node) && !ts.isExportDeclaration(node)) {
      return [];
    }
    const target =
      node.moduleSpecifier && checker.getSymbolAtLocation(node.moduleSpecifier)?.valueDeclaration?.getSourceFile();
    const needsTarget = target !== undefined && !target.isDeclarationFile && isOfValues(node, checker);
    return needsTarget ? [{ node, target }] : [];
  });
}

function isOfValues(node: ts.ImportDeclaration | ts.ExportDeclaration, checker: ts.TypeChecker): boolean {
  if (ts.isExportDeclaration(node)) {
    return !node.isTypeOnly;
  }
  const clause = node.importClause;
  if (clause === undefined) {
    return true;
  }
  const bindings = clause.namedBindings;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) {
    return false;
  }
  if (clause.name !== undefined || bindings === undefined || ts.isNamespaceImport(bindings)) {
    return true;
  }
  return bindings.elements.some((each) => {
    const symbol = checker.getSymbolAtLocation(each.name);
    return (
      !each.isTypeOnly && symbol !== undefined && (checker.getAliasedSymbol(symbol).flags & ts.SymbolFlags.Value) !== 0
    );
  });
}
