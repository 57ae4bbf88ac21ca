import type { CallExpression, FunctionDeclaration, Node } from "luaparse";
import { mostUpvalues } from "../limits.ts";
import {
  functionAround,
  isIn,
  type NamedFunction,
  namedFunctions,
  outerBindings,
  withoutFunctions,
} from "./functions.ts";
import { inPlace } from "./in-place.ts";
import type { Replacement } from "./rewriting.ts";
import { rangeOf } from "./scopes.ts";
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

/** Whether no function uses too many variables of those around it when all of this has been done. */
function hasRoom(inlinings: readonly Inlining[], whole: Whole): boolean {
  const { call } = inlinings.at(-1) as Inlining;
  for (
    let outer = functionAround(call, whole.scopes);
    outer !== undefined;
    outer = functionAround(outer, whole.scopes)
  ) {
    const into = inlinings.filter((each) => isIn(each.call, outer as Node)).map(({ named }) => named.node);
    const used = new Set([outer, ...into].flatMap((each) => outerBindings(each, whole)));
    // Globals are one more: fields of _ENV.
    if (used.size + 1 > mostUpvalues) {
      return false;
    }
  }
  return true;
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
