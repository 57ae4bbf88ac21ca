import ts from "typescript";
import * as lua from "typescript-to-lua";
import { isMultiReturnCall } from "typescript-to-lua/dist/transformation/visitors/language-extensions/multi.js";
import { bare, outside } from "../syntax.ts";
import type { Choice } from "./lua-tree.ts";

/**
 * Sees to it that one expression is one value. In the last place of a list, a call of Lua gives all its results, or none;
 * and `condition and value or other` gives the other where there is no value.
 */
export const singleValues: lua.Visitors = {
  [ts.SyntaxKind.CallExpression]: (node, context) => {
    const result = context.superTransformExpression(node);
    const written = ts.getParseTreeNode(node, ts.isCallExpression);
    if (written === undefined || !needsValue(written) || isMultiReturnCall(context, written)) {
      return result;
    }
    return mayBeNothing(context.checker.getTypeAtLocation(written)) ? asOne(result) : result;
  },
  // One result of several, or a letter of a text, which beyond its end is none.
  [ts.SyntaxKind.ElementAccessExpression]: (node, context) => {
    const result = context.superTransformExpression(node);
    const written = ts.getParseTreeNode(node, ts.isElementAccessExpression);
    return written !== undefined && (isInList(written) || needsValue(written)) ? asOne(result) : result;
  },
  [ts.SyntaxKind.ConditionalExpression]: (node, context) => {
    if (ts.isElementAccessExpression(bare(node.whenTrue))) {
      return byBranches(node, context);
    }
    const result = context.superTransformExpression(node);
    if (lua.isBinaryExpression(result)) {
      (result.left as Choice).isChoice = true;
    }
    return result;
  },
};

/** In parentheses, a call gives one value. */
function asOne(node: lua.Expression): lua.Expression {
  return lua.isCallExpression(node) || lua.isMethodCallExpression(node)
    ? lua.createParenthesizedExpression(node)
    : node;
}

/** Whether an expression stands last in a list of values, or is all that a function returns. */
function isInList(node: ts.Expression): boolean {
  const parent = outside(node);
  return (
    isLastArgument(node) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isReturnStatement(parent) ||
    ts.isArrowFunction(parent)
  );
}

/** Whether Lua calls something with an expression as the last argument, and may raise when it is none. */
function needsValue(node: ts.Expression): boolean {
  const parent = outside(node);
  return (
    isLastArgument(node) ||
    ts.isTemplateSpan(parent) ||
    ts.isTypeOfExpression(parent) ||
    (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.PlusToken)
  );
}

function isLastArgument(node: ts.Expression): boolean {
  const parent = outside(node);
  const last = ts.isCallExpression(parent) || ts.isNewExpression(parent) ? parent.arguments?.at(-1) : undefined;
  return last !== undefined && bare(last) === node;
}

function mayBeNothing(type: ts.Type): boolean {
  const nothing =
    ts.TypeFlags.Undefined |
    ts.TypeFlags.Null |
    ts.TypeFlags.Void |
    ts.TypeFlags.Any |
    ts.TypeFlags.Unknown |
    ts.TypeFlags.TypeParameter;
  return type.isUnion() ? type.types.some(mayBeNothing) : (type.flags & nothing) !== 0;
}

/** A conditional expression as an `if`, for a value that may be nil whatever its type says. */
function byBranches(node: ts.ConditionalExpression, context: lua.TransformationContext): lua.Expression {
  const result = context.createTempNameForNode(node.condition);
  const branch = (side: ts.Expression): lua.Block => {
    context.pushPrecedingStatements();
    const value = context.transformExpression(side);
    const assigning = lua.createAssignmentStatement(lua.cloneIdentifier(result), value, side);
    return lua.createBlock([...context.popPrecedingStatements(), assigning]);
  };
  const condition = context.transformExpression(node.condition);
  context.addPrecedingStatements([
    lua.createVariableDeclarationStatement(result, undefined, node.condition),
    lua.createIfStatement(condition, branch(node.whenTrue), branch(node.whenFalse), node),
  ]);
  return lua.cloneIdentifier(result);
}
