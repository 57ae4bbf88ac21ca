import * as lua from "typescript-to-lua";
import { type Variable, variableOf, visit } from "../emit/lua-tree.ts";
import type { Section } from "./sections.ts";
import {
  calculated,
  inverted,
  isLogical,
  isShort,
  isTrue,
  type Known,
  literalValue,
  nil,
  sideTaken,
} from "./values.ts";

/**
 * What is known of a program when building: each `const` whose value is a literal, or is made of such, and each field of a
 * `const` table that is written out and only read field by field, as settings are. What is no field of such a table is nil.
 */
export class Constants {
  private readonly definitions = new Map<Variable, lua.Expression[]>();
  private readonly uses = new Map<Variable, Path[]>();
  private readonly known = new Map<Variable, Known | undefined>();
  /** Fields that have decided which branches are left out of account, while those are sought. Fields of `doubted` decide none. */
  private relied: Path[] | undefined;
  private readonly doubted = new Set<Variable>();

  constructor(sections: readonly Section[]) {
    const statements = sections.flatMap((each) => each.statements);
    visit(statements, (node) => this.define(node));
    // What is switched off hands no settings on. What was taken for switched off, and then is written to, was not: again.
    do {
      this.relied = [];
      this.uses.clear();
      visit(statements, (node) => this.note(node));
      this.known.clear();
    } while (this.doubtsMore(this.relied));
    this.relied = undefined;
  }

  /** The value of a constant, or of a field of settings. */
  valueOf(node: lua.Node): Known | undefined {
    const variable = variableOf(node);
    if (variable !== undefined) {
      return this.constant(variable);
    }
    const path = pathOf(node);
    return path && this.field(path);
  }

  /** Whether a comparison with nil holds, where a part of settings that is a table is compared: it is there. */
  isThere(node: lua.Node): boolean | undefined {
    const path = pathAsked(node);
    const value = path && this.valueAt(path);
    return value !== undefined && value !== nil && isRecord(value)
      ? (node as lua.BinaryExpression).operator === lua.SyntaxKind.InequalityOperator
      : undefined;
  }

  /** A table without the fields that nothing asks for any more, since their values are written wherever they were. */
  pruned(table: lua.TableExpression, variable: Variable, keys: readonly string[] = []): lua.TableExpression {
    const fields = table.fields.flatMap((field) => {
      const path = { variable, keys: [...keys, keyOf(field) as string] };
      if (isPure(field.value) && this.isNeedless(path)) {
        return [];
      }
      return isRecord(field.value) ? { ...field, value: this.pruned(field.value, variable, path.keys) } : field;
    });
    return { ...table, fields };
  }

  /** The table that a `const` is for good, as it is written. */
  tableOf(variable: Variable): lua.TableExpression | undefined {
    const value = this.definitionOf(variable);
    return value && isRecord(value) ? value : undefined;
  }

  private define(node: lua.Node): void {
    if (lua.isVariableDeclarationStatement(node) || lua.isAssignmentStatement(node)) {
      const values = node.right ?? [];
      for (const [index, target] of node.left.entries()) {
        const variable = variableOf(target);
        if (variable !== undefined && (lua.isAssignmentStatement(node) || values.length > 0)) {
          const value = values.length === node.left.length ? values[index] : undefined;
          this.definitions.set(variable, [...(this.definitions.get(variable) ?? []), value ?? lua.createDotsLiteral()]);
        }
      }
    }
  }

  private note(node: lua.Node): unknown {
    if (lua.isVariableDeclarationStatement(node) || lua.isAssignmentStatement(node)) {
      for (const target of node.left) {
        this.noteTarget(target);
      }
      visit(node.right ?? [], (each) => this.note(each));
      return false;
    }
    if (lua.isIfStatement(node)) {
      const value = this.evaluated(node.condition);
      if (value !== undefined) {
        const taken = isTrue(value) ? node.ifBlock : node.elseBlock;
        visit(taken === undefined ? [node.condition] : [node.condition, taken], (each) => this.note(each));
        return false;
      }
    }
    const asked = pathAsked(node);
    const given = asked && this.givenFor(asked);
    if (given !== undefined && given !== nil && isRecord(given)) {
      // Who asks whether a part is there does not hand it on.
      return false;
    }
    const path = pathOf(node);
    if (path === undefined) {
      return true;
    }
    this.noteUse(path);
    return false;
  }

  private noteTarget(target: lua.Node): void {
    const path = pathOf(target);
    if (path === undefined) {
      visit([target], (each) => this.note(each));
    } else if (path.keys.length > 0) {
      this.noteUse({ ...path, isWritten: true });
    }
  }

  private noteUse(path: Path): void {
    this.uses.set(path.variable, [...(this.uses.get(path.variable) ?? []), path]);
  }

  private definitionOf(variable: Variable): lua.Expression | undefined {
    const values = this.definitions.get(variable) ?? [];
    return variable.isConst && values.length === 1 ? values[0] : undefined;
  }

  private constant(variable: Variable): Known | undefined {
    if (!this.known.has(variable)) {
      this.known.set(variable, undefined);
      const value = this.definitionOf(variable);
      const literal = value && this.evaluated(value);
      this.known.set(variable, literal !== undefined && isShort(literal) ? literal : undefined);
    }
    return this.known.get(variable);
  }

  private evaluated(node: lua.Expression): Known | undefined {
    if (isLogical(node)) {
      const side = sideTaken(node, (each) => this.evaluated(each));
      return side && this.evaluated(side);
    }
    if (lua.isBinaryExpression(node)) {
      const isThere = this.isThere(node);
      if (isThere !== undefined) {
        return isThere;
      }
      return calculated(node.operator, this.evaluated(node.left), this.evaluated(node.right));
    }
    if (lua.isUnaryExpression(node)) {
      return inverted(node.operator, this.evaluated(node.operand));
    }
    return literalValue(node) ?? this.valueOf(node);
  }

  private field(path: Path): Known | undefined {
    const value = this.valueAt(path);
    const known = value === undefined || value === nil ? value : this.evaluated(value);
    return known !== undefined && isShort(known) ? known : undefined;
  }

  /** What a field is for good; nil where there is none. Undefined where it may become something else. */
  private valueAt(path: Path): lua.Expression | typeof nil | undefined {
    const isDoubted = this.relied !== undefined && this.doubted.has(path.variable);
    if (this.tableOf(path.variable) === undefined || path.isWritten || isDoubted || !this.isSettled(path)) {
      return undefined;
    }
    this.relied?.push(path);
    return this.givenFor(path);
  }

  /** What is written for a field where its table is. */
  private givenFor({ variable, keys }: Path): lua.Expression | typeof nil | undefined {
    let value: lua.Expression | undefined = this.tableOf(variable);
    if (value === undefined) {
      return undefined;
    }
    for (const [index, key] of keys.entries()) {
      if (!isRecord(value)) {
        return undefined;
      }
      value = value.fields.find((each) => keyOf(each) === key)?.value;
      if (value === undefined) {
        return index === keys.length - 1 ? nil : undefined;
      }
    }
    return value;
  }

  private doubtsMore(relied: readonly Path[]): boolean {
    const wrong = relied.filter((path) => !this.isSettled(path));
    for (const { variable } of wrong) {
      this.doubted.add(variable);
    }
    return wrong.length > 0;
  }

  /** Whether a field and the tables around it stay as they are written: nothing assigns to them or passes them on. */
  private isSettled({ variable, keys }: Path): boolean {
    return (this.uses.get(variable) ?? []).every(
      (use) => !leadsTo(use.keys, keys) || (use.keys.length === keys.length && use.isWritten !== true),
    );
  }

  private isNeedless({ variable, keys }: Path): boolean {
    return (this.uses.get(variable) ?? []).every(
      (use) => (!leadsTo(use.keys, keys) && !leadsTo(keys, use.keys)) || this.field(use) !== undefined,
    );
  }
}

function leadsTo(keys: readonly string[], others: readonly string[]): boolean {
  return keys.every((key, index) => key === others[index]);
}

/** `config.uart.baudRate`: a variable, and what is taken from it. */
interface Path {
  variable: Variable;
  keys: readonly string[];
  isWritten?: boolean;
}

function pathOf(node: lua.Node): Path | undefined {
  if (lua.isTableIndexExpression(node)) {
    const path = lua.isStringLiteral(node.index) ? pathOf(node.table) : undefined;
    return path && { ...path, keys: [...path.keys, (node.index as lua.StringLiteral).value] };
  }
  const variable = variableOf(node);
  return variable && { variable, keys: [] };
}

/** The part of a table that a comparison with nil asks for. */
function pathAsked(node: lua.Node): Path | undefined {
  const isComparison =
    lua.isBinaryExpression(node) &&
    (node.operator === lua.SyntaxKind.EqualityOperator || node.operator === lua.SyntaxKind.InequalityOperator);
  const path = isComparison && literalValue(node.right) === nil ? pathOf(node.left) : undefined;
  return path !== undefined && path.keys.length > 0 ? path : undefined;
}

/** A table whose fields all have names. */
export function isRecord(node: lua.Node): node is lua.TableExpression {
  return lua.isTableExpression(node) && node.fields.every((field) => keyOf(field) !== undefined);
}

export function keyOf({ key }: lua.TableFieldExpression): string | undefined {
  return key !== undefined && lua.isStringLiteral(key) ? key.value : undefined;
}

/** Whether making a value does nothing else. */
export function isPure(node: lua.Expression): boolean {
  if (lua.isTableExpression(node)) {
    return node.fields.every(({ key, value }) => isPure(value) && (key === undefined || isPure(key)));
  }
  return lua.isFunctionExpression(node) || lua.isIdentifier(node) || literalValue(node) !== undefined;
}
