import ts from "typescript";
import { bare, dottedName } from "../syntax.ts";
import { valuesOf } from "./given-values.ts";
import { isConst } from "./types.ts";

/** Nobody reckons with a number in more steps. */
const mostSteps = 10;

/**
 * The constant number that an expression gives, as TypeScript counts: from literals, names whose type is one literal,
 * variables and fields that are never given another value, and arithmetic on them. Undefined when it is not a constant.
 * `except` is an assignment to leave out, before which the expression is asked for.
 */
export function constantOf(
  expression: ts.Expression,
  checker: ts.TypeChecker,
  except?: ts.Node,
  depth = 0,
): number | undefined {
  const node = bare(expression);
  const inner = (each: ts.Expression): number | undefined => constantOf(each, checker, except, depth + 1);
  if (ts.isNumericLiteral(node)) {
    return Number(node.text);
  }
  if (ts.isPrefixUnaryExpression(node)) {
    const operate = unary[node.operator];
    const value = operate && inner(node.operand);
    return value === undefined ? undefined : operate?.(value);
  }
  if (ts.isBinaryExpression(node)) {
    const operate = binary[node.operatorToken.kind];
    const left = operate && inner(node.left);
    const right = left === undefined ? undefined : inner(node.right);
    return left === undefined || right === undefined ? undefined : operate?.(left, right);
  }
  if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) {
    const type = checker.getTypeAtLocation(node);
    // A value may stand for itself, as in let n = n + 1.
    const values = type.isNumberLiteral() || depth > mostSteps ? undefined : valuesOf(node, checker, except);
    return type.isNumberLiteral() ? type.value : values?.length === 1 ? inner(values[0] as ts.Expression) : undefined;
  }
  return undefined;
}

/** The result of an operator of two numbers. */
export function operated(left: number, right: number, operator: ts.SyntaxKind): number {
  return binary[operator]?.(left, right) ?? Number.NaN;
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

/** The largest integer of the module's Lua. */
export const largestInteger = 2147483647;

/** A date in seconds is not below this once the clock is set: November 2023. */
const leastDate = 1700000000;

/**
 * The least value of an expression that contains a date in seconds and nothing else unknown. Undefined when nothing is
 * known of it, or when it may be 0 or less.
 */
export function leastOf(
  expression: ts.Expression,
  checker: ts.TypeChecker,
  except?: ts.Node,
  depth = 0,
): number | undefined {
  // Functions may call each other in a circle.
  if (depth > mostSteps) {
    return undefined;
  }
  const node = bare(expression);
  const inner = (each: ts.Expression): number | undefined => leastOf(each, checker, except, depth + 1);
  const constant = constantOf(node, checker, except);
  if (constant !== undefined) {
    return constant > 0 ? constant : undefined;
  }
  if (ts.isCallExpression(node)) {
    const [first, second] = node.arguments;
    const isDivision = ts.isIdentifier(node.expression) && node.expression.text === "floorDivide";
    const dividend = isDivision && first ? inner(first) : undefined;
    const divisor = isDivision && second ? constantOf(second, checker) : undefined;
    const given = isDate(node) ? undefined : resultOf(node, checker);
    const result = isDate(node) ? leastDate : given && inner(given);
    return dividend && divisor ? Math.floor(dividend / divisor) : result;
  }
  if (ts.isBinaryExpression(node)) {
    const [left, right] = [inner(node.left), inner(node.right)];
    const isMinus = node.operatorToken.kind === ts.SyntaxKind.MinusToken;
    const less = isMinus ? constantOf(node.right, checker) : undefined;
    if (left && less !== undefined && less > 0) {
      return left > less ? left - less : undefined;
    }
    const result = left && right && grown(left, right, node.operatorToken.kind);
    // A larger value wraps: nothing is known of it.
    return result && result <= largestInteger ? result : undefined;
  }
  const isName = ts.isIdentifier(node) || ts.isPropertyAccessExpression(node);
  const values = (isName ? valuesOf(node, checker, except) : undefined) ?? [];
  // What holds 0 until there is a date has one when it is reckoned with.
  const least = values.filter((each) => constantOf(each, checker) !== 0).map(inner);
  const hasDate = values.some((each) => constantOf(each, checker) === undefined);
  return hasDate && least.every((each) => each !== undefined) ? Math.min(...least) : undefined;
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
  const isHeld = declaration !== undefined && ts.isVariableDeclaration(declaration) && isConst(declaration);
  const made = isHeld ? declaration.initializer : declaration;
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

function isDate({ expression }: ts.CallExpression): boolean {
  return dottedName(expression) === "os.time";
}
