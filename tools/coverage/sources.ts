import type { FileCoverageData, Range } from "istanbul-lib-coverage";
import ts from "typescript";
import type { Counts } from "./recorder.ts";

/**
 * The coverage of one source, statement by statement. Only statements for which the firmware has code count: `known`
 * are their points, in this source only. The count of a statement is the number of boots that ran it.
 */
export function coverageOf(file: string, text: string, known: readonly string[], counts: Counts): FileCoverageData {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const statements = new Map<ts.Node, number>();
  const functions = new Map<ts.FunctionLikeDeclaration, number>();
  for (const point of known) {
    const [line, column] = point.split(":").slice(-2).map(Number) as [number, number];
    const path = pathTo(source, source.getPositionOfLineAndCharacter(line - 1, column));
    const statement = path.findLast(isStatement);
    if (statement === undefined) {
      continue;
    }
    const count = counts[point] ?? 0;
    raise(statements, statement, count);
    for (const each of path.slice(0, path.indexOf(statement) + 1).filter((node) => isBodyOf(node))) {
      raise(functions, each.parent as ts.FunctionLikeDeclaration, count);
    }
  }
  const rangeOf = (node: ts.Node): Range => ({
    start: placeOf(source, node.getStart(source)),
    end: placeOf(source, node.getEnd()),
  });
  const inOrder = <T extends ts.Node>(map: Map<T, number>): [T, number][] =>
    [...map].sort(([one], [other]) => one.getStart(source) - other.getStart(source));
  const data: FileCoverageData = { path: file, statementMap: {}, s: {}, fnMap: {}, f: {}, branchMap: {}, b: {} };
  for (const [index, [node, count]] of inOrder(statements).entries()) {
    data.statementMap[index] = rangeOf(node);
    data.s[index] = count;
  }
  for (const [index, [node, count]] of inOrder(functions).entries()) {
    const decl = rangeOf(node.name ?? node);
    data.fnMap[index] = { name: nameOf(node), decl, loc: rangeOf(node), line: decl.start.line };
    data.f[index] = count;
  }
  return data;
}

function raise<T>(map: Map<T, number>, key: T, count: number): void {
  map.set(key, Math.max(map.get(key) ?? 0, count));
}

/** The nodes around a position, outer nodes first. */
function pathTo(source: ts.SourceFile, position: number): ts.Node[] {
  const path: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (node.getStart(source) <= position && position < node.getEnd()) {
      path.push(node);
      node.forEachChild(visit);
    }
  };
  source.forEachChild(visit);
  return path;
}

/** Whether a node is a statement that does something by itself, or the expression that an arrow function returns. */
function isStatement(node: ts.Node): boolean {
  if (ts.isArrowFunction(node.parent) && node.parent.body === node) {
    return !ts.isBlock(node);
  }
  const isOfTypes = ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isModuleDeclaration(node);
  const isFrame = ts.isBlock(node) || ts.isFunctionDeclaration(node) || ts.isImportDeclaration(node);
  return ts.isStatement(node) && !isOfTypes && !isFrame && !ts.isExportDeclaration(node);
}

function isBodyOf(node: ts.Node): boolean {
  return ts.isFunctionLike(node.parent) && "body" in node.parent && node.parent.body === node;
}

function nameOf({ name, parent }: ts.FunctionLikeDeclaration): string {
  const holder = ts.isCallExpression(parent) ? parent.parent : parent;
  const named = name ?? (ts.isVariableDeclaration(holder) || ts.isPropertyAssignment(holder) ? holder.name : undefined);
  return named?.getText() ?? "(anonymous)";
}

function placeOf(source: ts.SourceFile, position: number): { line: number; column: number } {
  const { line, character } = source.getLineAndCharacterOfPosition(position);
  return { line: line + 1, column: character };
}
