import * as lua from "typescript-to-lua";
import { placeText } from "./comments.ts";
import type { Section } from "./emit/lua-module.ts";
import { isAssignment, nameOf, type Variable, variableOf, visit } from "./emit/lua-tree.ts";

/** Longer lists of names get a further line. */
const listCharacters = 100;

/**
 * `local one, other`, in lines that can be seen whole. What has a comment and gets its value later has its own line.
 */
export function declaring(variables: readonly Variable[], { module, statements }: Section): lua.Statement[] {
  const given = new Set(
    statements.flatMap((each) => (isAssignment(each) && each.right ? each.left.map(variableOf) : [])),
  );
  const isAlone = (each: Variable): boolean => !given.has(each) && module.comments.above.has(placeText(each.at));
  const alone = variables
    .filter(isAlone)
    .toSorted((one, other) => (one.at.line ?? 0) - (other.at.line ?? 0))
    .map((each) => lua.setNodePosition(listOf([each]), each.at));
  const lists: Variable[][] = [];
  for (const variable of variables.filter((each) => !isAlone(each))) {
    const longer = [...(lists.pop() ?? []), variable];
    const isTooLong = longer.map(({ name }) => name).join(", ").length > listCharacters;
    lists.push(...(isTooLong ? [longer.slice(0, -1), [variable]] : [longer]));
  }
  return [...alone, ...lists.map(listOf)];
}

function listOf(variables: readonly Variable[]): lua.Statement {
  return lua.createVariableDeclarationStatement(variables.map((each) => nameOf(each)));
}

/**
 * The statements of a file with plain first values of variables in front of functions that mention these variables, as
 * most TypeScript has them. TypeScriptToLua puts functions first. Until a file has run, nobody calls them.
 */
export function withValuesFirst(statements: readonly lua.Statement[]): lua.Statement[] {
  const mentioned = new Set<Variable | undefined>();
  const assigned = new Set<Variable | undefined>();
  const first: lua.Statement[] = [];
  const rest = statements.filter((statement) => {
    const variable = plainlyGiven(statement);
    if (variable !== undefined && mentioned.has(variable) && !assigned.has(variable)) {
      first.push(statement);
      return false;
    }
    visit([statement], (node) => mentioned.add(variableOf(node)));
    visit([statement], (node) => {
      for (const name of isAssignment(node) ? node.left : []) {
        assigned.add(variableOf(name));
      }
      return !lua.isFunctionExpression(node);
    });
    return true;
  });
  return [...first, ...rest];
}

/** The variable that a statement gives its first value, where that has no names and calls. */
function plainlyGiven(statement: lua.Statement): Variable | undefined {
  const [name, ...others] = isAssignment(statement) ? statement.left : [];
  const [value, ...more] = (isAssignment(statement) && statement.right) || [];
  const variable = name && variableOf(name);
  if (!variable?.isAtTop || value === undefined || others.length + more.length > 0) {
    return undefined;
  }
  const at = lua.getOriginalPos(statement);
  if (at.line !== variable.at.line || at.column !== variable.at.column) {
    return undefined;
  }
  let isPlain = true;
  visit([value], (node) => {
    isPlain &&= lua.isLiteral(node) ? !lua.isFunctionExpression(node) && !lua.isDotsLiteral(node) : isTablePart(node);
  });
  return isPlain ? variable : undefined;
}

function isTablePart(node: lua.Node): boolean {
  return lua.isTableExpression(node) || lua.isTableFieldExpression(node) || lua.isUnaryExpression(node);
}
