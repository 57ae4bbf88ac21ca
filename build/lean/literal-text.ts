import type { BinaryExpression, Expression, UnaryExpression } from "luaparse";

/** A literal that may stand in many places, or simple arithmetic of such, as Lua writes it. Undefined: it is none. */
export function literalText(node: Expression): string | undefined {
  const literal = evaluated(node, () => undefined);
  return literal === undefined ? undefined : String(literal);
}

/** An integer as a number, anything else as Lua writes it. */
export type Literal = number | string;

/** The same, made of names too that `meaningOf` knows. */
export function evaluated(node: Expression, meaningOf: (node: Expression) => Literal | undefined): Literal | undefined {
  switch (node.type) {
    case "NumericLiteral":
      return /^\d+$/.test(node.raw) ? integer(Number(node.raw)) : node.raw;
    case "NilLiteral":
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

/** A longer text would be in the memory once for each function that uses it. */
const longestText = 40;
const largestInteger = 2 ** 31 - 1;

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
