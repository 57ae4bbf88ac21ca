import ts from "typescript";
import * as lua from "typescript-to-lua";
import {
  isCompoundAssignmentToken,
  unwrapCompoundAssignmentToken,
} from "typescript-to-lua/dist/transformation/visitors/binary-expression/compound.js";
import { isArrayLength } from "typescript-to-lua/dist/transformation/visitors/binary-expression/destructuring-assignments.js";
import { transformBinaryOperation } from "typescript-to-lua/dist/transformation/visitors/binary-expression/index.js";
import { bare } from "../syntax.ts";
import { isAssigned } from "./assignments.ts";
import { insideOf, isCall } from "./changes.ts";

/**
 * Writes `state.counts.dropped += bytes` as one statement. TypeScriptToLua keeps table and key in two variables with names
 * of their own, which takes memory and is needless where evaluating them twice does nothing else.
 */
export const plainUpdates: lua.Visitors = {
  [ts.SyntaxKind.ExpressionStatement]: (node, context) => {
    const update = updateOf(node.expression);
    if (update === undefined || !isPath(update.target) || isArrayLength(context, update.target)) {
      return context.superTransformStatements(node);
    }
    const { target, operator, value } = update;
    const left = context.transformExpression(target) as lua.TableIndexExpression;
    const right = value === undefined ? lua.createNumericLiteral(1) : context.transformExpression(value);
    const { precedingStatements, result } = transformBinaryOperation(
      context,
      left,
      right,
      [],
      operator,
      node.expression,
    );
    return [...precedingStatements, lua.createAssignmentStatement(left, result, node.expression)];
  },
};

interface Update {
  target: ts.Expression;
  operator: Parameters<typeof transformBinaryOperation>[4];
  /** Undefined: by one. */
  value: ts.Expression | undefined;
}

/** A statement that gives something a value made of the one that it has, and does nothing else. */
function updateOf(node: ts.Expression): Update | undefined {
  if (ts.isBinaryExpression(node) && isCompoundAssignmentToken(node.operatorToken.kind)) {
    const operator = unwrapCompoundAssignmentToken(node.operatorToken.kind);
    const isPlain = arithmetic.has(operator) && !insideOf(node.right).some((each) => isCall(each) || isAssigned(each));
    return isPlain ? { target: node.left, operator, value: node.right } : undefined;
  }
  if (!ts.isPrefixUnaryExpression(node) && !ts.isPostfixUnaryExpression(node)) {
    return undefined;
  }
  const operator =
    node.operator === ts.SyntaxKind.PlusPlusToken
      ? ts.SyntaxKind.PlusToken
      : node.operator === ts.SyntaxKind.MinusMinusToken
        ? ts.SyntaxKind.MinusToken
        : undefined;
  return operator && { target: node.operand, operator, value: undefined };
}

const arithmetic: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
]);

/** `state.counts.dropped`: names alone, of more than one field. */
function isPath(node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node) && node.questionDotToken === undefined && isBase(bare(node.expression), 1);
}

function isBase(node: ts.Expression, fields: number): boolean {
  if (ts.isPropertyAccessExpression(node)) {
    return node.questionDotToken === undefined && isBase(bare(node.expression), fields + 1);
  }
  return fields > 1 && (ts.isIdentifier(node) || node.kind === ts.SyntaxKind.ThisKeyword);
}
