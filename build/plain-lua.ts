import * as lua from "typescript-to-lua";
import { placed } from "./emit/lua-tree.ts";

/** A node as people write it in Lua, with the same meaning. */
export function plainLua(node: lua.Node, around?: lua.Node, key?: string): lua.Node {
  if (lua.isConditionalExpression(node)) {
    // The value is neither false nor nil.
    const value = lua.createBinaryExpression(node.condition, node.whenTrue, lua.SyntaxKind.AndOperator);
    return placed(lua.createBinaryExpression(value, node.whenFalse, lua.SyntaxKind.OrOperator), node);
  }
  // Parentheses make one value of a call. An operation and a condition take one value anyway.
  const isOne = key === "condition" || (around !== undefined && isOperation(around));
  if (isOne && lua.isParenthesizedExpression(node) && isCall(node.expression)) {
    return node.expression;
  }
  return isConcatenation(node) ? inOneRow(node) : node;
}

/** `a .. b .. c` for `(a .. b) .. c`: Lua joins all of them at once. */
function inOneRow(node: lua.BinaryExpression): lua.BinaryExpression {
  const { left } = node;
  return isConcatenation(left)
    ? { ...node, left: left.left, right: inOneRow(placed({ ...node, left: left.right }, left.right)) }
    : node;
}

function isConcatenation(node: lua.Node): node is lua.BinaryExpression {
  return lua.isBinaryExpression(node) && node.operator === lua.SyntaxKind.ConcatOperator;
}

function isOperation(node: lua.Node): boolean {
  return lua.isBinaryExpression(node) || lua.isUnaryExpression(node) || lua.isConditionalExpression(node);
}

function isCall(node: lua.Node): boolean {
  return lua.isCallExpression(node) || lua.isMethodCallExpression(node);
}
