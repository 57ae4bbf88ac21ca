import * as lua from "typescript-to-lua";
import { type Choice, placed } from "../emit/lua-tree.ts";

/** Lua's nil. */
export const nil = Symbol("nil");

/** A value that is known when building. */
export type Known = typeof nil | boolean | number | string;

/** A longer text would be in the memory once for each function that uses it. */
const longestText = 40;
const largestInteger = 2 ** 31 - 1;

/** What a literal stands for, or undefined where an expression is none. */
export function literalValue(node: lua.Expression): Known | undefined {
  switch (node.kind) {
    case lua.SyntaxKind.NilKeyword:
      return nil;
    case lua.SyntaxKind.TrueKeyword:
      return true;
    case lua.SyntaxKind.FalseKeyword:
      return false;
    case lua.SyntaxKind.StringLiteral:
      return (node as lua.StringLiteral).value;
    case lua.SyntaxKind.NumericLiteral:
      return (node as lua.NumericLiteral).value;
    case lua.SyntaxKind.ParenthesizedExpression:
      return literalValue((node as lua.ParenthesizedExpression).expression);
    case lua.SyntaxKind.UnaryExpression: {
      const { operator, operand } = node as lua.UnaryExpression;
      return inverted(operator, literalValue(operand));
    }
    default:
      return undefined;
  }
}

/** A literal for a value, at the position of another node. */
export function literalFor(value: Known, at: lua.Node): lua.Expression {
  return placed(newLiteral(value), at);
}

function newLiteral(value: Known): lua.Expression {
  if (typeof value === "number") {
    const size = lua.createNumericLiteral(Math.abs(value));
    return value < 0 ? lua.createUnaryExpression(size, lua.SyntaxKind.NegationOperator) : size;
  }
  if (typeof value === "string") {
    return lua.createStringLiteral(value);
  }
  return value === nil ? lua.createNilLiteral() : lua.createBooleanLiteral(value);
}

/** Whether a value may be written wherever its constant is used. */
export function isShort(value: Known): boolean {
  return typeof value !== "string" || value.length <= longestText;
}

export function isTrue(value: Known): boolean {
  return value !== nil && value !== false;
}

/** What `-` or `not` makes of a value, or undefined where Lua has to find out. */
export function inverted(operator: lua.Operator, value: Known | undefined): Known | undefined {
  if (operator === lua.SyntaxKind.NotOperator && value !== undefined) {
    return !isTrue(value);
  }
  return operator === lua.SyntaxKind.NegationOperator && typeof value === "number" ? 0 - value : undefined;
}

/** `a and b`, or `a or b`. */
export function isLogical(node: lua.Node): node is lua.BinaryExpression {
  return (
    lua.isBinaryExpression(node) &&
    (node.operator === lua.SyntaxKind.AndOperator || node.operator === lua.SyntaxKind.OrOperator)
  );
}

/** The side that gives `and` or `or` its value, as far as the values on its left are known. */
export function sideTaken(
  { operator, left, right }: lua.BinaryExpression,
  known: (node: lua.Expression) => Known | undefined,
): lua.Expression | undefined {
  const isChoice = (left as Choice).isChoice === true && isLogical(left);
  const value = known(isChoice ? left.left : left);
  if (value === undefined) {
    return undefined;
  }
  if (isChoice) {
    return isTrue(value) ? left.right : right;
  }
  return isTrue(value) === (operator === lua.SyntaxKind.AndOperator) ? right : left;
}

/** What an operation comes to, or undefined where Lua has to find out. */
export function calculated(
  operator: lua.Operator,
  left: Known | undefined,
  right: Known | undefined,
): Known | undefined {
  if (left === undefined || right === undefined) {
    return undefined;
  }
  if (operator === lua.SyntaxKind.EqualityOperator) {
    return left === right;
  }
  if (operator === lua.SyntaxKind.InequalityOperator) {
    return left !== right;
  }
  if (operator === lua.SyntaxKind.ConcatOperator) {
    return typeof left === "string" && typeof right === "string" ? left + right : undefined;
  }
  if (typeof left !== "number" || typeof right !== "number") {
    return undefined;
  }
  const compare = comparisons[operator];
  const operate = operations[operator];
  const areIntegers = [left, right].every((each) => Number.isInteger(each) && Math.abs(each) <= largestInteger);
  if (compare !== undefined || operate === undefined || !areIntegers) {
    return compare?.(left, right);
  }
  // Only what a module's 32 bits hold: it would wrap there.
  const result = operate(left, right);
  return Math.abs(result) <= largestInteger ? result + 0 : undefined;
}

/** What gives an integer of integers. */
const operations: Partial<Record<lua.Operator, (a: number, b: number) => number>> = {
  [lua.SyntaxKind.AdditionOperator]: (a, b) => a + b,
  [lua.SyntaxKind.SubtractionOperator]: (a, b) => a - b,
  [lua.SyntaxKind.MultiplicationOperator]: (a, b) => a * b,
  [lua.SyntaxKind.FloorDivisionOperator]: (a, b) => Math.floor(a / b),
};

const comparisons: Partial<Record<lua.Operator, (a: number, b: number) => boolean>> = {
  [lua.SyntaxKind.LessThanOperator]: (a, b) => a < b,
  [lua.SyntaxKind.LessEqualOperator]: (a, b) => a <= b,
  [lua.SyntaxKind.GreaterThanOperator]: (a, b) => a > b,
  [lua.SyntaxKind.GreaterEqualOperator]: (a, b) => a >= b,
};
