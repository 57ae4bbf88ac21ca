import type { CallExpression, Expression, Node } from "luaparse";
import { isIn, type NamedFunction } from "./functions.ts";
import { isLiteral } from "./literals.ts";
import { parametersOf } from "./parameters.ts";
import { placeOfCall } from "./place-of-call.ts";
import { alwaysReturns, returnsAs } from "./returns.ts";
import type { Piece, Replacement } from "./rewriting.ts";
import { type Binding, rangeOf, type Scope, visibleAt } from "./scopes.ts";
import { freeName, renaming, type Whole } from "./whole.ts";

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
  return meansTheSame(site) ? (asExpression(site) ?? asStatements(site)) : undefined;
}

/** Whether each name that the function takes from around it means the same at the call. */
function meansTheSame({ named: { node }, call, scope, whole: { scopes } }: Site): boolean {
  const [at] = rangeOf(call);
  const isSame = (name: string, binding: Binding | undefined): boolean =>
    visibleAt(scope, name, at, () => true) === binding;
  return (
    scopes.bindings.every(
      (binding) =>
        isIn(binding.declaration, node) ||
        !binding.uses.some((name) => isIn(name, node)) ||
        isSame(binding.name, binding),
    ) && scopes.globalUses.every((name) => !isIn(name, node) || isSame(name.name, undefined))
  );
}

/** What only returns a value may stand anywhere in an expression. */
function asExpression(site: Site): Replacement[] | undefined {
  const { named, call, whole } = site;
  const [only, ...more] = named.node.body;
  const [value, ...others] = only?.type === "ReturnStatement" ? only.arguments : [];
  const parameters = parametersOf(site);
  if (value === undefined || more.length + others.length > 0 || isOpen(value) || parameters?.names.length !== 0) {
    return undefined;
  }
  if (whole.scopes.parentOf(call)?.type === "CallStatement") {
    return undefined;
  }
  const [start, end] = rangeOf(value);
  const isPlain = value.type === "Identifier" || value.type === "MemberExpression" || isLiteral(value);
  return [replacing(call, isPlain ? [{ start, end }] : ["(", { start, end }, ")"]), ...parameters.written];
}

/** How many values it gives is not known. */
export function isOpen({ type }: Expression): boolean {
  return /^(?:String|Table)?CallExpression$|^VarargLiteral$/.test(type);
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
  // What the function calls like the target gets another name.
  const written = new Set(parameters.written.map(({ start }) => start));
  const renamed = whole.scopes.bindings.filter(
    (each) =>
      each.name === place.target &&
      isIn(each.declaration, node) &&
      !each.uses.some((name) => written.has(rangeOf(name)[0])),
  );
  const names = new Map(renamed.map((each) => [each, freeName(each.name, binding.name, whole)]));
  const { indent } = place;
  const margin = " ".repeat(indent);
  const inner = `\n${margin}    `;
  const values = parameters.values.flatMap((value, index): Piece[] => {
    const [start, end] = rangeOf(value);
    return [index === 0 ? " = " : ", ", { start, end }];
  });
  const declared = parameters.names.map((each) => names.get(each) ?? each.name);
  const from = rangeOf(first)[0];
  const body: Piece[] = [
    "do",
    ...(declared.length > 0 ? [`${inner}local ${declared.join(", ")}`, ...values] : []),
    inner,
    { start: from, end: rangeOf(last)[1], by: indent + 4 - columnOf(from, whole) },
    ...(returns.jumps ? [`${inner}::${label}::`] : []),
    `\n${margin}end`,
  ];
  const before = place.isNew ? [`local ${place.target}\n${margin}`] : [];
  const behind = place.kind === "returned" && !isEnding ? [`\n${margin}return`] : place.behind;
  return [
    replacing(place.statement, [...before, ...body, ...behind]),
    ...returns.written,
    ...parameters.written,
    ...[...names].flatMap(([each, name]) => renaming(each, name)),
  ];
}

function replacing(node: Node, pieces: readonly Piece[]): Replacement {
  const [start, end] = rangeOf(node);
  return { start, end, pieces };
}

/** In which column a place is. */
export function columnOf(at: number, { lua }: Whole): number {
  return at - (lua.lastIndexOf("\n", at - 1) + 1);
}
