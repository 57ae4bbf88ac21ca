import type { Expression, FunctionDeclaration } from "luaparse";
import { isIn } from "./functions.ts";
import type { Site } from "./in-place.ts";
import { literalText } from "./literal-text.ts";
import { isAssigned } from "./module-text.ts";
import type { Replacement } from "./rewriting.ts";
import { type Binding, rangeOf, type Scopes, visibleAt } from "./scopes.ts";
import { isOpen } from "./values.ts";
import { isBase, written } from "./writing.ts";

/** A function's parameters at a call. */
export interface Parameters {
  /** Those that become locals, and the values for these. */
  names: Binding[];
  values: Expression[];
  /** What writes out the others wherever they are used. */
  written: Replacement[];
}

/** What becomes of a function's parameters at a call. Undefined where that can not be said. */
export function parametersOf({ named: { node }, call, whole }: Site): Parameters | undefined {
  const { scopes } = whole;
  const bindings = node.parameters.map((each) =>
    scopes.bindings.find(({ declaration }) => declaration === each),
  ) as Binding[];
  const values = call.arguments;
  if (
    !values.slice(bindings.length).every((value) => literalText(value) !== undefined || value.type === "Identifier")
  ) {
    return undefined;
  }
  const last = values.at(-1);
  const isSpread = last !== undefined && isOpen(last, whole) && values.length < bindings.length;
  const result: Parameters = { names: [], values: [], written: [] };
  for (const [index, binding] of bindings.entries()) {
    const value = values[index];
    const missing = isSpread ? undefined : "nil";
    const text = value === undefined ? missing : textFor(value, binding, node, scopes);
    if (text !== undefined && !isAssigned(binding, scopes)) {
      result.written.push(...binding.uses.map((name) => written(name, text, scopes)));
    } else {
      result.names.push(binding);
      result.values.push(...(value === undefined ? [] : [value]));
    }
  }
  return result;
}

/** A value as it can be written wherever a parameter stands: it stays the same, and nothing else has its name there. */
function textFor(value: Expression, parameter: Binding, node: FunctionDeclaration, scopes: Scopes): string | undefined {
  const { uses } = parameter;
  const literal = literalText(value);
  if (literal !== undefined) {
    return uses.some((name) => isBase(name, scopes)) ? undefined : literal;
  }
  const binding = value.type === "Identifier" ? scopes.bindingOf(value) : undefined;
  if (binding === undefined || isAssigned(binding, scopes)) {
    return undefined;
  }
  const isHidden = uses.some((name) =>
    visibleAt(
      scopes.scopeOf(name),
      binding.name,
      rangeOf(name)[0],
      (each) => each !== parameter && isIn(each.declaration, node),
    ),
  );
  return isHidden ? undefined : binding.name;
}
