import * as lua from "typescript-to-lua";
import type { Section } from "../emit/lua-module.ts";
import { type Assignment, isAssignment, type Variable, variableOf, visit } from "../emit/lua-tree.ts";
import { declaring, withValuesFirst } from "../local-lists.ts";

/**
 * Declares each variable of a file where it gets its value, if nothing mentions it before; otherwise at the top.
 * Variables that are declared `elsewhere` only get their value here.
 */
export function declared(given: Section, elsewhere: readonly Variable[] = []): lua.Statement[] {
  const section = { ...given, statements: withValuesFirst(given.statements) };
  const { module, statements } = section;
  const mentioned = new Set<Variable>(elsewhere);
  const front: Variable[] = [];
  const note = (nodes: readonly lua.Node[], declaredHere: readonly unknown[] = []): void =>
    visit(nodes, (node) => {
      const variable = variableOf(node);
      if (variable?.isAtTop && variable.module === module.name && !mentioned.has(variable)) {
        mentioned.add(variable);
        front.push(...(declaredHere.includes(variable) ? [] : [variable]));
      }
    });
  const rest = statements.flatMap((statement): lua.Statement[] => {
    const given = isAssignment(statement) ? statement.left.flatMap((name) => variableOf(name) ?? []) : [];
    // A `local function` can see its own name.
    note(isAssignment(statement) && !lua.isFunctionDefinition(statement) ? (statement.right ?? []) : []);
    const isFirst = given.every((variable) => !mentioned.has(variable));
    note([statement], isFirst ? given : []);
    if (given.length === 0) {
      return [statement];
    }
    return isFirst
      ? [{ ...statement, kind: lua.SyntaxKind.VariableDeclarationStatement }]
      : assigning(statement as Assignment);
  });
  return [...declaring(front, section), ...rest];
}

/** The flag makes the printer write `function name()`. Names that are not variables stay declared here. */
function assigning(statement: Assignment): lua.Statement[] {
  if (statement.right === undefined) {
    return [];
  }
  const names = (statement.left as lua.Identifier[]).filter((name) => variableOf(name) === undefined);
  const isDeclaration = lua.isVariableDeclarationStatement(statement);
  const right = statement.right.map((value) =>
    isDeclaration && lua.isFunctionExpression(value)
      ? { ...value, flags: value.flags | lua.NodeFlags.Declaration }
      : value,
  );
  const assignment = Object.assign({ ...statement }, { kind: lua.SyntaxKind.AssignmentStatement, right });
  return isDeclaration && names.length > 0 ? [lua.createVariableDeclarationStatement(names), assignment] : [assignment];
}
