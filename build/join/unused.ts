import type * as lua from "typescript-to-lua";
import type { Section } from "../emit/lua-module.ts";
import { isAssignment, type Variable, variableOf, visit } from "../emit/lua-tree.ts";
import { isPure } from "./values.ts";

/** Removes what stands at the top of a file and is not used: mostly functions, and what only they use. */
export function withoutUnused(sections: readonly Section[]): Section[] {
  const used = usedIn(sections);
  return sections.map(({ module, statements }) => ({
    module,
    statements: statements.filter((each) => definedBy(each)?.some((variable) => used.has(variable)) ?? true),
  }));
}

/** The variables used by statements that have an effect, and by what these use. */
function usedIn(sections: readonly Section[]): Set<Variable> {
  const definitions = new Map<Variable, lua.Statement[]>();
  const used = new Set<Variable>();
  const open: lua.Statement[] = [];
  for (const statement of sections.flatMap(({ statements }) => statements)) {
    const defined = definedBy(statement);
    open.push(...(defined === undefined ? [statement] : []));
    for (const variable of defined ?? []) {
      definitions.set(variable, [...(definitions.get(variable) ?? []), statement]);
    }
  }
  for (let statement = open.pop(); statement !== undefined; statement = open.pop()) {
    visit([statement], (node) => {
      const variable = variableOf(node);
      if (variable !== undefined && !used.has(variable)) {
        used.add(variable);
        open.push(...(definitions.get(variable) ?? []));
      }
    });
  }
  return used;
}

/** The variables to which a statement gives a value, if it does nothing else. */
function definedBy(statement: lua.Statement): Variable[] | undefined {
  const variables = isAssignment(statement) ? statement.left.flatMap((target) => variableOf(target) ?? []) : [];
  const isAll = isAssignment(statement) && variables.length === statement.left.length;
  return isAll && (statement.right ?? []).every(isPure) ? variables : undefined;
}
