import * as lua from "typescript-to-lua";
import { constantIn } from "../constant-names.ts";
import { placed } from "../emit/lua-tree.ts";

/** A value that is known when the firmware is built. Lua's nil is null. */
export type Value = null | boolean | number | string;

/** The value of a literal. Undefined for other expressions. */
export function literalValue(node: lua.Node): Value | undefined {
  if (lua.isStringLiteral(node) || lua.isNumericLiteral(node)) {
    return node.value;
  }
  if (lua.isUnaryExpression(node)) {
    const value = literalValue(node.operand);
    const isNot = node.operator === lua.SyntaxKind.NotOperator && value !== undefined;
    const isMinus = node.operator === lua.SyntaxKind.NegationOperator && typeof value === "number";
    // Each character of ASCII is one byte.
    if (node.operator === lua.SyntaxKind.LengthOperator && typeof value === "string" && /^[\x20-\x7e]*$/.test(value)) {
      return value.length;
    }
    return isNot ? !isTrue(value) : isMinus ? 0 - value : undefined;
  }
  return lua.isParenthesizedExpression(node) ? literalValue(node.expression) : words.get(node.kind);
}

const words = new Map<lua.SyntaxKind, Value>([
  [lua.SyntaxKind.NilKeyword, null],
  [lua.SyntaxKind.TrueKeyword, true],
  [lua.SyntaxKind.FalseKeyword, false],
]);

/** A literal for the value of another node, with its position and the name of its constant. */
export function literalFor(value: Value, at: lua.Node): lua.Expression {
  if (typeof value === "number") {
    const size = Object.assign(lua.createNumericLiteral(Math.abs(value)), { constant: constantIn(at) });
    return placed(value < 0 ? lua.createUnaryExpression(size, lua.SyntaxKind.NegationOperator) : size, at);
  }
  const word = value === null ? lua.createNilLiteral() : lua.createBooleanLiteral(value === true);
  return placed(typeof value === "string" ? lua.createStringLiteral(value) : word, at);
}

/** Whether Lua takes a value for true. */
export function isTrue(value: Value): boolean {
  return value !== null && value !== false;
}

/** `a and b`, or `a or b`. */
export function isLogical(node: lua.Node): node is lua.BinaryExpression {
  return (
    lua.isBinaryExpression(node) &&
    (node.operator === lua.SyntaxKind.AndOperator || node.operator === lua.SyntaxKind.OrOperator)
  );
}

/** `a == b`, or `a ~= b`. */
export function isEquality(operator: lua.Operator): boolean {
  return operator === lua.SyntaxKind.EqualityOperator || operator === lua.SyntaxKind.InequalityOperator;
}

/** The result of an operation. Undefined when only Lua can find it out. */
export function calculated(operator: lua.Operator, left: Value, right: Value): Value | undefined {
  if (isEquality(operator)) {
    return (left === right) === (operator === lua.SyntaxKind.EqualityOperator);
  }
  if (operator === lua.SyntaxKind.ConcatOperator) {
    return typeof left === "string" && typeof right === "string" ? left + right : undefined;
  }
  if (typeof left !== "number" || typeof right !== "number") {
    return undefined;
  }
  const result = operations[operator]?.(left, right);
  // Only results that fit the module's 32 bits: others would wrap there. A comparison may be one of fractions.
  const isExact = [left, right, result].every((each) => Number.isInteger(each) && Math.abs(Number(each)) < 2 ** 31);
  return typeof result === "boolean" || isExact ? result : undefined;
}

/** Operations that compare numbers, or that give an integer for integers. */
const operations: Partial<Record<lua.Operator, (a: number, b: number) => number | boolean>> = {
  [lua.SyntaxKind.AdditionOperator]: (a, b) => a + b,
  [lua.SyntaxKind.SubtractionOperator]: (a, b) => a - b,
  [lua.SyntaxKind.MultiplicationOperator]: (a, b) => a * b + 0,
  [lua.SyntaxKind.FloorDivisionOperator]: (a, b) => Math.floor(a / b) + 0,
  [lua.SyntaxKind.LessThanOperator]: (a, b) => a < b,
  [lua.SyntaxKind.LessEqualOperator]: (a, b) => a <= b,
  [lua.SyntaxKind.GreaterThanOperator]: (a, b) => a > b,
  [lua.SyntaxKind.GreaterEqualOperator]: (a, b) => a >= b,
};

/** Whether evaluating an expression has no effect. */
export function isPure(node: lua.Expression): boolean {
  if (lua.isTableExpression(node)) {
    return node.fields.every(({ key, value }) => isPure(value) && (key === undefined || isPure(key)));
  }
  if (lua.isBinaryExpression(node)) {
    return (isEquality(node.operator) || isLogical(node)) && isPure(node.left) && isPure(node.right);
  }
  if (lua.isUnaryExpression(node) && node.operator === lua.SyntaxKind.NotOperator) {
    return isPure(node.operand);
  }
  return lua.isFunctionExpression(node) || lua.isIdentifier(node) || literalValue(node) !== undefined;
}
