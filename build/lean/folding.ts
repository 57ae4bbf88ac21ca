import type { Expression, IfStatement, Node } from "luaparse";
import { visitNodes } from "../lua-nodes.ts";
import { type Replacement, replacing } from "./rewriting.ts";
import { rangeOf, type Scopes } from "./scopes.ts";
import { type Whole, withoutStatement } from "./whole.ts";
import { instead } from "./writing.ts";

/** Decides what is decided by literals alone: comparisons, `and`, `or`, `not`, and the branches that are never taken. */
export function foldedBranches(whole: Whole): Replacement[] {
  const found: Replacement[] = [];
  visitNodes(whole.scopes.chunk, (node) => {
    if (node.type === "IfStatement") {
      found.push(...branches(node, whole));
    } else if (isOperation(node)) {
      found.push(...folded(node, whole.scopes));
    }
  });
  return found;
}

/** A value that is known: Lua's `nil` is null. Of a text with escapes nothing is known but that it is one. */
type Known = { value: null | boolean | number | string | symbol } | undefined;

function knownOf(node: Expression): Known {
  switch (node.type) {
    case "NilLiteral":
      return { value: null };
    case "BooleanLiteral":
      return { value: node.value };
    case "NumericLiteral":
      return /^\d+$/.test(node.raw) ? { value: Number(node.raw) } : undefined;
    case "StringLiteral":
      // What has an escape may be equal to what is written otherwise.
      return { value: node.raw.includes("\\") ? someText : node.raw.slice(1, -1) };
    default:
      return undefined;
  }
}

const someText = Symbol("text");

function isTrue({ value }: NonNullable<Known>): boolean {
  return value !== null && value !== false;
}

type Operation = Extract<Expression, { type: "BinaryExpression" | "LogicalExpression" | "UnaryExpression" }>;

function isOperation(node: Node): node is Operation {
  return node.type === "BinaryExpression" || node.type === "LogicalExpression" || node.type === "UnaryExpression";
}

/** Puts what an operation comes to in its place, when that is known. */
function folded(node: Operation, scopes: Scopes): Replacement[] {
  if (node.type === "UnaryExpression") {
    const known = node.operator === "not" ? knownOf(node.argument) : undefined;
    return known === undefined ? [] : [replacing(node, String(!isTrue(known)))];
  }
  const left = knownOf(node.left);
  if (node.type === "LogicalExpression") {
    const takesRight = left && isTrue(left) === (node.operator === "and");
    return left === undefined ? [] : [instead(node, takesRight ? node.right : node.left, scopes)];
  }
  const right = knownOf(node.right);
  const compare = comparisons[node.operator];
  if (left === undefined || right === undefined || compare === undefined) {
    return [];
  }
  if (left.value === someText || right.value === someText) {
    return [];
  }
  const isOfOrder = node.operator !== "==" && node.operator !== "~=";
  return isOfOrder && (typeof left.value !== "number" || typeof right.value !== "number")
    ? []
    : [replacing(node, String(compare(left.value as number, right.value as number)))];
}

const comparisons: Record<string, (one: number, other: number) => boolean> = {
  "==": (one, other) => one === other,
  "~=": (one, other) => one !== other,
  "<": (one, other) => one < other,
  "<=": (one, other) => one <= other,
  ">": (one, other) => one > other,
  ">=": (one, other) => one >= other,
};

/** Takes out the first clause whose condition is known. */
function branches(node: IfStatement, whole: Whole): Replacement[] {
  const { clauses } = node;
  const at = clauses.findIndex((clause) => clause.type !== "ElseClause" && knownOf(clause.condition) !== undefined);
  const clause = clauses[at];
  if (clause === undefined || clause.type === "ElseClause") {
    return [];
  }
  const end = rangeOf(node)[1] - "end".length;
  const [start] = rangeOf(clause);
  if (isTrue(knownOf(clause.condition) as NonNullable<Known>)) {
    // It is the last that can be taken.
    const after = clauses[at + 1];
    const head = { start, end: thenAfter(clause.condition, whole) + "then".length, pieces: [at === 0 ? "do" : "else"] };
    return after === undefined ? [head] : [head, { start: rangeOf(after)[0], end, pieces: [] }];
  }
  const next = clauses[at + 1];
  if (next === undefined) {
    return at === 0 ? [withoutStatement(node, whole)] : [{ start, end, pieces: [] }];
  }
  const nextStart = rangeOf(next)[0];
  if (at > 0) {
    return [{ start, end: nextStart, pieces: [] }];
  }
  const [word, instead] = next.type === "ElseClause" ? ["else", "do"] : ["elseif", "if"];
  return [{ start, end: nextStart + word.length, pieces: [instead] }];
}

/** Where the `then` behind a condition begins. */
export function thenAfter(condition: Expression, { lua }: Whole): number {
  return lua.indexOf("then", rangeOf(condition)[1]);
}
