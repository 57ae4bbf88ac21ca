import type { CallExpression, Node } from "luaparse";
import { mostBlocks } from "../limits.ts";
import { functionAround, isIn, type NamedFunction, outerBindings } from "./functions.ts";
import { readsOf } from "./module-text.ts";
import { parametersOf } from "./parameters.ts";
import { placeOfCall } from "./place-of-call.ts";
import { alwaysReturns, returnsAs } from "./returns.ts";
import { type Piece, pieceOf, type Replacement, replacing } from "./rewriting.ts";
import { type Binding, rangeOf, type Scope, visibleAt } from "./scopes.ts";
import { isOpen } from "./values.ts";
import { apart, freeName, renaming, type Whole } from "./whole.ts";
import { instead, isReadLate, readAtOnce } from "./writing.ts";

/** A function, and the call that is to become what it does. */
export interface Site {
  named: NamedFunction;
  call: CallExpression;
  /** The scope of the call. */
  scope: Scope;
  whole: Whole;
}

/** What makes of a call the body of its function. Undefined where that would mean something else, or has no form. */
export function inPlace(site: Site): Replacement[] | undefined {
  const written = meansTheSame(site) ? (asExpression(site) ?? asStatements(site)) : undefined;
  return written && [...written, ...atOnce(site)];
}

/** What is a variable of another function in this one, and will be a local. */
function atOnce({ named: { node }, scope, whole }: Site): Replacement[] {
  const { scopes } = whole;
  const uses = outerBindings(node, whole)
    .filter((binding) => binding.scope.depth === scope.depth)
    .flatMap((binding) =>
      readsOf(binding, scopes).filter(
        (use) => isIn(use, node) && functionAround(use, scopes) === node && isReadLate(use, use, scopes, scope.depth),
      ),
    );
  return uses.map((use) => readAtOnce(use, use.name, scopes));
}

/** Whether each name that the function takes from around it means the same at the call. */
function meansTheSame({ named: { node }, call, scope, whole }: Site): boolean {
  const [at] = rangeOf(call);
  const meaningOf = (name: string): Binding | undefined => visibleAt(scope, name, at, () => true);
  return (
    outerBindings(node, whole).every((binding) => meaningOf(binding.name) === binding) &&
    whole.scopes.globalUses.every((name) => !isIn(name, node) || meaningOf(name.name) === undefined)
  );
}

/** What only returns a value may stand anywhere in an expression. */
function asExpression(site: Site): Replacement[] | undefined {
  const { named, call, whole } = site;
  const [only, ...more] = named.node.body;
  const [value, ...others] = only?.type === "ReturnStatement" ? only.arguments : [];
  const parameters = parametersOf(site);
  if (
    value === undefined ||
    more.length + others.length > 0 ||
    isOpen(value, whole) ||
    parameters?.names.length !== 0
  ) {
    return undefined;
  }
  if (whole.scopes.parentOf(call)?.type === "CallStatement") {
    return undefined;
  }
  return [instead(call, value, whole.scopes), ...parameters.written];
}

function asStatements(site: Site): Replacement[] | undefined {
  const { named, whole } = site;
  const { node, binding } = named;
  const place = placeOfCall(site);
  const parameters = parametersOf(site);
  const [first] = node.body;
  const last = node.body.at(-1);
  if (place === undefined || parameters === undefined || first === undefined || last === undefined) {
    return undefined;
  }
  const isEnding = alwaysReturns(node.body);
  if (place.kind === "given" && !place.isNew && !isEnding) {
    return undefined;
  }
  const label = `done_${binding.name}`;
  const returns =
    place.kind === "returned" ? { written: [], jumps: false } : returnsAs(node, place.target, label, whole);
  if (returns === undefined) {
    return undefined;
  }
  const indent = columnOf(place.statement, whole);
  const body = { start: rangeOf(first)[0], end: rangeOf(last)[1], by: indent + 4 - columnOf(first, whole) };
  if (deepestColumn(body, whole) + body.by > 4 * mostBlocks) {
    return undefined;
  }
  // What the function calls like the target gets another name.
  const written = new Set(parameters.written.map(({ start }) => start));
  const renamed = whole.scopes.bindings.filter(
    (each) =>
      each.name === place.target &&
      isIn(each.declaration, node) &&
      !each.uses.some((name) => written.has(rangeOf(name)[0])),
  );
  const names = new Map(renamed.map((each) => [each, freeName(each.name, binding.name, whole)]));
  const margin = " ".repeat(indent);
  const inner = `\n${margin}    `;
  const values = parameters.values.flatMap((value, index): Piece[] => [index === 0 ? " = " : ", ", pieceOf(value)]);
  const declared = parameters.names.map((each) => names.get(each) ?? each.name);
  const pieces: Piece[] = [
    "do",
    ...(declared.length > 0 ? [`${inner}local ${declared.join(", ")}`, ...values] : []),
    inner,
    ...apart(body.start, whole),
    body,
    ...(returns.jumps ? [`${inner}::${label}::`] : []),
    `\n${margin}end`,
  ];
  const before = place.isNew ? [`local ${place.target}\n${margin}`] : [];
  const behind = place.kind === "returned" && !isEnding ? [`\n${margin}return`] : place.behind;
  return [
    replacing(place.statement, ...before, ...pieces, ...behind),
    ...returns.written,
    ...parameters.written,
    ...[...names].flatMap(([each, name]) => renaming(each, name)),
  ];
}

/** In which column the innermost line of a piece begins. */
function deepestColumn({ start, end }: { start: number; end: number }, { lua }: Whole): number {
  const lines = lua.slice(lua.lastIndexOf("\n", start) + 1, end).split("\n");
  return Math.max(...lines.map((line) => line.search(/\S|$/)));
}

/** In which column a node begins. */
export function columnOf(node: Node, { lua }: Whole): number {
  const [at] = rangeOf(node);
  return at - (lua.lastIndexOf("\n", at - 1) + 1);
}
