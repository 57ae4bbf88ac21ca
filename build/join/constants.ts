import * as lua from "typescript-to-lua";
import type { Section } from "../emit/lua-module.ts";
import { type Assignment, isAssignment, type Variable, variableOf, visit } from "../emit/lua-tree.ts";
import { isPure, literalValue, type Value } from "./values.ts";

/** A variable and the fields taken from it, such as `config.uart.baudRate`. */
export interface Path {
  variable: Variable;
  keys: readonly string[];
  /** It is being assigned to. */
  isTarget?: boolean;
}

/**
 * What is known of a program when it is built: each `const` whose value is a literal, and each field of a `const` table
 * that is written out, as settings are. A field that such a table does not have is nil. Nothing is known of fields in
 * doubt.
 */
export class Constants {
  private readonly definitions = new Map<Variable, lua.Expression[]>();

  constructor(
    sections: readonly Section[],
    private readonly doubts: readonly Path[] = [],
  ) {
    const statements = sections.flatMap((each) => each.statements);
    visit(statements, (node) => {
      const { left, right = [] } = isAssignment(node) ? node : { left: [] };
      for (const variable of left.flatMap((target) => variableOf(target) ?? [])) {
        // Which of several values it gets is not known: `...`.
        const value = left.length === 1 ? right : right.slice(0, 1).map(() => lua.createDotsLiteral());
        this.definitions.set(variable, [...(this.definitions.get(variable) ?? []), ...value]);
      }
    });
  }

  /** The value of a constant or of a table's field. */
  valueOf(node: lua.Node): Value | undefined {
    const given = this.given(pathOf(node));
    const value = given && literalValue(given);
    // A longer text would take memory once for each function that uses it.
    return typeof value === "string" && value.length > 40 ? undefined : value;
  }

  /** Whether an expression is a part of a table, is a table itself, and stays one. */
  isTable(node: lua.Node): boolean {
    return isRecord(this.given(pathOf(node)));
  }

  /** What may change although it was taken for constant: what is assigned to, and what is passed on as a table. */
  mistaken(mentions: readonly Path[]): Path[] {
    return mentions.filter((path) => {
      const given = this.given(path);
      return given !== undefined && (path.isTarget || isRecord(given));
    });
  }

  /**
   * A statement that gives a table to a variable, without the fields that nothing mentions: their values stand where
   * they are used.
   */
  pruned(node: Assignment, mentions: readonly Path[]): Assignment {
    const [variable] = node.left.map(variableOf);
    const table = variable && node.right && this.written({ variable, keys: [] });
    const own = mentions.filter((each) => each.variable === variable);
    return isRecord(table) ? ({ ...node, right: [prunedValue(table, [], own)] } as Assignment) : node;
  }

  /** The expression that a path always stands for. */
  private given(path: Path | undefined): lua.Expression | undefined {
    const isInDoubt = this.doubts.some(
      ({ variable, keys }) => variable === path?.variable && begins(keys, path?.keys ?? []),
    );
    return path === undefined || isInDoubt ? undefined : this.written(path);
  }

  /** The expression for a path that is written where its variable gets its value. */
  private written({ variable, keys }: Path): lua.Expression | undefined {
    const [value, ...others] = this.definitions.get(variable) ?? [];
    let found = variable.isConst && others.length === 0 ? value : undefined;
    for (const key of keys) {
      const table = found && tableIn(found);
      found = table && (table.fields.find((each) => keyOf(each) === key)?.value ?? lua.createNilLiteral());
    }
    return found;
  }
}

/** The variables and fields that a program mentions, except variables in the place where they get a value. */
export function mentionsIn(sections: readonly Section[]): Path[] {
  const found: Path[] = [];
  const statements = sections.flatMap((each) => each.statements);
  visit(statements, (node, around, key) => {
    const path = pathOf(node);
    const isTarget = isAssignment(around) && key === "left";
    if (path !== undefined && (path.keys.length > 0 || !isTarget)) {
      found.push({ ...path, isTarget });
    }
    return path === undefined;
  });
  return found;
}

function prunedValue(value: lua.Expression, around: readonly string[], mentions: readonly Path[]): lua.Expression {
  if (!isRecord(value)) {
    return value;
  }
  const fields = value.fields.flatMap((field) => {
    const keys = [...around, keyOf(field) as string];
    const isMentioned = mentions.some((each) => begins(each.keys, keys) || begins(keys, each.keys));
    return isMentioned || !isPure(field.value) ? { ...field, value: prunedValue(field.value, keys, mentions) } : [];
  });
  return { ...value, fields } as lua.TableExpression;
}

function begins(some: readonly string[], others: readonly string[]): boolean {
  return some.every((key, index) => key === others[index]);
}

function pathOf(node: lua.Node): Path | undefined {
  if (lua.isTableIndexExpression(node)) {
    const path = lua.isStringLiteral(node.index) ? pathOf(node.table) : undefined;
    return path && { ...path, keys: [...path.keys, (node.index as lua.StringLiteral).value] };
  }
  const variable = variableOf(node);
  return variable && { variable, keys: [] };
}

/** The table that an expression gives. In `a and {}`, who asks for a field of it has asked for `a` before. */
function tableIn(node: lua.Expression): lua.TableExpression | undefined {
  const isAnd = lua.isBinaryExpression(node) && node.operator === lua.SyntaxKind.AndOperator;
  return isRecord(node) ? node : isAnd ? tableIn(node.right) : undefined;
}

/** A table whose fields all have names. */
function isRecord(node: lua.Node | undefined): node is lua.TableExpression {
  return node !== undefined && lua.isTableExpression(node) && node.fields.every((each) => keyOf(each) !== undefined);
}

function keyOf({ key }: lua.TableFieldExpression): string | undefined {
  return key !== undefined && lua.isStringLiteral(key) ? key.value : undefined;
}
