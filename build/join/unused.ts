import * as lua from "typescript-to-lua";
import { type Variable, variableOf, visit } from "../emit/lua-tree.ts";
import { isPure } from "./constants.ts";
import { isListOfNames } from "./declarations.ts";
import type { Section } from "./sections.ts";

/** Takes out what stands at the top of a file and nothing uses: functions above all, and what only they use. */
export function withoutUnused(sections: readonly Section[]): Section[] {
  const used = usedIn(sections);
  return sections.map(({ module, statements }) => ({
    module,
    statements: statements.flatMap((statement) => {
      const defined = definedBy(statement);
      if (defined === undefined || defined.every((each) => used.has(each))) {
        return statement;
      }
      return isListOfNames(statement) ? withNames(statement, (name) => used.has(variableOf(name) as Variable)) : [];
    }),
  }));
}

/** What is used by statements that do something, and by what these use. */
function usedIn(sections: readonly Section[]): Set<Variable> {
  const definitions = new Map<Variable, lua.Statement[]>();
  const used = new Set<Variable>();
  const open: lua.Statement[] = [];
  for (const statement of sections.flatMap(({ statements }) => statements)) {
    const defined = definedBy(statement);
    if (defined === undefined) {
      open.push(statement);
    }
    // A list of names without values uses none of them.
    for (const variable of isListOfNames(statement) ? [] : (defined ?? [])) {
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
  if (!lua.isVariableDeclarationStatement(statement) && !lua.isAssignmentStatement(statement)) {
    return undefined;
  }
  const variables = statement.left.map(variableOf);
  const isKnown = variables.every((each) => each !== undefined) && (statement.right ?? []).every(isPure);
  return isKnown ? (variables as Variable[]) : undefined;
}

function withNames(
  statement: lua.VariableDeclarationStatement,
  isKept: (name: lua.Identifier) => boolean,
): lua.Statement[] {
  const left = statement.left.filter(isKept);
  return left.length === 0 ? [] : [{ ...statement, left } as lua.Statement];
}
