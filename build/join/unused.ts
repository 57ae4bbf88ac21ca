import * as lua from "typescript-to-lua";
import type { Section } from "../emit/lua-module.ts";
import { rewritten, type Variable, variableOf, visit } from "../emit/lua-tree.ts";
import { isGiving } from "./constants.ts";
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
  const variables = isGiving(statement) ? statement.left.map(variableOf) : [undefined];
  const isKnown =
    variables.every((each) => each !== undefined) && ((statement as lua.AssignmentStatement).right ?? []).every(isPure);
  return isKnown ? (variables as Variable[]) : undefined;
}

/** Removes what writes to a table at the top of a file that nothing reads: `last.reason = reason`. */
export function withoutUnread(sections: readonly Section[]): Section[] {
  const all = sections.flatMap(({ statements }) => statements);
  const read = new Set<Variable>();
  const look = (node: lua.Node): boolean => {
    const variable = variableOf(node);
    if (variable !== undefined) {
      read.add(variable);
    } else if (isGiving(node)) {
      const targets = node.left.filter((each) => variableOf(each) === undefined);
      visit(writtenBy(node) === undefined ? targets : [], look);
      visit(node.right ?? [], look);
    }
    return !isGiving(node);
  };
  visit(all, look);
  const unread = new Set(all.flatMap(tableOf).filter((variable) => !read.has(variable)));
  const isUnread = (variable: Variable | undefined): boolean => variable !== undefined && unread.has(variable);
  return sections.map(({ module, statements }) => ({
    module,
    statements: rewritten(statements, (node) => (isUnread(writtenBy(node)) ? [] : node)),
  }));
}

/** The constant that is a new table. */
function tableOf(statement: lua.Statement): Variable[] {
  const [value] = isGiving(statement) ? (statement.right ?? []) : [];
  return value !== undefined && lua.isTableExpression(value)
    ? (definedBy(statement) ?? []).filter(({ isConst }) => isConst)
    : [];
}

/** The variable to whose field a statement writes, if it does nothing else. */
function writtenBy(node: lua.Node): Variable | undefined {
  const [target, ...others] = lua.isAssignmentStatement(node) ? node.left : [];
  const isPlain = target !== undefined && others.length === 0 && lua.isTableIndexExpression(target);
  return isPlain && isPure(target.index) && (node as lua.AssignmentStatement).right.every(isPure)
    ? variableOf(target.table)
    : undefined;
}
