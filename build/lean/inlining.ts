import type { CallExpression, FunctionDeclaration, Identifier, Node } from "luaparse";
import { mostLocals } from "../limits.ts";
import {
  functionsAround,
  isIn,
  mayUse,
  type NamedFunction,
  namedFunctions,
  outerBindings,
  withoutFunctions,
} from "./functions.ts";
import { inPlace } from "./in-place.ts";
import type { Replacement } from "./rewriting.ts";
import { localsAt, rangeOf } from "./scopes.ts";
import type { Whole } from "./whole.ts";

/**
 * Puts what functions do that are called in one place into that place: a function, its variables and its constants take
 * memory, and a call takes time. Where it can not be done without a change in what happens, it is not.
 */
export function inlinedFunctions(whole: Whole): Replacement[] {
  const chosen: Inlining[] = [];
  for (const named of namedFunctions(whole)) {
    const inlining = inliningOf(named, whole);
    if (
      inlining !== undefined &&
      chosen.every((each) => isApart(each, inlining)) &&
      hasRoom([...chosen, inlining], whole)
    ) {
      chosen.push(inlining);
    }
  }
  return [
    ...chosen.flatMap(({ replacements }) => replacements),
    ...withoutFunctions(
      chosen.map(({ named }) => named),
      whole,
    ),
  ];
}

interface Inlining {
  named: NamedFunction;
  call: CallExpression;
  replacements: Replacement[];
}

/** One that goes into another, or into the same place, waits for the next time. */
function isApart(one: Inlining, other: Inlining): boolean {
  return (
    !isIn(one.call, other.named.definition) &&
    !isIn(other.call, one.named.definition) &&
    !isIn(one.call, other.call) &&
    !isIn(other.call, one.call)
  );
}

/** Whether no function has too many locals at once or uses too many variables of others when all of this has been done. */
function hasRoom(inlinings: readonly Inlining[], whole: Whole): boolean {
  const { named, call } = inlinings.at(-1) as Inlining;
  const before = localsAt(whole.scopes.scopeOf(named.uses[0] as Identifier), rangeOf(call)[0]);
  // Each of the others may have left a local for what it gives.
  if (before + mostLocalsOf(named, whole) + inlinings.length > mostLocals) {
    return false;
  }
  return functionsAround(call, whole.scopes).every((outer) => {
    const into = inlinings.filter((each) => isIn(each.call, outer)).map(({ named }) => named.node);
    return mayUse(new Set([outer, ...into].flatMap((each) => outerBindings(each, whole))).size);
  });
}

/** How many locals a function has at once, where it has most. */
function mostLocalsOf({ binding, node }: NamedFunction, { scopes }: Whole): number {
  const own = scopes.bindings.filter(
    ({ declaration, scope }) => isIn(declaration, node) && scope.depth === binding.scope.depth + 1,
  );
  return Math.max(0, ...own.map(({ scope, visibleFrom }) => localsAt(scope, visibleFrom)));
}

function inliningOf(named: NamedFunction, whole: Whole): Inlining | undefined {
  const { scopes } = whole;
  const [name, ...more] = named.uses;
  const call = name && scopes.parentOf(name);
  if (name === undefined || more.length > 0 || call?.type !== "CallExpression" || call.base !== name) {
    return undefined;
  }
  const scope = scopes.scopeOf(name);
  // What the main function calls is garbage when that is.
  if (scope.depth === 0 || isIn(call, named.node) || !isPlain(named.node, whole) || !isMadeOnce(named, whole)) {
    return undefined;
  }
  const replacements = inPlace({ named, call, scope, whole });
  return replacements && { named, call, replacements };
}

/** It is made whenever its name is declared, neither more often nor in some cases only. */
function isMadeOnce({ binding, definition }: NamedFunction, { scopes }: Whole): boolean {
  const block = scopes.parentOf(scopes.parentOf(binding.declaration) as Node);
  let outer = scopes.parentOf(definition);
  while (outer !== block && outer?.type === "DoStatement") {
    outer = scopes.parentOf(outer);
  }
  return outer === block;
}

/** Neither takes any number of arguments nor asks who has called it. */
function isPlain(node: FunctionDeclaration, { scopes, lua }: Whole): boolean {
  const { parameters, body } = node;
  const [first] = body;
  const last = body.at(-1);
  if (first === undefined || last === undefined || parameters.some(({ type }) => type !== "Identifier")) {
    return false;
  }
  const [start] = rangeOf(first);
  const [, end] = rangeOf(last);
  const asks = scopes.globalUses.some((name) => isIn(name, node) && /^(?:debug|error)$/.test(name.name));
  // Labels of TypeScriptToLua have the same names in many functions.
  return !asks && !/\bgoto __/.test(lua.slice(start, end));
}
