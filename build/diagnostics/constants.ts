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
/** Nobody reckons with a date in more steps. */
const mostSteps = 10;

/**
 * The least value of an expression that contains a date in seconds and nothing else unknown. Undefined when nothing is
 * known of it, or when it may be 0 or less.
 */
export function leastOf(expression: ts.Expression, checker: ts.TypeChecker, depth = 0): number | undefined {
  // Functions may call each other in a circle.
  if (depth > mostSteps) {
    return undefined;
  }
  const node = bare(expression);
  const constant = constantOf(node, checker);
  if (constant !== undefined) {
    return constant > 0 ? constant : undefined;
  }
  if (ts.isCallExpression(node)) {
    const [first, second] = node.arguments;
    const isDivision = ts.isIdentifier(node.expression) && node.expression.text === "floorDivide";
    const dividend = isDivision && first ? leastOf(first, checker, depth + 1) : undefined;
    const divisor = isDivision && second ? constantOf(second, checker) : undefined;
    const given = isDate(node) ? undefined : resultOf(node, checker);
    const result = isDate(node) ? leastDate : given && leastOf(given, checker, depth + 1);
    return dividend && divisor ? Math.floor(dividend / divisor) : result;
  }
  if (ts.isBinaryExpression(node)) {
    const [left, right] = [leastOf(node.left, checker, depth + 1), leastOf(node.right, checker, depth + 1)];
    const isMinus = node.operatorToken.kind === ts.SyntaxKind.MinusToken;
    const less = isMinus ? constantOf(node.right, checker) : undefined;
    if (left && less !== undefined && less > 0) {
      return left > less ? left - less : undefined;
    }
    const result = left && right && grown(left, right, node.operatorToken.kind);
    // A larger value wraps: nothing is known of it.
    return result && result <= largestInteger ? result : undefined;
  }
  const declaration = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node)?.valueDeclaration : undefined;
  const isConst = declaration !== undefined && ts.isVariableDeclaration(declaration) && isConstant(declaration);
  return isConst && declaration.initializer ? leastOf(declaration.initializer, checker, depth + 1) : undefined;
}

/** The result of a sum or a product. Undefined for other operators. */
export function grown(one: number, other: number, operator: ts.SyntaxKind): number | undefined {
  if (operator === ts.SyntaxKind.PlusToken) {
    return one + other;
  }
  return operator === ts.SyntaxKind.AsteriskToken ? one * other : undefined;
}

/** The expression that a call gives, for a function of one expression: `const now = () => os.time()`. */
function resultOf(
  { expression, arguments: given }: ts.CallExpression,
  checker: ts.TypeChecker,
): ts.Expression | undefined {
  const declaration = ts.isIdentifier(expression)
    ? checker.getSymbolAtLocation(expression)?.valueDeclaration
    : undefined;
  const isConst = declaration !== undefined && ts.isVariableDeclaration(declaration) && isConstant(declaration);
  const made = isConst ? declaration.initializer : declaration;
  if (made === undefined || given.length > 0 || !(ts.isArrowFunction(made) || ts.isFunctionDeclaration(made))) {
    return undefined;
  }
  const { body } = made;
  if (body === undefined || !ts.isBlock(body)) {
    return body;
  }
  const [first] = body.statements;
  return first !== undefined && ts.isReturnStatement(first) ? first.expression : undefined;
}

function isConstant(declaration: ts.VariableDeclaration): boolean {
  return (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
}

function isDate({ expression }: ts.CallExpression): boolean {
  return dottedName(expression) === "os.time";
}
