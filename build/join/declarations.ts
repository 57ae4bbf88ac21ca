import * as lua from "typescript-to-lua";
import { type Variable, variableOf, visit } from "../emit/lua-tree.ts";
import type { Section } from "./sections.ts";

/**
 * Declares each variable of a file where it gets its value, if nothing mentions it before: TypeScriptToLua declares more
 * than that in front of the file. What is mentioned before, or by its own value, is declared in front.
 */
export function declaredInPlace({ module, statements }: Section): Section {
  const first = firstMentions(statements, module.name);
  const isFirst = (statement: lua.Statement): boolean => {
    const variable = givenBy(statement);
    return variable !== undefined && first.get(variable) === statement && !needsItself(statement, variable);
  };
  const inPlace = new Set(statements.filter(isFirst).map(givenBy));
  const elsewhere = new Set(
    statements.flatMap((each) => (lua.isVariableDeclarationStatement(each) ? each.left.map(variableOf) : [])),
  );
  const undeclared = [...first.keys()].filter((each) => !inPlace.has(each) && !elsewhere.has(each));
  const declaring = undeclared.map((variable) => lua.createVariableDeclarationStatement(identifierOf(variable)));
  return { module, statements: [...declaring, ...statements.flatMap(placed)] };

  function placed(statement: lua.Statement): lua.Statement[] {
    if (isListOfNames(statement)) {
      const left = statement.left.filter((name) => !inPlace.has(variableOf(name)));
      return left.length > 0 ? [{ ...statement, left } as lua.VariableDeclarationStatement] : [];
    }
    return [isFirst(statement) ? { ...statement, kind: lua.SyntaxKind.VariableDeclarationStatement } : statement];
  }
}

function identifierOf(variable: Variable): lua.Identifier {
  return Object.assign(lua.createIdentifier(variable.name), { variable });
}

/** The statement that mentions a variable of the file first, apart from those that only declare it. */
function firstMentions(statements: readonly lua.Statement[], module: string): Map<Variable, lua.Statement> {
  const first = new Map<Variable, lua.Statement>();
  for (const statement of statements.filter((each) => !isListOfNames(each))) {
    visit([statement], (node) => {
      const variable = variableOf(node);
      if (variable?.isAtTop && variable.module === module && !first.has(variable)) {
        first.set(variable, statement);
      }
    });
  }
  return first;
}

/** The variable that a statement assigns to, and to no other. */
function givenBy(statement: lua.Statement): Variable | undefined {
  return lua.isAssignmentStatement(statement) && statement.left.length === 1 && statement.right.length === 1
    ? variableOf(statement.left[0] as lua.Node)
    : undefined;
}

/** Whether a value mentions its own variable. A function may: `local function` sees its own name. */
function needsItself(statement: lua.Statement, variable: Variable): boolean {
  const { right } = statement as lua.AssignmentStatement;
  let found = false;
  visit(lua.isFunctionDefinition(statement as lua.AssignmentStatement) ? [] : right, (node) => {
    found ||= variableOf(node) === variable;
  });
  return found;
}

/** `local a, b`, which gives no values. */
export function isListOfNames(statement: lua.Statement): statement is lua.VariableDeclarationStatement {
  return lua.isVariableDeclarationStatement(statement) && statement.right === undefined;
}
