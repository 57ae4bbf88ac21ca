import ts from "typescript";
import { bare, dottedName } from "../syntax.ts";

/**
 * The constant number that an expression gives, as TypeScript counts: from literals, names whose type is one literal,
 * and arithmetic on them. Undefined when it is not a constant.
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

export const largestInteger = 2147483647;

/** A date in seconds is not below this once the clock is set: November 2023. */
const leastDate = 1700000000;

/**
 * The least value of an expression that contains a date in seconds and nothing else unknown. Undefined when nothing is
 * known of it, or when it may be 0 or less.
 */
export function leastOf(expression: ts.Expression, checker: ts.TypeChecker): number | undefined {
  const node = bare(expression);
  const constant = constantOf(node, checker);
  if (constant !== undefined) {
    return constant > 0 ? constant : undefined;
  }
  if (ts.isCallExpression(node)) {
    const [first, second] = node.arguments;
    const isDivision = ts.isIdentifier(node.expression) && node.expression.text === "floorDivide";
    const dividend = isDivision && first ? leastOf(first, checker) : undefined;
    const divisor = isDivision && second ? constantOf(second, checker) : undefined;
    return dividend && divisor ? Math.floor(dividend / divisor) : isDate(node) ? leastDate : undefined;
  }
  if (ts.isBinaryExpression(node)) {
    const [left, right] = [leastOf(node.left, checker), leastOf(node.right, checker)];
    const result = left && right && grown(left, right, node.operatorToken.kind);
    // A larger value wraps: nothing is known of it.
    return result && result <= largestInteger ? result : undefined;
  }
  const declaration = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node)?.valueDeclaration : undefined;
  const isConst =
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  return isConst && declaration.initializer ? leastOf(declaration.initializer, checker) : undefined;
}

/** The result of a sum or a product. Undefined for other operators. */
export function grown(one: number, other: number, operator: ts.SyntaxKind): number | undefined {
  if (operator === ts.SyntaxKind.PlusToken) {
    return one + other;
  }
  return operator === ts.SyntaxKind.AsteriskToken ? one * other : undefined;
}

function isDate({ expression }: ts.CallExpression): boolean {
  return dottedName(expression) === "os.time";
}
