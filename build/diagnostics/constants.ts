import ts from "typescript";
import { bare } from "./syntax.ts";

/**
 * The number that an expression always is, as TypeScript counts: of literals, of names whose type is one literal, and of
 * arithmetic on them. Undefined when it is not a constant.
 */
export function constantOf(expression: ts.Expression, checker: ts.TypeChecker): number | undefined {
  const node = bare(expression);
  if (ts.isNumericLiteral(node)) {
    return Number(node.text);
  }
  if (ts.isPrefixUnaryExpression(node)) {
    const value = constantOf(node.operand, checker);
    const operate = unary[node.operator];
    return value === undefined ? undefined : operate?.(value);
  }
  if (ts.isBinaryExpression(node)) {
    const operate = binary[node.operatorToken.kind];
    const left = operate && constantOf(node.left, checker);
    const right = left === undefined ? undefined : constantOf(node.right, checker);
    return left === undefined || right === undefined ? undefined : operate?.(left, right);
  }
  if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) {
    const type = checker.getTypeAtLocation(node);
    return type.isNumberLiteral() ? type.value : undefined;
  }
  return undefined;
}

const unary: Partial<Record<ts.SyntaxKind, (a: number) => number>> = {
  [ts.SyntaxKind.MinusToken]: (a) => -a,
  [ts.SyntaxKind.PlusToken]: (a) => a,
  [ts.SyntaxKind.TildeToken]: (a) => ~a,
};

const binary: Partial<Record<ts.SyntaxKind, (a: number, b: number) => number>> = {
  [ts.SyntaxKind.PlusToken]: (a, b) => a + b,
  [ts.SyntaxKind.MinusToken]: (a, b) => a - b,
  [ts.SyntaxKind.AsteriskToken]: (a, b) => a * b,
  [ts.SyntaxKind.SlashToken]: (a, b) => a / b,
  [ts.SyntaxKind.PercentToken]: (a, b) => a % b,
  [ts.SyntaxKind.AsteriskAsteriskToken]: (a, b) => a ** b,
  [ts.SyntaxKind.AmpersandToken]: (a, b) => a & b,
  [ts.SyntaxKind.BarToken]: (a, b) => a | b,
  [ts.SyntaxKind.CaretToken]: (a, b) => a ^ b,
  [ts.SyntaxKind.LessThanLessThanToken]: (a, b) => a << b,
};
