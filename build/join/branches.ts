import * as lua from "typescript-to-lua";
import { standingFor } from "../comments.ts";
import { isLogical, isPure, isTrue, literalValue } from "./values.ts";

/** What is left of an `if` or a loop when its condition, or a part of it, is known. */
export function branched(node: lua.IfStatement | lua.WhileStatement): lua.Node | lua.Statement[] {
  const condition = asTruth(node.condition);
  const value = literalValue(condition);
  if (value === undefined || (lua.isWhileStatement(node) && isTrue(value))) {
    return Object.assign({ ...node }, { condition });
  }
  if (lua.isWhileStatement(node)) {
    return [];
  }
  if (isTrue(value)) {
    return standingFor(node, opened(node.ifBlock));
  }
  // The comment above the `if` belongs to the branch that is gone.
  const { elseBlock } = node;
  return elseBlock === undefined || lua.isIfStatement(elseBlock) ? (elseBlock ?? []) : opened(elseBlock);
}

/** A condition without what does not matter for whether it holds: `x` for `x and true`, `false` for `x and false`. */
function asTruth(node: lua.Expression): lua.Expression {
  if (!isLogical(node)) {
    return node;
  }
  const [left, right] = [asTruth(node.left), asTruth(node.right)];
  const value = literalValue(right);
  if (value === undefined) {
    return { ...node, left, right } as lua.Expression;
  }
  const isNeutral = isTrue(value) === (node.operator === lua.SyntaxKind.AndOperator);
  return isNeutral ? left : isPure(left) ? right : ({ ...node, left, right } as lua.Expression);
}

/** The statements of a block, without the block if it declares no names and does not end what is around it. */
function opened(block: lua.Block): lua.Statement[] {
  const needsBlock = block.statements.some(
    (each) => lua.isVariableDeclarationStatement(each) || lua.isLabelStatement(each) || isJump(each),
  );
  return needsBlock ? [lua.createDoStatement(block.statements)] : block.statements;
}

/** A block without the statements after its end, and without a block at that end. */
export function withPlainEnd(block: lua.Block): lua.Block {
  const end = block.statements.findIndex(ends) + 1 || block.statements.length;
  const last = block.statements[end - 1];
  if (last === undefined || block.statements.slice(end).some(lua.isLabelStatement)) {
    return block;
  }
  const isNeedless = lua.isDoStatement(last) && !last.statements.some(lua.isLabelStatement);
  return {
    ...block,
    statements: [...block.statements.slice(0, end - 1), ...(isNeedless ? standingFor(last, last.statements) : [last])],
  };
}

/** Whether no statement after this one is run. */
function ends(node: lua.Statement): boolean {
  const last = lua.isDoStatement(node) ? node.statements.at(-1) : node;
  return last !== undefined && isJump(last);
}

function isJump(node: lua.Node): boolean {
  return lua.isReturnStatement(node) || lua.isBreakStatement(node) || lua.isGotoStatement(node);
}
