import * as lua from "typescript-to-lua";
import { placed } from "../emit/lua-tree.ts";
import { isLogical, isPure, isTrue, literalValue } from "./values.ts";

/** What is left of an `if` or a loop when its condition, or a part of it, is known. */
export function branched(node: lua.IfStatement | lua.WhileStatement): lua.Node | lua.Statement[] {
  const holds = decided(node.condition);
  if (lua.isIfStatement(node) && holds !== undefined) {
    const taken = holds ? node.ifBlock : node.elseBlock;
    return taken === undefined || lua.isIfStatement(taken) ? (taken ?? []) : opened(taken, node);
  }
  if (lua.isWhileStatement(node) && holds === false) {
    return [];
  }
  return Object.assign({ ...node }, { condition: asTruth(node.condition) });
}

/** Whether a condition holds, if that is known: `errDump and false` does not. */
function decided(condition: lua.Expression): boolean | undefined {
  const value = literalValue(condition);
  if (value !== undefined) {
    return isTrue(value);
  }
  const right = isLogical(condition) && isPure(condition.left) ? decided(condition.right) : undefined;
  return right === ((condition as lua.BinaryExpression).operator === lua.SyntaxKind.OrOperator) ? right : undefined;
}

/** A condition without the parts that do not matter for whether it holds: `x` for `x and true` and `x or false`. */
function asTruth(node: lua.Expression): lua.Expression {
  if (!isLogical(node)) {
    return node;
  }
  const isNeutral = literalValue(node.right) === (node.operator === lua.SyntaxKind.AndOperator);
  const left = asTruth(node.left);
  return isNeutral ? left : ({ ...node, left, right: asTruth(node.right) } as lua.Expression);
}

/** The statements of a block, without the block if it declares no names and does not end what is around it. */
function opened(block: lua.Block, at: lua.Node): lua.Statement[] {
  const needsBlock = block.statements.some(
    (each) => lua.isVariableDeclarationStatement(each) || lua.isLabelStatement(each) || isJump(each),
  );
  return needsBlock ? [placed(lua.createDoStatement(block.statements), at)] : block.statements;
}

/** A block without the statements after its end, and without a block at that end. */
export function withPlainEnd(block: lua.Block): lua.Block {
  const end = block.statements.findIndex(ends) + 1 || block.statements.length;
  const last = block.statements[end - 1];
  if (last === undefined || block.statements.slice(end).some(lua.isLabelStatement)) {
    return block;
  }
  const isNeedless = lua.isDoStatement(last) && !last.statements.some(lua.isLabelStatement);
  return { ...block, statements: [...block.statements.slice(0, end - 1), ...(isNeedless ? last.statements : [last])] };
}

/** Whether no statement after this one is run. */
function ends(node: lua.Statement): boolean {
  const last = lua.isDoStatement(node) ? node.statements.at(-1) : node;
  return last !== undefined && isJump(last);
}

function isJump(node: lua.Node): boolean {
  return lua.isReturnStatement(node) || lua.isBreakStatement(node) || lua.isGotoStatement(node);
}
