import ts from "typescript";
import { bare, dottedName } from "../../syntax.ts";
import type { Context } from "../check.ts";
import { constantOf, grown, largestInteger, leastOf, operated } from "../constants.ts";

const least = -2147483648;

/** Numbers that TypeScript has and 32 bits do not, a minus that becomes a comment, and the least of no numbers. */
export function checkNumbers(node: ts.Node, { checker, report, file }: Context): void {
  if (ts.isNumericLiteral(node)) {
    const largest = isMinus(node.parent) ? -least : largestInteger;
    if (Number(node.text) > largest && Number.isInteger(Number(node.text)) && !ts.isPartOfTypeNode(node.parent)) {
      report(node, "number-too-large", node.getText(file));
    }
  } else if (ts.isPropertyAccessExpression(node) && /^Number\.M(AX|IN)_SAFE_INTEGER$/.test(dottedName(node) ?? "")) {
    report(node, "number-too-large", node.getText(file));
  } else if (ts.isBinaryExpression(node) && wraps.has(node.operatorToken.kind)) {
    checkWrap(node);
  } else if (isMinus(node) && isNegated(node.operand)) {
    report(node, "double-minus", node.getText(file));
  } else if (ts.isCallExpression(node) && /^Math\.(min|max)$/.test(dottedName(node.expression) ?? "")) {
    if (node.arguments.every(mayBeNone)) {
      report(node, "empty-minimum", node.getText(file));
    }
  }

  function checkWrap(operation: ts.BinaryExpression): void {
    const kind = operation.operatorToken.kind;
    const operator = operatorOf[kind] ?? kind;
    const sides = [operation.left, operation.right];
    const [left, right] = sides.map((side) => constantOf(side, checker, operation));
    if (left !== undefined && right !== undefined) {
      const value = operated(left, right, operator);
      if (!isInteger32(value) && isInteger32(left) && isInteger32(right)) {
        report(operation, "constant-overflow", `${operation.getText(file)} is ${value}`);
      }
      return;
    }
    const [one, other] = sides.map((side) => leastOf(side, checker, operation));
    const result = one === undefined || other === undefined ? undefined : grown(one, other, operator);
    if (result !== undefined && result > largestInteger) {
      report(operation, "date-overflow", operation.getText(file));
    }
  }

  function mayBeNone(argument: ts.Expression): boolean {
    if (!ts.isSpreadElement(argument)) {
      return false;
    }
    const type = checker.getTypeAtLocation(argument.expression);
    return !checker.isTupleType(type) || (type as ts.TupleTypeReference).target.minLength === 0;
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

/** The operator that an assignment such as `*=` contains. */
const operatorOf: Partial<Record<ts.SyntaxKind, ts.SyntaxKind>> = {
  [ts.SyntaxKind.PlusEqualsToken]: ts.SyntaxKind.PlusToken,
  [ts.SyntaxKind.MinusEqualsToken]: ts.SyntaxKind.MinusToken,
  [ts.SyntaxKind.AsteriskEqualsToken]: ts.SyntaxKind.AsteriskToken,
};

const wraps = new Set<ts.SyntaxKind>([...Object.values(operatorOf), ...Object.keys(operatorOf).map(Number)]);

function isMinus(node: ts.Node): node is ts.PrefixUnaryExpression {
  return ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken;
}

function isInteger32(value: number): boolean {
  return Number.isInteger(value) && value >= least && value <= largestInteger;
}
