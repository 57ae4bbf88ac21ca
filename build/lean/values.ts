import type { Expression, Node } from "luaparse";
import { visitNodes } from "../lua-nodes.ts";
import type { Use } from "./module-text.ts";
import { rangeOf, type Scopes } from "./scopes.ts";
import type { Whole } from "./whole.ts";

/** Whether how many values it gives is not known. It is the last in what it stands in: a return, or a call. */
export function isOpen(node: Expression, { scopes, lua }: Whole): boolean {
  const parent = scopes.parentOf(node);
  const behind = parent && lua.slice(rangeOf(node)[1], rangeOf(parent)[1]);
  // In parentheses it gives one. A call has others of its own.
  const closing = behind?.match(/\)/g)?.length ?? 0;
  return (isCall(node) || node.type === "VarargLiteral") && closing === (parent?.type === "CallExpression" ? 1 : 0);
}

/** Whether it calls something. */
export function isCall({ type }: Node): boolean {
  return /^(?:String|Table)?CallExpression$/.test(type);
}

/**
 * Whether a local that stands in the place of an expression would be read later than that: Lua does it when all operands
 * are there, and one of them may have called what gives it another value.
 */
export function wouldBeReadLate(node: Expression, scopes: Scopes): boolean {
  let outer = scopes.parentOf(node);
  // `true and x` is no more than `x`.
  while (outer?.type === "LogicalExpression") {
    outer = scopes.parentOf(outer);
  }
  const waits = ["BinaryExpression", "IndexExpression", "MemberExpression", "TableKey"].includes(outer?.type ?? "");
  return waits && callsBehind(node, scopes);
}

/** Whether a local would be read later than the field that it takes the place of. In functions it is read like one. */
export function wouldBeReadLater({ node, name }: Use, scopes: Scopes): boolean {
  return scopes.scopeOf(name).depth === 0 && wouldBeReadLate(node, scopes);
}

/** Whether what an expression is part of calls something behind it. */
function callsBehind(node: Expression, scopes: Scopes): boolean {
  const [, end] = rangeOf(node);
  let all: Node = node;
  for (
    let outer = scopes.parentOf(node);
    outer !== undefined && /(?:Expression|^Table\w+|^AssignmentStatement)$/.test(outer.type);
    outer = scopes.parentOf(outer)
  ) {
    all = outer;
  }
  let calls = false;
  visitNodes(all, (each) => {
    calls ||= isCall(each) && rangeOf(each)[0] >= end;
  });
  return calls;
}
