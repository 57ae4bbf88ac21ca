import ts from "typescript";
import { bare } from "../../syntax.ts";
import type { Context } from "../check.ts";

/** Conditions on a value that TypeScript and Lua judge differently. */
export function checkConditions(node: ts.Node, { checker, report, file }: Context): void {
  if (ts.isIfStatement(node) || ts.isWhileStatement(node) || ts.isDoStatement(node)) {
    test(node.expression);
  } else if (ts.isConditionalExpression(node) || (ts.isForStatement(node) && node.condition)) {
    test(node.condition as ts.Expression);
  } else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    test(node.operand);
  } else if (ts.isBinaryExpression(node) && isLogical(node)) {
    test(node.left);
  }

  /** Inner conditions are nodes of their own. So this looks only into parts that are not visited otherwise. */
  function test(condition: ts.Expression): void {
    const inner = bare(condition);
    if (ts.isBinaryExpression(inner) && isLogical(inner)) {
      test(inner.right);
    } else if (ts.isConditionalExpression(inner)) {
      test(inner.whenTrue);
      test(inner.whenFalse);
    } else if (!ts.isPrefixUnaryExpression(inner) || inner.operator !== ts.SyntaxKind.ExclamationToken) {
      const type = checker.getTypeAtLocation(inner);
      if (type.aliasSymbol?.name === "LuaMultiReturn") {
        report(inner, "results-as-condition", inner.getText(file));
      } else if (mayBeZeroOrEmpty(checker.getBaseConstraintOfType(type) ?? type)) {
        report(inner, "always-true", inner.getText(file));
      }
    }
  }
}

const logical = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
]);

function isLogical(node: ts.BinaryExpression): boolean {
  return logical.has(node.operatorToken.kind);
}

/** A type whose values all differ from 0 and "", such as `"on" | "off" | undefined`, is not a trap. */
function mayBeZeroOrEmpty(type: ts.Type): boolean {
  if (type.isUnionOrIntersection()) {
    return type.types.some(mayBeZeroOrEmpty);
  }
  if (type.isNumberLiteral()) {
    return type.value === 0;
  }
  if (type.isStringLiteral()) {
    return type.value === "";
  }
  return (type.flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.StringLike)) !== 0;
}
