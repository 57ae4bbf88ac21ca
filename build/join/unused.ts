import type * as lua from "typescript-to-lua";
import type { Section } from "../emit/lua-module.ts";
import { type Variable, variableOf, visit } from "../emit/lua-tree.ts";
import { isGiving } from "./constants.ts";
import { isPure } from "./values.ts";

/** Takes out what stands at the top of a file and nothing uses: functions above all, and what only they use. */
export function withoutUnused(sections: readonly Section[]): Section[] {
  const used = usedIn(sections);
  return sections.map(({ module, statements }) => ({
    module,
    statements: statements.filter((each) => definedBy(each)?.some((variable) => used.has(variable)) ?? true),
  }));
}

/** What is used by statements that do something, and by what these use. */
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

/** The variables that a statement gives their values, when it does nothing else. */
function definedBy(statement: lua.Statement): Variable[] | undefined {
  const variables = isGiving(statement) ? statement.left.map(variableOf) : [undefined];
  const isKnown =
    variables.every((each) => each !== undefined) && ((statement as lua.AssignmentStatement).right ?? []).every(isPure);
  return isKnown ? (variables as Variable[]) : undefined;
}
