import ts from "typescript";
import * as lua from "typescript-to-lua";
import { validateAssignment } from "typescript-to-lua/dist/transformation/utils/assignment-validation.js";
import {
  transformAssignment,
  transformAssignmentLeftHandSideExpression,
} from "typescript-to-lua/dist/transformation/visitors/binary-expression/assignments.js";
import {
  isCompoundAssignmentToken,
  unwrapCompoundAssignmentToken,
} from "typescript-to-lua/dist/transformation/visitors/binary-expression/compound.js";
import { isArrayLength } from "typescript-to-lua/dist/transformation/visitors/binary-expression/destructuring-assignments.js";
import { transformBinaryOperation } from "typescript-to-lua/dist/transformation/visitors/binary-expression/index.js";
import { moveToPrecedingTemp } from "typescript-to-lua/dist/transformation/visitors/expression-list.js";
import { isMultiReturnCall } from "typescript-to-lua/dist/transformation/visitors/language-extensions/multi.js";
import { bare } from "../syntax.ts";
import { isAssigned, isAssignmentOperator } from "./assignments.ts";
import { type Call, Changes, insideOf, isCall } from "./changes.ts";
import { isModule, resolved } from "./symbols.ts";

/**
 * Has Lua evaluate in the order of TypeScript where that can be told. Lua reads a local variable when an operation runs,
 * and by then what stands on its right has been called: `total + flush()` takes the total that `flush` has left behind.
 */
export class EvaluationOrder {
  private readonly changes: Changes;

  constructor(private readonly checker: ts.TypeChecker) {
    this.changes = new Changes(checker);
  }

  readonly visitors: lua.Visitors = {
    [ts.SyntaxKind.CallExpression]: (node, context) => this.call(node, context),
    [ts.SyntaxKind.NewExpression]: (node, context) => this.call(node, context),
    [ts.SyntaxKind.ElementAccessExpression]: (node, context) => {
      const result = context.superTransformExpression(node);
      const call = ts.getParseTreeNode(node, ts.isElementAccessExpression)?.expression;
      const isLate = call !== undefined && isMultiReturnCall(context, call) && this.comesTooLate(call as Call);
      return isLate ? moveToPrecedingTemp(context, result, node) : result;
    },
    [ts.SyntaxKind.ExpressionStatement]: (node, context) => {
      const { expression } = node;
      if (!ts.isBinaryExpression(expression) || !this.readsFirst(expression)) {
        return context.superTransformStatements(node);
      }
      context.transformExpression(expression);
      return [];
    },
    [ts.SyntaxKind.BinaryExpression]: (node, context) => {
      const { kind } = node.operatorToken;
      if (this.readsFirst(node)) {
        return this.compound(node, context);
      }
      if (kind === ts.SyntaxKind.EqualsToken && isAccess(node.left) && !isArrayLength(context, node.left)) {
        return isBusy(node) ? assignment(node, node.left, context) : context.superTransformExpression(node);
      }
      return kind === ts.SyntaxKind.InKeyword && isBusy(node.left) && isBusy(node.right)
        ? inOrder(node, context)
        : context.superTransformExpression(node);
    },
  };

  /** A call whose result has a name before anything on its left is read: then TypeScriptToLua gives that a name too. */
  private call(node: ts.CallExpression | ts.NewExpression, context: lua.TransformationContext): lua.Expression {
    const result = context.superTransformExpression(node);
    const written = ts.getParseTreeNode(node, isCall);
    const isLate = written !== undefined && !isMultiReturnCall(context, written) && this.comesTooLate(written);
    return isLate ? moveToPrecedingTemp(context, result, node) : result;
  }

  /** Whether a call may change a variable on its left that Lua has not read by then. */
  private comesTooLate(call: Call): boolean {
    let child: ts.Node = call;
    for (
      let node = call.parent;
      ts.isExpression(node) && !isCall(node) && !ts.isFunctionLike(node);
      node = node.parent
    ) {
      if (this.unread(node, child).some((variable) => this.changes.mayChange(variable, call))) {
        return true;
      }
      child = node;
    }
    return false;
  }

  /** The variables that Lua reads when an operation runs, after the side that is given. */
  private unread(node: ts.Node, side: ts.Node): ts.Symbol[] {
    if (ts.isElementAccessExpression(node) && side === node.argumentExpression) {
      return this.variables(node.expression);
    }
    if (!ts.isBinaryExpression(node) || side !== node.right) {
      return [];
    }
    if (!isAssignmentOperator(node.operatorToken.kind)) {
      return this.variables(node.left).filter((variable) => this.changes.isOwn(variable, node));
    }
    const { left } = node;
    if (!isAccess(left)) {
      return [];
    }
    const index = ts.isElementAccessExpression(left) ? this.variables(left.argumentExpression) : [];
    return [...this.variables(left.expression), ...index];
  }

  /** The variables that an expression may come to: it is one, gives one its value, or chooses between some. */
  private variables(expression: ts.Expression): ts.Symbol[] {
    const node = bare(expression);
    if (ts.isConditionalExpression(node)) {
      return [node.whenTrue, node.whenFalse].flatMap((each) => this.variables(each));
    }
    if (ts.isBinaryExpression(node) && isLogicalOperator(node.operatorToken.kind)) {
      return [node.left, node.right].flatMap((each) => this.variables(each));
    }
    if (isAssigned(node)) {
      return this.variables(ts.isBinaryExpression(node) ? node.left : node.operand);
    }
    const isOfModule =
      ts.isPropertyAccessExpression(node) && isModule(symbolOf(node.expression, this.checker), this.checker);
    const symbol = symbolOf(isOfModule ? node.name : node, this.checker);
    return symbol === undefined ? [] : [resolved(symbol, this.checker)];
  }

  /** Whether `x += …` has to keep the old value of `x` first. */
  private readsFirst(node: ts.BinaryExpression): boolean {
    const written = ts.getParseTreeNode(node, ts.isBinaryExpression);
    if (written === undefined) {
      return false;
    }
    const { left, operatorToken, right } = written;
    const { kind } = operatorToken;
    if (!isCompoundAssignmentToken(kind) || isLogicalOperator(unwrapCompoundAssignmentToken(kind))) {
      return false;
    }
    if (isAccess(left)) {
      const changes = this.unread(written, right).some((variable) => this.changes.mayChange(variable, right));
      return changes || insideOf(right).some(isAssigned);
    }
    return this.variables(left).some((variable) => this.changes.mayChange(variable, right));
  }

  private compound(node: ts.BinaryExpression, context: lua.TransformationContext): lua.Expression {
    const operator = unwrapCompoundAssignmentToken(node.operatorToken.kind as ts.CompoundAssignmentOperator);
    const target = transformAssignmentLeftHandSideExpression(context, node.left, true);
    const before = moveToPrecedingTemp(context, target, node.left);
    const right = context.transformExpression(node.right);
    const { precedingStatements, result } = transformBinaryOperation(context, before, right, [], operator, node);
    context.addPrecedingStatements(precedingStatements);
    const value = isAccess(node.left) ? moveToPrecedingTemp(context, result) : result;
    const assigned = isAccess(node.left)
      ? [lua.createAssignmentStatement(target, value, node)]
      : transformAssignment(context, node.left, value);
    context.addPrecedingStatements(assigned);
    return isAccess(node.left) ? value : target;
  }
}

/** `target.field = value` in an expression: first the target, then the value. */
function assignment(
  node: ts.BinaryExpression,
  left: ts.Expression,
  context: lua.TransformationContext,
): lua.Expression {
  const { checker } = context;
  validateAssignment(context, node.right, checker.getTypeAtLocation(node.right), checker.getTypeAtLocation(left));
  const target = transformAssignmentLeftHandSideExpression(context, left, true);
  const value = moveToPrecedingTemp(context, context.transformExpression(node.right), node.right);
  context.addPrecedingStatements(lua.createAssignmentStatement(target, value, node));
  return value;
}

/** `key in table`, which Lua evaluates as `table[key]`. */
function inOrder(node: ts.BinaryExpression, context: lua.TransformationContext): lua.Expression {
  const key = moveToPrecedingTemp(context, context.transformExpression(node.left), node.left);
  const field = lua.createTableIndexExpression(context.transformExpression(node.right), key);
  return lua.createBinaryExpression(field, lua.createNilLiteral(), lua.SyntaxKind.InequalityOperator, node);
}

function isAccess(node: ts.Node): node is ts.PropertyAccessExpression | ts.ElementAccessExpression {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

function symbolOf(node: ts.Node, checker: ts.TypeChecker): ts.Symbol | undefined {
  return ts.isIdentifier(node) ? checker.getSymbolAtLocation(node) : undefined;
}

/** Whether evaluating an expression may do more than give a value. The assignment that it is itself does not count. */
function isBusy(node: ts.Node): boolean {
  return insideOf(node).some((each) => isCall(each) || (each !== node && isAssigned(each)));
}

function isLogicalOperator(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken
  );
}
