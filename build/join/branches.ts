import * as lua from "typescript-to-lua";
import type { Choice } from "../emit/lua-tree.ts";
import { isPure } from "./constants.ts";
import { isLogical, isTrue, literalValue } from "./values.ts";

type Conditional = lua.IfStatement | lua.WhileStatement | lua.RepeatStatement;

export function isConditional(node: lua.Node): node is Conditional {
  return lua.isIfStatement(node) || lua.isWhileStatement(node) || lua.isRepeatStatement(node);
}

/** What is left of an `if` or a loop whose condition, or a part of it, is known. */
export function branched(node: Conditional): lua.Node | lua.Statement[] {
  const holds = decided(node.condition);
  if (lua.isIfStatement(node) && holds !== undefined) {
    return taken(node, holds);
  }
  if (lua.isWhileStatement(node) && holds === false) {
    return [];
  }
  return withPlainEnd({ ...node, condition: asTruth(node.condition) } as Conditional);
}

function taken(node: lua.IfStatement, holds: boolean): lua.Node | lua.Statement[] {
  if (holds) {
    return opened(node.ifBlock.statements, node);
  }
  const { elseBlock } = node;
  if (elseBlock === undefined) {
    return [];
  }
  return lua.isBlock(elseBlock) ? opened(elseBlock.statements, node) : elseBlock;
}

/** Whether a condition holds, where that is known: `errDump and false` does not. */
function decided(condition: lua.Expression): boolean | undefined {
  const value = literalValue(condition);
  if (value !== undefined) {
    return isTrue(value);
  }
  if (!isLogical(condition) || !doesNothing(condition.left)) {
    return undefined;
  }
  const right = decided(condition.right);
  return right === (condition.operator === lua.SyntaxKind.OrOperator) ? right : undefined;
}

/** Whether a condition does nothing but ask what variables are. */
function doesNothing(node: lua.Expression): boolean {
  if (lua.isUnaryExpression(node)) {
    return node.operator === lua.SyntaxKind.NotOperator && doesNothing(node.operand);
  }
  const isQuestion = lua.isBinaryExpression(node) && (isLogical(node) || isEquality(node));
  return isQuestion ? doesNothing(node.left) && doesNothing(node.right) : isPure(node);
}

/** A condition without what does not change whether it holds: `x` of `x and true`. */
function asTruth(node: lua.Expression): lua.Expression {
  return isLogical(node) && (node as Choice).isChoice === undefined
    ? withoutNeutral({ ...node, left: asTruth(node.left), right: asTruth(node.right) } as lua.BinaryExpression)
    : node;
}

/** `x` of `x and true` and of `x or false`: right where x is true or false, and where that is all that matters. */
export function withoutNeutral(node: lua.BinaryExpression): lua.Expression {
  const right = literalValue(node.right);
  const isNeutral = right !== undefined && isTrue(right) === (node.operator === lua.SyntaxKind.AndOperator);
  return isNeutral ? node.left : node;
}

/** Whether an expression surely is true or false. */
export function isTruth(node: lua.Expression): boolean {
  if (lua.isUnaryExpression(node)) {
    return node.operator === lua.SyntaxKind.NotOperator;
  }
  if (isLogical(node)) {
    return isTruth(node.left) && isTruth(node.right);
  }
  return lua.isBinaryExpression(node) && (isEquality(node) || comparisons.has(node.operator));
}

function isEquality({ operator }: lua.BinaryExpression): boolean {
  return operator === lua.SyntaxKind.EqualityOperator || operator === lua.SyntaxKind.InequalityOperator;
}

const comparisons: ReadonlySet<lua.Operator> = new Set([
  lua.SyntaxKind.LessThanOperator,
  lua.SyntaxKind.LessEqualOperator,
  lua.SyntaxKind.GreaterThanOperator,
  lua.SyntaxKind.GreaterEqualOperator,
]);

/** The statements of a block without it, unless it keeps names for itself or ends what is around it. */
function opened(statements: lua.Statement[], at: lua.Node): lua.Statement[] {
  const needsBlock = statements.some(
    (each) => lua.isVariableDeclarationStatement(each) || lua.isLabelStatement(each) || isJump(each),
  );
  return needsBlock ? [lua.setNodePosition(lua.createDoStatement(statements), lua.getOriginalPos(at))] : statements;
}

/** A node without what stands behind the ends of its blocks, and without a block at the very end of them. */
export function withPlainEnd(node: lua.Node): lua.Node {
  if (lua.isBlock(node) || lua.isDoStatement(node)) {
    const statements = untilEnd(node.statements);
    return Object.assign({ ...node }, { statements: lua.isDoStatement(node) ? unwrapped(statements) : statements });
  }
  if (lua.isIfStatement(node)) {
    const { ifBlock, elseBlock } = node;
    return { ...node, ifBlock: plain(ifBlock), elseBlock: elseBlock && plain(elseBlock) } as lua.Node;
  }
  // What `repeat` asks in the end sees the names of its body.
  return "body" in node && !lua.isRepeatStatement(node)
    ? ({ ...node, body: plain(node.body as lua.Block) } as lua.Node)
    : node;
}

function plain<T extends lua.Block | lua.IfStatement>(block: T): T {
  return lua.isBlock(block) ? { ...block, statements: unwrapped(block.statements) } : block;
}

function unwrapped(statements: lua.Statement[]): lua.Statement[] {
  const last = statements.at(-1);
  const isNeedless = last !== undefined && lua.isDoStatement(last) && !last.statements.some(lua.isLabelStatement);
  return isNeedless ? [...statements.slice(0, -1), ...last.statements] : statements;
}

function untilEnd(statements: lua.Statement[]): lua.Statement[] {
  const end = statements.findIndex(ends);
  const behind = statements.slice(end + 1);
  return end < 0 || behind.some(lua.isLabelStatement) ? statements : statements.slice(0, end + 1);
}

/** Whether nothing behind a statement is run. */
export function ends(node: lua.Node | undefined): boolean {
  if (node === undefined) {
    return false;
  }
  if (lua.isIfStatement(node)) {
    return ends(node.ifBlock) && ends(node.elseBlock);
  }
  return lua.isBlock(node) || lua.isDoStatement(node) ? ends(node.statements.at(-1)) : isJump(node);
}

function isJump(node: lua.Node): boolean {
  return lua.isReturnStatement(node) || lua.isBreakStatement(node) || lua.isGotoStatement(node);
}
