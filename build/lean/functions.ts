import type { FunctionDeclaration, Identifier, Node, Statement } from "luaparse";
import { mostUpvalues } from "../limits.ts";
import { definitionsOf, readsOf } from "./module-text.ts";
import type { Replacement } from "./rewriting.ts";
import { type Binding, rangeOf, type Scopes } from "./scopes.ts";
import { type Whole, withoutNames, withoutStatement } from "./whole.ts";

/** A local name that means one function as long as it means anything. */
export interface NamedFunction {
  binding: Binding;
  node: FunctionDeclaration;
  /** What gives it its name. */
  definition: Statement;
  /** Its uses but the definition. */
  uses: Identifier[];
}

/** Finds the local functions of a text. */
export function namedFunctions({ scopes }: Whole): NamedFunction[] {
  return scopes.bindings.flatMap((binding) => functionOf(binding, scopes) ?? []);
}

/** Takes functions away, with their names. */
export function withoutFunctions(functions: readonly NamedFunction[], whole: Whole): Replacement[] {
  const declared = functions.filter(
    ({ binding, definition }) => whole.scopes.parentOf(binding.declaration) !== definition,
  );
  return [
    ...functions.map(({ definition }) => withoutStatement(definition, whole)),
    ...withoutNames(
      declared.map(({ binding }) => binding),
      whole,
    ),
  ];
}

/** Takes away what nothing uses but itself. */
export function withoutUnused(whole: Whole): Replacement[] {
  const unused = namedFunctions(whole).filter(({ uses, node }) => uses.every((name) => isIn(name, node)));
  // One in another goes with that one.
  return withoutFunctions(
    unused.filter(({ node }) => !unused.some((other) => other.node !== node && isIn(node, other.node))),
    whole,
  );
}

/** The function that a node stands in, if any. */
export function functionAround(node: Node, scopes: Scopes): FunctionDeclaration | undefined {
  for (let outer = scopes.parentOf(node); outer !== undefined; outer = scopes.parentOf(outer)) {
    if (outer.type === "FunctionDeclaration") {
      return outer;
    }
  }
  return undefined;
}

/** The functions that a node stands in, the innermost first. */
export function functionsAround(node: Node, scopes: Scopes): FunctionDeclaration[] {
  const inner = functionAround(node, scopes);
  return inner === undefined ? [] : [inner, ...functionsAround(inner, scopes)];
}

/** Whether a function may use so many variables of others. Globals are one more: fields of _ENV. */
export function mayUse(variables: number): boolean {
  return variables + 1 <= mostUpvalues;
}

/** The variables of others that a function uses. */
export function outerBindings(node: FunctionDeclaration, { scopes }: Whole): Binding[] {
  return scopes.bindings.filter(
    ({ declaration, uses }) => !isIn(declaration, node) && uses.some((name) => isIn(name, node)),
  );
}

/** Whether a node stands in another. */
export function isIn(node: Node, outer: Node): boolean {
  const [start, end] = rangeOf(node);
  const [from, to] = rangeOf(outer);
  return from <= start && end <= to;
}

function functionOf(binding: Binding, scopes: Scopes): NamedFunction | undefined {
  const [only, ...more] = definitionsOf(binding, scopes);
  const node = only?.kind.endsWith("function") ? only.statement : only?.value;
  if (only === undefined || more.length > 0 || node?.type !== "FunctionDeclaration" || isParameter(binding, scopes)) {
    return undefined;
  }
  return { binding, node, definition: only.statement, uses: readsOf(binding, scopes) };
}

/** It has a value before that function. */
function isParameter({ declaration }: Binding, scopes: Scopes): boolean {
  const parent = scopes.parentOf(declaration);
  return (
    parent?.type !== "LocalStatement" && !(parent?.type === "FunctionDeclaration" && parent.identifier === declaration)
  );
}
