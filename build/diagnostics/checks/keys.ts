import ts from "typescript";
import { dottedName } from "../../syntax.ts";
import type { Context } from "../check.ts";

/** Numbers and strings taken for the same key of a table. */
export function checkKeys(node: ts.Node, { checker, report, file }: Context): void {
  if (ts.isCallExpression(node) && /^Object\.(keys|entries)$/.test(dottedName(node.expression) ?? "")) {
    const [table] = node.arguments;
    if (table !== undefined && hasNumbers(table)) {
      report(node, "number-keys", node.getText(file));
    }
  } else if (ts.isForInStatement(node)) {
    if (hasNumbers(node.expression)) {
      report(node.expression, "number-keys", node.expression.getText(file));
    }
  } else if (ts.isElementAccessExpression(node)) {
    const key = checker.getTypeAtLocation(node.argumentExpression);
    const isNumber = (key.flags & ts.TypeFlags.NumberLike) !== 0;
    const isDigits = key.isStringLiteral() && /^\d+$/.test(key.value);
    if ((isNumber && hasStrings(node.expression, key)) || (isDigits && hasNumbers(node.expression, key))) {
      report(node, "number-keys", node.getText(file));
    }
  }

  /** Whether the keys of a table, or the one given, are numbers. */
  function hasNumbers(table: ts.Expression, key?: ts.StringLiteralType): boolean {
    const field = key && fieldOf(table, key.value);
    return field === undefined ? hasOnly(table, ts.IndexKind.Number) : ts.isNumericLiteral(field);
  }

  /** Whether the keys of a table, or the one given, are strings. */
  function hasStrings(table: ts.Expression, key: ts.Type): boolean {
    const field = key.isNumberLiteral() ? fieldOf(table, String(key.value)) : undefined;
    return field === undefined ? hasOnly(table, ts.IndexKind.String) : ts.isStringLiteral(field);
  }

  function hasOnly(table: ts.Expression, kind: ts.IndexKind): boolean {
    const type = checker.getNonNullableType(checker.getTypeAtLocation(table));
    const other = kind === ts.IndexKind.Number ? ts.IndexKind.String : ts.IndexKind.Number;
    return (
      checker.getIndexInfoOfType(type, kind) !== undefined && checker.getIndexInfoOfType(type, other) === undefined
    );
  }

  /** The name of a field where it is declared. */
  function fieldOf(table: ts.Expression, name: string): ts.DeclarationName | undefined {
    const type = checker.getNonNullableType(checker.getTypeAtLocation(table));
    const declaration = type.getProperty(name)?.valueDeclaration;
    return declaration && ts.getNameOfDeclaration(declaration);
  }
}
