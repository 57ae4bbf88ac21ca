import ts from "typescript";
import { bare } from "../syntax.ts";
import { resolved } from "./symbols.ts";

/** Something that gives variables, or fields, other values. */
export type Assignment =
  | ts.BinaryExpression
  | ts.PrefixUnaryExpression
  | ts.PostfixUnaryExpression
  | ts.ForInOrOfStatement;

export function isAssigned(node: ts.Node): node is Assignment {
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    return node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
  }
  return (
    (ts.isBinaryExpression(node) && isAssignmentOperator(node.operatorToken.kind)) ||
    ((ts.isForOfStatement(node) || ts.isForInStatement(node)) && !ts.isVariableDeclarationList(node.initializer))
  );
}

export function isAssignmentOperator(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

/** The variables that an assignment gives other values, patterns included. */
export function targetsOf(node: Assignment, checker: ts.TypeChecker): ts.Symbol[] {
  const target = ts.isBinaryExpression(node) ? node.left : "operand" in node ? node.operand : node.initializer;
  return identifiersIn(target).flatMap((name) => {
    const symbol = ts.isShorthandPropertyAssignment(name.parent)
      ? checker.getShorthandAssignmentValueSymbol(name.parent)
      : checker.getSymbolAtLocation(name);
    return symbol === undefined ? [] : resolved(symbol, checker);
  });
}

/** The names that a target assigns to, and those that it only mentions, as in a default. */
function identifiersIn(target: ts.Node): ts.Identifier[] {
  const node = bare(target as ts.Expression);
  if (ts.isIdentifier(node)) {
    return [node];
  }
  if (!ts.isArrayLiteralExpression(node) && !ts.isObjectLiteralExpression(node)) {
    return [];
  }
  const found: ts.Identifier[] = [];
  const visit = (inner: ts.Node): void => {
    if (ts.isIdentifier(inner)) {
      found.push(inner);
    }
    ts.forEachChild(inner, visit);
  };
  visit(node);
  return found;
}
