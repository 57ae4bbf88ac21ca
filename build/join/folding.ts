import * as lua from "typescript-to-lua";
import { rewritten, variableOf } from "../emit/lua-tree.ts";
import { Constants, isRecord } from "./constants.ts";
import type { Section } from "./sections.ts";
import { calculated, isTrue, type Known, literalFor, literalValue } from "./values.ts";

/** Writes constants where they are used, and takes out what they decide: comparisons, and branches that are never taken. */
export function folded(sections: readonly Section[]): Section[] {
  const constants = new Constants(sections);
  return sections.map(({ module, statements }) => {
    const rest = rewritten(statements, (node) => (isGiving(node) ? withoutConstants(node, constants) : node));
    return { module, statements: rewritten(rest, (node) => foldedNode(node, constants)) };
  });
}

type Giving = lua.VariableDeclarationStatement | lua.AssignmentStatement;

function isGiving(node: lua.Node): node is Giving {
  return lua.isVariableDeclarationStatement(node) || lua.isAssignmentStatement(node);
}

/** A statement that declares or gives values, without constants, and without the fields of settings that are constants. */
function withoutConstants(node: Giving, constants: Constants): lua.Statement[] {
  const isKept = (_: unknown, index: number): boolean => constants.valueOf(node.left[index] as lua.Node) === undefined;
  const left = (node.left as lua.Identifier[]).filter(isKept);
  if (left.length === 0) {
    return [];
  }
  if (left.length < node.left.length) {
    return [{ ...node, left, right: node.right?.filter(isKept) } as Giving];
  }
  const [variable] = node.left.map(variableOf);
  const [value] = node.right ?? [];
  const isSettings = variable !== undefined && value !== undefined && isRecord(value) && constants.tableOf(variable);
  return [isSettings ? { ...node, right: [constants.pruned(value, variable)] } : node];
}

function foldedNode(node: lua.Node, constants: Constants): lua.Node | lua.Statement[] {
  if (lua.isIfStatement(node)) {
    return taken(node);
  }
  if (lua.isWhileStatement(node) && literalValue(node.condition) === false) {
    return [];
  }
  const value = constants.valueOf(node) ?? operationValue(node);
  if (value !== undefined) {
    return literalFor(value, node);
  }
  if (lua.isBinaryExpression(node)) {
    return chosen(node);
  }
  return withBase(node);
}

/** What an operation on literals comes to. */
function operationValue(node: lua.Node): Known | undefined {
  if (lua.isBinaryExpression(node)) {
    return calculated(node.operator, literalValue(node.left), literalValue(node.right));
  }
  return lua.isUnaryExpression(node) ? literalValue(node) : undefined;
}

/** The side that `and` and `or` take when the left one is known. */
function chosen(node: lua.BinaryExpression): lua.Expression {
  const { operator, left, right } = node;
  const value = literalValue(left);
  if (value === undefined || !isLogical(node)) {
    return node;
  }
  const takesRight = isTrue(value) === (operator === lua.SyntaxKind.AndOperator);
  return takesRight ? asOneValue(right) : left;
}

/** An operation gives one value, whatever it is made of. */
function asOneValue(node: lua.Expression): lua.Expression {
  const mayBeMore = lua.isCallExpression(node) || lua.isMethodCallExpression(node) || lua.isDotsLiteral(node);
  return mayBeMore ? lua.createParenthesizedExpression(node) : node;
}

/** Lua wants parentheses around a literal of which something is taken or called. */
function withBase(node: lua.Node): lua.Node {
  const inParentheses = (base: lua.Expression): lua.Expression =>
    literalValue(base) === undefined ? base : lua.createParenthesizedExpression(base);
  if (lua.isTableIndexExpression(node)) {
    return { ...node, table: inParentheses(node.table) } as lua.Node;
  }
  if (lua.isCallExpression(node)) {
    return { ...node, expression: inParentheses(node.expression) } as lua.Node;
  }
  return lua.isMethodCallExpression(node)
    ? ({ ...node, prefixExpression: inParentheses(node.prefixExpression) } as lua.Node)
    : node;
}

/** What is left of an `if` whose condition is known. */
function taken(node: lua.IfStatement): lua.Node | lua.Statement[] {
  const holds = decided(node.condition);
  if (holds === undefined) {
    return node;
  }
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
  if (!lua.isBinaryExpression(condition) || !isLogical(condition) || !lua.isIdentifier(condition.left)) {
    return undefined;
  }
  const right = decided(condition.right);
  return right === (condition.operator === lua.SyntaxKind.OrOperator) ? right : undefined;
}

function isLogical({ operator }: lua.BinaryExpression): boolean {
  return operator === lua.SyntaxKind.AndOperator || operator === lua.SyntaxKind.OrOperator;
}

/** The statements of a block without it, unless it keeps names for itself or ends what is around it. */
function opened(statements: lua.Statement[], at: lua.Node): lua.Statement[] {
  const needsBlock = statements.some(
    (each) =>
      lua.isVariableDeclarationStatement(each) ||
      lua.isLabelStatement(each) ||
      lua.isGotoStatement(each) ||
      lua.isReturnStatement(each) ||
      lua.isBreakStatement(each),
  );
  return needsBlock ? [lua.setNodePosition(lua.createDoStatement(statements), lua.getOriginalPos(at))] : statements;
}
