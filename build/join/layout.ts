import path from "node:path";
import * as lua from "typescript-to-lua";
import type { Section } from "../emit/lua-module.ts";
import { nameOf, placed, rewritten, type Variable, variableOf } from "../emit/lua-tree.ts";
import { mostLocals } from "../limits.ts";
import { declaring } from "../local-lists.ts";
import { declared } from "./declarations.ts";
import type { Uses } from "./names.ts";

/**
 * Keeps the joined text within Lua's limit on locals. While there is room, the variables of each file are locals of the
 * text. Beyond that, the private variables of the largest files go into a block for each file. If that is not enough,
 * their shared variables go into a table for each file. The last file stays as it is: its end is the end of the text.
 */
export function laidOut(sections: readonly Section[], uses: Uses, otherLocals: number): Section[] {
  const parts = sections.map((section) => new Part(section, uses));
  const isTooMuch = (): boolean => otherLocals + localsOf(parts) > mostLocals;
  const movable = parts.slice(0, -1);
  for (const part of movable.toSorted((one, other) => other.own - one.own)) {
    part.isInBlock = part.own > 0 && isTooMuch();
  }
  for (const part of movable.toSorted((one, other) => other.shared.length - one.shared.length)) {
    part.isInTable = isTooMuch();
  }
  const tables = new Map(
    parts.flatMap(({ isInTable, shared, table }) => (isInTable ? shared.map((each) => [each, table] as const) : [])),
  );
  return parts.map((part) => part.section(tables));
}

/** How many locals sections declare outside any block. */
export function localsAtTop(sections: readonly Section[]): number {
  const lists = sections.flatMap(({ statements }) => statements.filter(lua.isVariableDeclarationStatement));
  return lists.reduce((count, { left }) => count + left.length, 0);
}

/** The number of locals that exist at once: only one block is open at a time. */
function localsOf(parts: readonly Part[]): number {
  const outside = parts.reduce((sum, { isInBlock, own }) => sum + (isInBlock ? 0 : own), 0);
  const shared = parts.reduce((sum, { isInTable, shared }) => sum + (isInTable ? 1 : shared.length), 0);
  return outside + shared + Math.max(...parts.map(({ isInBlock, own }) => (isInBlock ? own : 0)));
}

class Part {
  isInBlock = false;
  isInTable = false;
  readonly shared: readonly Variable[];
  /** How many private variables it has. */
  readonly own: number;
  /** The table that holds its shared variables, if they need one. */
  readonly table: Variable;

  constructor(
    private readonly given: Section,
    { hidden, shared }: Uses,
  ) {
    const { name } = given.module;
    const all = [...hidden.keys()].filter((each) => each.module === name);
    this.shared = all.filter((each) => shared.has(each));
    this.own = all.length - this.shared.length;
    this.table = { name: path.extname(`.${name}`).slice(1), module: name, isAtTop: true, isConst: true, at: {} };
  }

  section(tables: ReadonlyMap<Variable, Variable>): Section {
    const { given, isInBlock, isInTable, table } = this;
    const outside = isInBlock || isInTable ? this.shared : [];
    const inner = rewritten(declared(given, outside), (node) => asField(node, tables));
    const front = isInTable
      ? [lua.createVariableDeclarationStatement(nameOf(table), lua.createTableExpression())]
      : declaring(outside, given);
    const statements = isInBlock ? [lua.createDoStatement(inner)] : inner;
    return { module: given.module, statements: outside.length > 0 ? [...front, ...statements] : statements };
  }
}

/** `table.name`, for a variable that its file keeps in a table. */
function asField(node: lua.Node, tables: ReadonlyMap<Variable, Variable>): lua.Node {
  const variable = variableOf(node);
  const table = variable && tables.get(variable);
  return table === undefined
    ? node
    : placed(lua.createTableIndexExpression(nameOf(table), lua.createStringLiteral(variable?.name ?? "")), node);
}
