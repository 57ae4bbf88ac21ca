import type { Expression } from "luaparse";
import type { Linked, Variable } from "./linked.ts";
import { evaluated, type Literal } from "./literal-text.ts";

/** What takes the place of each constant: a Lua literal. */
export type Constants = ReadonlyMap<Variable, string>;

/**
 * Finds what is `const` in the TypeScript and has a literal for its value, or simple arithmetic of such: a number, a
 * boolean or a short text. An integer stays an integer, and another number is written as it was.
 */
export function constantsOf(linked: Linked): Constants {
  const found = new Map<Variable, Literal | undefined>();
  const literalOf = (variable: Variable): Literal | undefined => {
    if (!found.has(variable)) {
      const [only, ...more] = variable.text.module.constants.has(variable.name) ? variable.definitions() : [];
      const value = only?.isTopLevel && more.length === 0 ? only.value : undefined;
      found.set(variable, value && evaluated(value, (node) => meaningOf(node)));
    }
    return found.get(variable);
  };
  const meaningOf = (node: Expression): Literal | undefined => {
    const variable = linked.meaningOf(node);
    return variable && literalOf(variable);
  };
  return new Map(
    linked.variables.flatMap((variable) => {
      const literal = literalOf(variable);
      return literal === undefined ? [] : [[variable, String(literal)]];
    }),
  );
}
