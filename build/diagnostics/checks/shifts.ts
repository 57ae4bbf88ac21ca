import ts from "typescript";
import { bare } from "../../syntax.ts";
import type { Context } from "../check.ts";
import { constantOf } from "../constants.ts";

/** Shifts, and bit operations that are meant to cut off a fraction. */
export function checkShifts(node: ts.Node, { checker, report, file }: Context): void {
  if (isNot(node) && isNot(bare(node.operand))) {
    report(node, "truncation", "~~");
  }
  if (!ts.isBinaryExpression(node)) {
    return;
  }
  const { right, operatorToken } = node;
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
    default:
      if (isTruncation(node)) {
        report(node, "truncation", node.getText(file));
      }
  }
}

/** A bit operation with 0 that only cuts off a fraction: `n | 0`, `n ^ 0`, `n |= 0`. */
export function isTruncation({ left, right, operatorToken }: ts.BinaryExpression): boolean {
  return truncating.has(operatorToken.kind) && (isZero(left) || isZero(right));
}

const truncating = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.BarToken,
  ts.SyntaxKind.CaretToken,
  ts.SyntaxKind.BarEqualsToken,
  ts.SyntaxKind.CaretEqualsToken,
]);

/** `~x`. Applied twice, it is one more way to cut off a fraction. */
export function isNot(node: ts.Node): node is ts.PrefixUnaryExpression {
  return ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.TildeToken;
}

function isZero(node: ts.Expression): boolean {
  const inner = bare(node);
  return ts.isNumericLiteral(inner) && inner.text === "0";
}
