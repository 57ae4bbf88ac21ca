import * as lua from "typescript-to-lua";
import { type Choice, rewritten, variableOf } from "../emit/lua-tree.ts";
import { branched, isConditional, isTruth, withoutNeutral, withPlainEnd } from "./branches.ts";
import { Constants, isRecord } from "./constants.ts";
import type { Section } from "./sections.ts";
import { calculated, isLogical, type Known, literalFor, literalValue, sideTaken } from "./values.ts";

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
  if (isConditional(node)) {
    return branched(node);
  }
  if (isGiving(node)) {
    return withPlainValue(node);
  }
  const value = constants.valueOf(node) ?? constants.isThere(node) ?? operationValue(node);
  if (value !== undefined) {
    return literalFor(value, node);
  }
  return isLogical(node) ? chosen(node) : withBase(withPlainEnd(node));
}

/** What an operation on literals comes to. */
function operationValue(node: lua.Node): Known | undefined {
  if (lua.isBinaryExpression(node)) {
    return calculated(node.operator, literalValue(node.left), literalValue(node.right));
  }
  return lua.isUnaryExpression(node) ? literalValue(node) : undefined;
}

/** What is left of `and` and `or` when one side is known. */
function chosen(node: lua.BinaryExpression): lua.Expression {
  if ((node as Choice).isChoice) {
    return node;
  }
  const side = sideTaken(node, literalValue);
  if (side !== undefined) {
    return asOneValue(side);
  }
  const left = isLogical(node.left) && node.left.operator === node.operator ? withoutNeutral(node.left) : node.left;
  const rest = { ...node, left } as lua.BinaryExpression;
  return isTruth(left) ? withoutNeutral(rest) : rest;
}

/** An operation gives one value, whatever it is made of. */
function asOneValue(node: lua.Expression): lua.Expression {
  const mayBeMore = lua.isCallExpression(node) || lua.isMethodCallExpression(node) || lua.isDotsLiteral(node);
  return mayBeMore ? lua.createParenthesizedExpression(node) : node;
}

/** A variable takes one value, whatever it is given. */
function withPlainValue(node: Giving): Giving {
  const [value] = node.right ?? [];
  return value !== undefined && lua.isParenthesizedExpression(value) && node.left.length === 1
    ? ({ ...node, right: [value.expression] } as Giving)
    : node;
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
