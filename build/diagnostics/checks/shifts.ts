import ts from "typescript";
import type { Context } from "../check.ts";
import { constantOf } from "../constants.ts";
import { bare, dottedName } from "../syntax.ts";

/** Shifts, and bit operations that are meant to cut a fraction off. */
export function checkShifts(node: ts.Node, { checker, report, file }: Context): void {
  if (ts.isCallExpression(node) && dottedName(node.expression) === "Math.trunc") {
    report(node, "truncation", "Math.trunc");
  }
  if (isNot(node) && isNot(bare(node.operand))) {
    report(node, "truncation", "~~");
  }
  if (!ts.isBinaryExpression(node)) {
    return;
  }
  const { left, right, operatorToken } = node;
  switch (operatorToken.kind) {
    case ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken:
    case ts.SyntaxKind.GreaterThanGreaterThanGreaterThanEqualsToken:
      report(node, "unsigned-shift");
      break;
    case ts.SyntaxKind.GreaterThanGreaterThanToken:
    case ts.SyntaxKind.GreaterThanGreaterThanEqualsToken:
      report(node, "signed-shift");
      break;
    case ts.SyntaxKind.LessThanLessThanToken:
    case ts.SyntaxKind.LessThanLessThanEqualsToken: {
      const count = constantOf(right, checker);
      if (count !== undefined && (count < 0 || count > 31)) {
        report(node, "shift-count");
      }
      break;
    }
    case ts.SyntaxKind.BarToken:
    case ts.SyntaxKind.CaretToken:
      if (isLiteral(left, "0") || isLiteral(right, "0")) {
        report(node, "truncation", node.getText(file));
      }
      break;
    case ts.SyntaxKind.BarEqualsToken:
    case ts.SyntaxKind.CaretEqualsToken:
      if (isLiteral(right, "0")) {
        report(node, "truncation", node.getText(file));
      }
  }
}

function isNot(node: ts.Node): node is ts.PrefixUnaryExpression {
  return ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.TildeToken;
}

function isLiteral(node: ts.Expression, text: string): boolean {
  const inner = bare(node);
  return ts.isNumericLiteral(inner) && inner.text === text;
}
