import type { Expression, Statement } from "luaparse";
import { thenAfter } from "./folding.ts";
import { isIn } from "./functions.ts";
import { columnOf, type Site } from "./in-place.ts";
import type { Piece } from "./rewriting.ts";
import { rangeOf } from "./scopes.ts";
import { isOpen } from "./values.ts";
import { freeName } from "./whole.ts";

/** What a call stands in, and what becomes of its value there. */
export interface Place {
  statement: Statement;
  /** The value is forgotten, is given to a variable, or is returned. */
  kind: "forgotten" | "given" | "returned";
  /** The variable. */
  target: string;
  /** It is a local that begins here. */
  isNew: boolean;
  /** What follows the call in its statement, to stand behind the function's body. */
  behind: readonly Piece[];
}

/** Finds out what a call stands in. Undefined where a function's body has no place. */
export function placeOfCall(site: Site): Place | undefined {
  const place = directPlace(site) ?? conditionPlace(site);
  return place?.isNew && hidesOwn(place.target, site) ? undefined : place;
}

function directPlace({ call, whole }: Site): Place | undefined {
  const statement = whole.scopes.parentOf(call);
  const plain = { target: "", isNew: false, behind: [] };
  switch (statement?.type) {
    case "CallStatement":
      return { statement, kind: "forgotten", ...plain };
    case "ReturnStatement":
      return statement.arguments.length === 1 && isOpen(call, whole)
        ? { statement, kind: "returned", ...plain }
        : undefined;
    case "LocalStatement":
    case "AssignmentStatement": {
      const [target, ...more] = statement.variables as Expression[];
      if (target?.type !== "Identifier" || more.length > 0 || statement.init.length > 1) {
        return undefined;
      }
      const isNew = statement.type === "LocalStatement";
      return { statement, kind: "given", target: target.name, isNew, behind: [] };
    }
    default:
      return undefined;
  }
}

/** The first condition of an `if`: the value, or `not` the value. */
function conditionPlace({ call, named, whole }: Site): Place | undefined {
  const { scopes } = whole;
  const parent = scopes.parentOf(call);
  const negation = parent?.type === "UnaryExpression" && parent.operator === "not" ? parent : undefined;
  const clause = negation === undefined ? parent : scopes.parentOf(negation);
  const statement = clause && scopes.parentOf(clause);
  if (clause?.type !== "IfClause" || statement?.type !== "IfStatement") {
    return undefined;
  }
  const target = freeName("answer", named.binding.name, whole);
  const rest = { start: thenAfter(clause.condition, whole), end: rangeOf(statement)[1] };
  const behind = [`\n${" ".repeat(columnOf(statement, whole))}if ${negation ? "not " : ""}${target} `, rest];
  return { statement, kind: "given", target, isNew: true, behind };
}

/** Whether a new local would hide what its value is made of. */
function hidesOwn(target: string, { named: { node }, call, whole: { scopes } }: Site): boolean {
  const outer = scopes.bindings.filter(({ name, declaration }) => name === target && !isIn(declaration, node));
  const uses = [
    ...outer.flatMap((binding) => binding.uses),
    ...scopes.globalUses.filter(({ name }) => name === target),
  ];
  return uses.some((use) => isIn(use, node) || isIn(use, call));
}
