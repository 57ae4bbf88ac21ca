import * as lua from "typescript-to-lua";
import { variableOf } from "./emit/lua-tree.ts";

/** A number that stands in the place of a constant. */
export interface NamedNumber extends lua.NumericLiteral {
  /** What the TypeScript says there, such as `config.uart.baudRate`. */
  constant?: string | undefined;
}

/** What the TypeScript says in the place of a known number, if that has a name in it: `retryMs`, `2 * leastBytes`. */
export function constantIn(node: lua.Node): string | undefined {
  if (lua.isNumericLiteral(node)) {
    return (node as NamedNumber).constant;
  }
  if (lua.isTableIndexExpression(node)) {
    const table = constantIn(node.table);
    const isName = lua.isStringLiteral(node.index) && /^\w+$/.test(node.index.value);
    return table && isName ? `${table}.${(node.index as lua.StringLiteral).value}` : undefined;
  }
  if (lua.isUnaryExpression(node)) {
    return constantIn(node.operand);
  }
  if (lua.isParenthesizedExpression(node)) {
    return constantIn(node.expression);
  }
  return lua.isBinaryExpression(node) ? calculation(node) : variableOf(node)?.name;
}

/** A longer calculation tells a reader less than its result. */
const mostCharacters = 50;

function calculation({ left, operator, right }: lua.BinaryExpression): string | undefined {
  const sign = signs[operator];
  const names = [left, right].map(constantIn);
  if (sign === undefined || names.every((name) => name === undefined)) {
    return undefined;
  }
  const [one, other] = [left, right].map((side, index) => operand(side, names[index]));
  const text = one && other && `${one} ${sign} ${other}`;
  return text && text.length <= mostCharacters ? text : undefined;
}

function operand(node: lua.Node, name: string | undefined): string | undefined {
  if (name !== undefined) {
    return name.includes(" ") ? `(${name})` : name;
  }
  return lua.isNumericLiteral(node) ? String(node.value) : undefined;
}

const signs: Partial<Record<lua.Operator, string>> = {
  [lua.SyntaxKind.AdditionOperator]: "+",
  [lua.SyntaxKind.SubtractionOperator]: "-",
  [lua.SyntaxKind.MultiplicationOperator]: "*",
  [lua.SyntaxKind.FloorDivisionOperator]: "//",
};
