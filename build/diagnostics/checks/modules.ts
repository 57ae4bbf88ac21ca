import ts from "typescript";
import { isModule } from "../../emit/links.ts";
import type { Context } from "../check.ts";

/** A module used as a value: there is no table of its exports. */
export function checkModules(node: ts.Node, { checker, report, file }: Context): void {
  if (ts.isImportEqualsDeclaration(node) || (ts.isExportAssignment(node) && node.isExportEquals)) {
    report(node, "module-as-value", node.getText(file));
  } else if (ts.isIdentifier(node) && ts.isExpression(node) && !isNameOnly(node)) {
    const symbol = ts.isShorthandPropertyAssignment(node.parent)
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : checker.getSymbolAtLocation(node);
    if (isModule(symbol, checker)) {
      report(node, "module-as-value", node.text);
    }
  }
}

/** A name that is declared, or before a dot, or part of a type. */
function isNameOnly(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && (parent.expression === node || parent.name === node)) ||
    ts.isNamespaceImport(parent) ||
    ts.isNamespaceExport(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isExportSpecifier(parent) ||
    ts.isPartOfTypeNode(node) ||
    ts.isQualifiedName(parent) ||
    ts.isTypeQueryNode(parent)
  );
}
