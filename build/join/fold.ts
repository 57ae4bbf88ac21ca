import * as lua from "typescript-to-lua";
import type { Section } from "../emit/lua-module.ts";
import { type Assignment, type Change, isAssignment, rewritten, variableOf } from "../emit/lua-tree.ts";
import { branched, withPlainEnd } from "./branches.ts";
import { Constants, mentionsIn, type Path } from "./constants.ts";
import { withoutUnused } from "./unused.ts";
import { calculated, isEquality, isLogical, isTrue, literalFor, literalValue, type Value } from "./values.ts";

/**
 * Writes constants where they are used, and takes out the branches that they decide and what is unused then. Fields of
 * tables count as constants until the rest of the program shows that they are not: code that is switched off passes on
 * no settings.
 */
export function optimized(sections: readonly Section[]): Section[] {
  const doubts: Path[] = [];
  for (;;) {
    const rest = withoutUnused(folded(sections, doubts));
    const constants = new Constants(rest, doubts);
    const mentions = mentionsIn(rest);
    const more = constants.mistaken(mentions);
    if (more.length === 0) {
      return withoutUnused(changed(rest, (node) => (isAssignment(node) ? constants.pruned(node, mentions) : node)));
    }
    doubts.push(...more);
  }
}

/** Writes constants where they are used. Repeats that, because each round may make new constants. */
export function folded(given: readonly Section[], doubts: readonly Path[] = []): Section[] {
  let sections = [...given];
  for (let isDone = false; !isDone; ) {
    const constants = new Constants(sections, doubts);
    isDone = true;
    sections = changed(sections, (node, around, key) => {
      const isTarget = isAssignment(around) && key === "left";
      const value = isTarget ? undefined : constants.valueOf(node);
      if (value === undefined) {
        return foldedNode(node, around, constants);
      }
      isDone = false;
      const literal = literalFor(value, node);
      // Lua needs parentheses around a literal that is indexed or called.
      return /^(table|expression|prefixExpression)$/.test(key ?? "")
        ? lua.createParenthesizedExpression(literal)
        : literal;
    });
  }
  return sections;
}

function changed(sections: readonly Section[], change: Change): Section[] {
  return sections.map(({ module, statements }) => ({ module, statements: rewritten(statements, change) }));
}

function foldedNode(node: lua.Node, around: lua.Node | undefined, constants: Constants): lua.Node | lua.Statement[] {
  if (isAssignment(node)) {
    return withoutConstants(node, constants);
  }
  if (lua.isIfStatement(node) || lua.isWhileStatement(node)) {
    return branched(node);
  }
  if (lua.isBlock(node)) {
    // The condition of `repeat` sees the names of its block.
    return around !== undefined && lua.isRepeatStatement(around) ? node : withPlainEnd(node);
  }
  if (isLogical(node)) {
    return chosen(node, constants);
  }
  if (lua.isConditionalExpression(node)) {
    const condition = literalValue(node.condition);
    return condition === undefined ? node : asOneValue(isTrue(condition) ? node.whenTrue : node.whenFalse);
  }
  const value = operationValue(node, constants);
  return value === undefined ? node : literalFor(value, node);
}

/** A statement without the constants that it declares. A variable gets one value, however many there are. */
function withoutConstants(node: Assignment, constants: Constants): lua.Statement[] {
  const isKept = (name: lua.Node): boolean => variableOf(name) === undefined || constants.valueOf(name) === undefined;
  const left = (node.left as lua.Identifier[]).filter(isKept);
  const [value, ...others] = node.right ?? [];
  const isWrapped = others.length === 0 && value !== undefined && lua.isParenthesizedExpression(value);
  return left.length === 0 ? [] : [{ ...node, left, right: isWrapped ? [value.expression] : node.right } as Assignment];
}

/** The result of an operation other than `and` and `or`. */
function operationValue(node: lua.Node, constants: Constants): Value | undefined {
  if (!lua.isBinaryExpression(node)) {
    return lua.isUnaryExpression(node) ? literalValue(node) : undefined;
  }
  const right = literalValue(node.right);
  // A part of the settings that is a table exists, so it is true.
  const left = right === null && constants.isTable(node.left) ? true : literalValue(node.left);
  return left === undefined || right === undefined ? undefined : calculated(node.operator, left, right);
}

/** What is left of `and` and `or` when the left side is known. The result is always one value. */
function chosen(node: lua.BinaryExpression, constants: Constants): lua.Expression {
  const left = literalValue(node.left);
  if (left === undefined) {
    // `config.control ~= nil and false`
    const isAnd = node.operator === lua.SyntaxKind.AndOperator;
    const isFalse = isAnd && literalValue(node.right) === false && asksForField(node.left, constants);
    return isFalse ? literalFor(false, node) : node;
  }
  return isTrue(left) === (node.operator === lua.SyntaxKind.AndOperator) ? asOneValue(node.right) : node.left;
}

/** Whether it compares a field of a table that exists with a literal: true or false, without an effect. */
function asksForField(node: lua.Expression, constants: Constants): boolean {
  return (
    lua.isBinaryExpression(node) &&
    isEquality(node.operator) &&
    lua.isTableIndexExpression(node.left) &&
    constants.isTable(node.left.table) &&
    literalValue(node.right) !== undefined
  );
}

function asOneValue(node: lua.Expression): lua.Expression {
  const mayBeMore = lua.isCallExpression(node) || lua.isMethodCallExpression(node) || lua.isDotsLiteral(node);
  return mayBeMore ? lua.createParenthesizedExpression(node) : node;
}
