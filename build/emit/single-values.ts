import ts from "typescript";
import * as lua from "typescript-to-lua";
import { moveToPrecedingTemp } from "typescript-to-lua/dist/transformation/visitors/expression-list.js";
import { isMultiReturnCall } from "typescript-to-lua/dist/transformation/visitors/language-extensions/multi.js";
import { bare, outside } from "../syntax.ts";

/**
 * Makes sure that one expression gives one value. In the last place of a list, a call in Lua gives all its results, or
 * none. And `condition and value or other` gives `other` when there is no value.
 */
export const singleValues: lua.Visitors = {
  [ts.SyntaxKind.CallExpression]: (node, context) => {
    const result = context.superTransformExpression(node);
    const written = ts.getParseTreeNode(node, ts.isCallExpression);
    const isOne = written !== undefined && needsValue(written) && !isMultiReturnCall(context, written);
    return isOne && mayBeNothing(context.checker.getTypeAtLocation(written)) ? asOne(result) : result;
  },
  // One result of several, or a character of a string: beyond its end there is no value at all.
  [ts.SyntaxKind.ElementAccessExpression]: (node, context) => {
    const result = context.superTransformExpression(node);
    const written = ts.getParseTreeNode(node, ts.isElementAccessExpression);
    if (written === undefined || isChosen(written)) {
      return written ? moveToPrecedingTemp(context, result, node) : result;
    }
    return isInList(written) || needsValue(written) ? asOne(result) : result;
  },
  // A field of a Record, whose type does not say that there may be none.
  [ts.SyntaxKind.PropertyAccessExpression]: (node, context) => {
    const result = context.superTransformExpression(node);
    const written = ts.getParseTreeNode(node, ts.isPropertyAccessExpression);
    const isOpen = written && !ts.isOptionalChain(written) && !context.checker.getSymbolAtLocation(written.name);
    return isOpen && isChosen(written) ? moveToPrecedingTemp(context, result, node) : result;
  },
  [ts.SyntaxKind.ConditionalExpression]: (node, context) => {
    const result = context.superTransformExpression(node);
    // It stays one expression until it is printed, so that known conditions can be decided.
    return lua.isBinaryExpression(result) && lua.isBinaryExpression(result.left)
      ? lua.createConditionalExpression(result.left.left, result.left.right, result.right, node)
      : result;
  },
};

/** Whether it is the value in `condition ? value : other`. Where a statement must come first, that becomes an `if`. */
function isChosen(node: ts.Expression): boolean {
  const parent = outside(node);
  return ts.isConditionalExpression(parent) && (bare(parent.whenTrue) === node || isChosen(parent));
}

/** A call in parentheses gives exactly one value. */
export function asOne(node: lua.Expression): lua.Expression {
  return lua.isCallExpression(node) || lua.isMethodCallExpression(node)
    ? lua.createParenthesizedExpression(node)
    : node;
}

/** Whether an expression stands in an array, or is the only result of a function. */
function isInList(node: ts.Expression): boolean {
  const parent = outside(node);
  return ts.isArrayLiteralExpression(parent) || ts.isReturnStatement(parent) || ts.isArrowFunction(parent);
}

/** Whether an expression is the last argument of something that Lua calls and that may raise when it has no value. */
function needsValue(node: ts.Expression): boolean {
  const parent = outside(node);
  const last = ts.isCallExpression(parent) || ts.isNewExpression(parent) ? parent.arguments?.at(-1) : undefined;
  return (
    (last !== undefined && bare(last) === node) ||
    ts.isTemplateSpan(parent) ||
    ts.isTypeOfExpression(parent) ||
    (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.PlusToken)
  );
}

function mayBeNothing(type: ts.Type): boolean {
  const { Any, Null, TypeParameter, Undefined, Unknown, Void } = ts.TypeFlags;
  const nothing = Any | Null | TypeParameter | Undefined | Unknown | Void;
  return type.isUnion() ? type.types.some(mayBeNothing) : (type.flags & nothing) !== 0;
}
