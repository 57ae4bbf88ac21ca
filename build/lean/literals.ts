import type { Node, Statement } from "luaparse";
import { literalText } from "./literal-text.ts";
import { isAssigned } from "./module-text.ts";
import type { Replacement } from "./rewriting.ts";
import type { Binding, Scopes } from "./scopes.ts";
import { type Whole, withoutStatement } from "./whole.ts";
import { written } from "./writing.ts";

/** Writes out what never has another value than a literal: `nil`, a boolean, a number or a short text. */
export function literalsInPlace(whole: Whole): Replacement[] {
  const { scopes } = whole;
  return scopes.bindings.flatMap((binding) => {
    const statement = scopes.parentOf(binding.declaration);
    const text = literalFor(binding, statement, scopes);
    return text === undefined
      ? []
      : [withoutStatement(statement as Statement, whole), ...binding.uses.map((name) => written(name, text, scopes))];
  });
}

function literalFor(binding: Binding, statement: Node | undefined, scopes: Scopes): string | undefined {
  if (statement?.type !== "LocalStatement" || statement.variables.length !== 1 || isAssigned(binding, scopes)) {
    return undefined;
  }
  const [value, ...more] = statement.init;
  if (value === undefined) {
    return "nil";
  }
  return more.length === 0 ? literalText(value) : undefined;
}
