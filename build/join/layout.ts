import path from "node:path";
import * as lua from "typescript-to-lua";
import { nameOf, rewritten, type Variable, variableOf, visit } from "../emit/lua-tree.ts";
import { mostLocals } from "../limits.ts";
import type { Section } from "./sections.ts";

/**
 * Keeps the joined text within Lua's limit on locals. As long as there is room, each file's variables are locals of the
 * text. Beyond that, what the largest files keep for themselves goes into a block of each; and if that is not enough,
 * what they share into a table of each. The last file stays as it is: its end is the end of the text.
 */
export function laidOut(sections: readonly Section[], otherLocals: number): Section[] {
  const shared = sharedVariables(sections);
  const parts = sections.map((section) => new Part(section, shared));
  const isTooMuch = (): boolean => otherLocals + localsOf(parts) > mostLocals;
  const movable = parts.slice(0, -1);
  for (const part of movable.toSorted((one, other) => other.own.length - one.own.length)) {
    part.isInBlock = isTooMuch();
  }
  for (const part of movable.toSorted((one, other) => other.shared.length - one.shared.length)) {
    part.isInTable = isTooMuch();
  }
  const tables = new Map(parts.flatMap((part) => part.fields()));
  return parts.map((part) => part.section(tables));
}

/** What other files use too. */
function sharedVariables(sections: readonly Section[]): Set<Variable> {
  const shared = new Set<Variable>();
  for (const { module, statements } of sections) {
    visit(statements, (node) => {
      const variable = variableOf(node);
      if (variable?.isAtTop && variable.module !== module.name) {
        shared.add(variable);
      }
    });
  }
  return shared;
}

/** As many locals as there are at once: only one block is open at a time. */
function localsOf(parts: readonly Part[]): number {
  const own = parts.map((part) => (part.isInBlock ? 0 : part.own.length));
  const inBlock = parts.map((part) => (part.isInBlock ? part.own.length : 0));
  const shared = parts.map((part) => (part.isInTable ? 1 : part.shared.length));
  return [...own, ...shared].reduce((sum, count) => sum + count, Math.max(...inBlock));
}

class Part {
  isInBlock = false;
  isInTable = false;
  /** The names that it declares for itself and for others. */
  readonly own: lua.Identifier[];
  readonly shared: lua.Identifier[];
  private readonly table: Variable;

  constructor(
    private readonly given: Section,
    sharedVariables: ReadonlySet<Variable>,
  ) {
    const isShared = (name: lua.Identifier): boolean => sharedVariables.has(variableOf(name) as Variable);
    const names = given.statements.flatMap((each) => (lua.isVariableDeclarationStatement(each) ? each.left : []));
    this.own = names.filter((name) => !isShared(name));
    this.shared = names.filter(isShared);
    const { name } = given.module;
    this.table = { name: path.extname(`.${name}`).slice(1), module: name, isAtTop: true, isConst: true };
  }

  /** The variables that become fields of its table. */
  fields(): [Variable, Variable][] {
    const variables = this.isInTable ? this.shared.map((name) => variableOf(name) as Variable) : [];
    return variables.map((variable) => [variable, this.table]);
  }

  section(tables: ReadonlyMap<Variable, Variable>): Section {
    const { module } = this.given;
    const outside = this.isInBlock || this.isInTable ? new Set(this.shared.map(variableOf)) : new Set();
    const statements = this.given.statements.flatMap((each) => withoutDeclaring(each, outside));
    const inner = rewritten(statements, (node) => asField(node, tables));
    const declared = this.isInTable
      ? [
          lua.createVariableDeclarationStatement(
            nameOf(this.table, this.table.name, {} as lua.Node),
            lua.createTableExpression(),
          ),
        ]
      : this.isInBlock && this.shared.length > 0
        ? [lua.createVariableDeclarationStatement(this.shared)]
        : [];
    return { module, statements: [...declared, ...(this.isInBlock ? [lua.createDoStatement(inner)] : inner)] };
  }
}

/** A statement that gives its values to what is declared elsewhere. */
function withoutDeclaring(statement: lua.Statement, outside: ReadonlySet<unknown>): lua.Statement[] {
  if (!lua.isVariableDeclarationStatement(statement)) {
    return [statement];
  }
  const rest = statement.left.filter((name) => !outside.has(variableOf(name)));
  if (rest.length === statement.left.length) {
    return [statement];
  }
  const declaring = rest.length > 0 ? [lua.createVariableDeclarationStatement(rest)] : [];
  if (statement.right === undefined) {
    return declaring;
  }
  const { leadingComments, trailingComments } = statement;
  const giving = lua.createAssignmentStatement(statement.left, statement.right.map(asDeclared));
  return [...declaring, Object.assign(lua.setNodePosition(giving, statement), { leadingComments, trailingComments })];
}

/** Has the printer write `function name()`. */
function asDeclared(value: lua.Expression): lua.Expression {
  return lua.isFunctionExpression(value) ? { ...value, flags: value.flags | lua.NodeFlags.Declaration } : value;
}

/** `table.name`, for a variable that its file has in a table. */
function asField(node: lua.Node, tables: ReadonlyMap<Variable, Variable>): lua.Node {
  const variable = variableOf(node);
  const table = variable && tables.get(variable);
  if (variable === undefined || table === undefined) {
    return node;
  }
  return lua.setNodePosition(
    lua.createTableIndexExpression(nameOf(table, table.name, node), lua.createStringLiteral(variable.name)),
    node,
  );
}
