import type { Expression, Identifier, Node, Statement } from "luaparse";
import { isAssigned } from "./module-text.ts";
import type { Replacement } from "./rewriting.ts";
import { type Binding, rangeOf, type Scopes } from "./scopes.ts";
import { type Whole, withoutStatement } from "./whole.ts";

/** Writes out what never has another value than a literal: `nil`, a boolean, a number or a short text. */
export function literalsInPlace(whole: Whole): Replacement[] {
  const { scopes } = whole;
  return scopes.bindings.flatMap((binding) => {
    const statement = scopes.parentOf(binding.declaration);
    const text = literalFor(binding, statement, scopes);
    return text === undefined || binding.uses.some((name) => beginsStatement(name, scopes))
      ? []
      : [withoutStatement(statement as Statement, whole), ...binding.uses.map((name) => written(name, text, scopes))];
  });
}

/** A longer text would be in the memory once for each function that uses it. */
const longestText = 40;

/** Whether an expression is a literal that may stand in many places. */
export function isLiteral(node: Expression): boolean {
  switch (node.type) {
    case "NilLiteral":
    case "BooleanLiteral":
    case "NumericLiteral":
      return true;
    case "StringLiteral":
      return node.raw.length <= longestText + 2;
    case "UnaryExpression":
      return node.operator === "-" && node.argument.type === "NumericLiteral";
    default:
      return false;
  }
}

/** What takes the place of a name that means a literal or another name. */
export function written(name: Identifier, text: string, scopes: Scopes): Replacement {
  const [start, end] = rangeOf(name);
  const isPlain = /^\w+$/.test(text);
  const isOperand = !isPlain && !/^"/.test(text);
  return { start, end, pieces: [(isBase(name, scopes) && !isName(text)) || isOperand ? `(${text})` : text] };
}

function literalFor(binding: Binding, statement: Node | undefined, scopes: Scopes): string | undefined {
  if (statement?.type !== "LocalStatement" || statement.variables.length !== 1 || isAssigned(binding, scopes)) {
    return undefined;
  }
  const [value, ...more] = statement.init;
  if (value === undefined) {
    return "nil";
  }
  return more.length === 0 && isLiteral(value) ? textOf(value) : undefined;
}

/** A literal as Lua writes it. */
export function textOf(value: Expression): string {
  return value.type === "UnaryExpression" ? `-${textOf(value.argument)}` : "raw" in value ? String(value.raw) : "nil";
}

function isName(text: string): boolean {
  return /^[A-Za-z_]\w*$/.test(text) && !["nil", "true", "false"].includes(text);
}

/** Whether something is called or indexed by a name. */
export function isBase(name: Identifier, scopes: Scopes): boolean {
  const parent = scopes.parentOf(name);
  return parent !== undefined && "base" in parent && parent.base === name;
}

/** A parenthesis at the start of a statement would call what stands before it. */
function beginsStatement(name: Identifier, scopes: Scopes): boolean {
  const [start] = rangeOf(name);
  for (let outer = scopes.parentOf(name); outer !== undefined && rangeOf(outer)[0] === start; ) {
    if (outer.type === "CallStatement" || outer.type === "AssignmentStatement") {
      return true;
    }
    outer = scopes.parentOf(outer);
  }
  return false;
}
