import ts from "typescript";
import { bare, dottedName, outside } from "../../syntax.ts";
import type { Context } from "../check.ts";
import { leastOf } from "../constants.ts";
import { alternativesOf } from "../types.ts";
import { isNot, isTruncation } from "./shifts.ts";

/** Operators whose result on the module is a different number, or a different kind of number. */
export function checkDivision(node: ts.Node, { checker, report, file }: Context): void {
  if (ts.isCallExpression(node) && dottedName(node.expression) === "Math.pow") {
    report(node, "float-power", "Math.pow");
  }
  if (!ts.isBinaryExpression(node)) {
    return;
  }
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.SlashEqualsToken:
      report(node, "float-division", node.getText(file));
      break;
    case ts.SyntaxKind.SlashToken:
      if (!isRoundedAtOnce(node)) {
        report(node, "float-division", node.getText(file));
      } else if ((leastOf(node.left, checker) ?? 0) > largestExact) {
        report(node, "date-division", node.getText(file));
      }
      break;
    case ts.SyntaxKind.AsteriskAsteriskToken:
    case ts.SyntaxKind.AsteriskAsteriskEqualsToken:
      report(node, "float-power", node.getText(file));
      break;
    case ts.SyntaxKind.PercentToken:
    case ts.SyntaxKind.PercentEqualsToken:
      if (mayBeNegative(node.left, checker) || mayBeNegative(node.right, checker) || losesItsSign(node)) {
        report(node, "negative-remainder", node.getText(file));
      }
  }
}

/** The largest number below which a float of 32 bits has all integers. */
const largestExact = 2 ** 24;

const rounding = new Set(["Math.floor", "Math.ceil", "Math.round", "Math.trunc", "math.floor", "math.ceil"]);

function isRoundedAtOnce(division: ts.Expression): boolean {
  const parent = outside(division);
  return (
    (ts.isCallExpression(parent) && rounding.has(dottedName(parent.expression) ?? "")) ||
    // Another rule reports these.
    (ts.isBinaryExpression(parent) && isTruncation(parent)) ||
    (isNot(parent) && isNot(outside(parent)))
  );
}

/** `Math.abs(n % 100)`: who writes that expects a negative remainder. */
function losesItsSign(remainder: ts.Expression): boolean {
  const call = outside(remainder);
  return ts.isCallExpression(call) && dottedName(call.expression) === "Math.abs";
}

/** Whether it is visibly negative: a minus, a subtraction, or a type that names a negative number. */
function mayBeNegative(expression: ts.Expression, checker: ts.TypeChecker): boolean {
  const node = bare(expression);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    return true;
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.MinusToken) {
    return true;
  }
  const type = checker.getTypeAtLocation(node);
  return alternativesOf(type).some((each) => each.isNumberLiteral() && each.value < 0);
}
