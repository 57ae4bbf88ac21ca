import ts from "typescript";
import { bare, dottedName } from "../../syntax.ts";
import type { Context } from "../check.ts";
import { constantOf, grown, largestInteger, leastOf } from "../constants.ts";

const least = -2147483648;

/** Numbers that TypeScript has and 32 bits do not, a minus that becomes a comment, and the least of no numbers. */
export function checkNumbers(node: ts.Node, { checker, report, file }: Context): void {
  if (ts.isNumericLiteral(node)) {
    if (
      Number(node.text) > largestInteger &&
      Number.isInteger(Number(node.text)) &&
      !ts.isPartOfTypeNode(node.parent)
    ) {
      report(node, "number-too-large", node.getText(file));
    }
  } else if (ts.isPropertyAccessExpression(node) && /^Number\.M(AX|IN)_SAFE_INTEGER$/.test(dottedName(node) ?? "")) {
    report(node, "number-too-large", node.getText(file));
  } else if (ts.isBinaryExpression(node) && wraps.has(node.operatorToken.kind)) {
    const value = constantOf(node, checker);
    if (value !== undefined && !isInteger32(value) && [node.left, node.right].every(isConstant32)) {
      report(node, "constant-overflow", `${node.getText(file)} is ${value}`);
    } else if (isDateOverflow(node)) {
      report(node, "date-overflow", node.getText(file));
    }
  } else if (isMinus(node) && isNegated(node.operand)) {
    report(node, "double-minus", node.getText(file));
  } else if (ts.isCallExpression(node) && /^Math\.(min|max)$/.test(dottedName(node.expression) ?? "")) {
    if (node.arguments.every(mayBeNone)) {
      report(node, "empty-minimum", node.getText(file));
    }
  }

  function mayBeNone(argument: ts.Expression): boolean {
    if (!ts.isSpreadElement(argument)) {
      return false;
    }
    const type = checker.getTypeAtLocation(argument.expression);
    return !checker.isTupleType(type) || (type as ts.TupleTypeReference).target.minLength === 0;
  }

  function isDateOverflow({ left, right, operatorToken }: ts.BinaryExpression): boolean {
    const [one, other] = [leastOf(left, checker), leastOf(right, checker)];
    const result = one === undefined || other === undefined ? undefined : grown(one, other, operatorToken.kind);
    return result !== undefined && result > largestInteger;
  }

  function isConstant32(side: ts.Expression): boolean {
    return isInteger32(constantOf(side, checker) ?? Number.NaN);
  }

  function isNegated(operand: ts.Expression): boolean {
    const inner = bare(operand);
    return (
      isMinus(inner) ||
      dottedName(inner) === "Number.NEGATIVE_INFINITY" ||
      // A const enum's member is emitted as its value.
      (ts.isPropertyAccessExpression(inner) && Number(checker.getConstantValue(inner) ?? 0) < 0)
    );
  }
}

const wraps = new Set<ts.SyntaxKind>([ts.SyntaxKind.PlusToken, ts.SyntaxKind.MinusToken, ts.SyntaxKind.AsteriskToken]);

function isMinus(node: ts.Node): node is ts.PrefixUnaryExpression {
  return ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken;
}

function isInteger32(value: number): boolean {
  return Number.isInteger(value) && value >= least && value <= largestInteger;
}
