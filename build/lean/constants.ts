import type { BinaryExpression, Expression, UnaryExpression } from "luaparse";
import type { Edit } from "./edits.ts";
import type { Linked, Variable } from "./linked.ts";
import { placeOf, type Use } from "./module-text.ts";
import { rangeOf, type Scopes } from "./scopes.ts";

/** What takes the place of each constant: a Lua literal. */
export type Constants = ReadonlyMap<Variable, string>;

/**
 * Finds what is `const` in the TypeScript and has a literal for its value, or simple arithmetic of such: a number, a
 * boolean or a short text. An integer stays an integer, and another number is written as it was.
 */
export function constantsOf(linked: Linked): Constants {
  const found = new Map<Variable, Literal | undefined>();
  const literalOf = (variable: Variable): Literal | undefined => {
    if (!found.has(variable)) {
      const [only, ...more] = variable.text.module.constants.has(variable.name) ? variable.definitions() : [];
      const value = only?.isTopLevel && more.length === 0 ? only.value : undefined;
      found.set(variable, value && evaluated(value, (node) => meaningOf(node)));
    }
    return found.get(variable);
  };
  const meaningOf = (node: Expression): Literal | undefined => {
    const variable = linked.meaningOf(node);
    return variable && literalOf(variable);
  };
  return new Map(
    linked.variables.flatMap((variable) => {
      const literal = literalOf(variable);
      return literal === undefined ? [] : [[variable, String(literal)]];
    }),
  );
}

/** A constant in the place of a name. */
export function inlined(literal: string, use: Use, scopes: Scopes): Edit {
  const [start, end] = placeOf(use);
  const parent = scopes.parentOf(use.node);
  const isOperand = parent?.type === "UnaryExpression" || parent?.type === "BinaryExpression";
  const isBase = parent !== undefined && "base" in parent && parent.base === use.node;
  // What is required must stand there as a text: a name is refused, whatever it means.
  const isRequired =
    parent?.type === "CallExpression" && parent.base.type === "Identifier" && parent.base.name === "require";
  if (!isBase && !isRequired && !(isOperand && literal.startsWith("-"))) {
    return { start, end, text: literal };
  }
  // A parenthesis at the start of a statement would call what stands before it.
  return { start, end, text: `${beginsStatement(use, scopes) ? ";" : ""}(${literal})` };
}

/** An integer as a number, anything else as Lua writes it. */
type Literal = number | string;

/** A longer text would be in the memory once for each function that uses it. */
const longestText = 40;
const largestInteger = 2 ** 31 - 1;

function evaluated(node: Expression, meaningOf: (node: Expression) => Literal | undefined): Literal | undefined {
  switch (node.type) {
    case "NumericLiteral":
      return /^\d+$/.test(node.raw) ? integer(Number(node.raw)) : node.raw;
    case "BooleanLiteral":
      return node.raw;
    case "StringLiteral":
      return node.raw.length <= longestText + 2 ? node.raw : undefined;
    case "UnaryExpression":
      return negated(node, evaluated(node.argument, meaningOf));
    case "BinaryExpression":
      return calculated(node, evaluated(node.left, meaningOf), evaluated(node.right, meaningOf));
    default:
      return meaningOf(node);
  }
}

function negated({ operator }: UnaryExpression, value: Literal | undefined): Literal | undefined {
  if (operator !== "-" || value === undefined) {
    return undefined;
  }
  return typeof value === "number" ? integer(-value) : /^[\d.]/.test(value) ? `-${value}` : undefined;
}

function calculated(
  { operator }: BinaryExpression,
  left: Literal | undefined,
  right: Literal | undefined,
): Literal | undefined {
  const operate = operations[operator];
  return typeof left === "number" && typeof right === "number" ? operate && integer(operate(left, right)) : undefined;
}

/** What gives an integer of integers. */
const operations: Record<string, (a: number, b: number) => number> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "//": (a, b) => Math.floor(a / b),
};

/** Only what a module's 32 bits hold, in this and in every step to it. */
function integer(value: number): number | undefined {
  return Math.abs(value) <= largestInteger ? value + 0 : undefined;
}

function beginsStatement({ node }: Use, scopes: Scopes): boolean {
  const [start] = rangeOf(node);
  let outer = scopes.parentOf(node);
  while (outer !== undefined && outer.type !== "CallStatement" && rangeOf(outer)[0] === start) {
    outer = scopes.parentOf(outer);
  }
  return outer?.type === "CallStatement" && rangeOf(outer)[0] === start;
}
