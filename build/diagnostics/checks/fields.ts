import ts from "typescript";
import { isSuperCall } from "../../class-mends.ts";
import type { Context } from "../check.ts";

/** Values of fields that use a name which means something else in the constructor: they are reckoned there. */
export function checkFields(node: ts.Node, { checker, report }: Context): void {
  if (!ts.isConstructorDeclaration(node) || node.body === undefined) {
    return;
  }
  const { parameters, body } = node;
  const before = body.statements.slice(0, body.statements.findIndex(isSuperCall) + 1);
  const names = new Set([...parameters.flatMap(namesIn), ...before.flatMap(namesIn)]);
  const visit = (inner: ts.Node, value: ts.Expression): void => {
    if (ts.isIdentifier(inner) && names.has(inner.text) && isFromOutside(inner, value)) {
      report(inner, "hidden-by-constructor", inner.text);
    }
    ts.forEachChild(inner, (each) => visit(each, value));
  };
  for (const field of node.parent.members.filter(ts.isPropertyDeclaration)) {
    const isStatic = (ts.getCombinedModifierFlags(field) & ts.ModifierFlags.Static) !== 0;
    if (field.initializer !== undefined && !isStatic) {
      visit(field.initializer, field.initializer);
    }
  }

  /** Whether a name is that of a variable, a function or a class which is declared outside a value. */
  function isFromOutside(name: ts.Identifier, value: ts.Expression): boolean {
    const { parent } = name;
    const symbol = ts.isShorthandPropertyAssignment(parent)
      ? checker.getShorthandAssignmentValueSymbol(parent)
      : checker.getSymbolAtLocation(name);
    const isMember = ts.isPropertyAccessExpression(parent) && parent.name === name;
    const isField = ((symbol?.flags ?? 0) & ts.SymbolFlags.ClassMember) !== 0;
    const isInside = symbol?.declarations?.some((each) => ts.findAncestor(each, (around) => around === value));
    return symbol !== undefined && !isMember && !isField && isInside !== true;
  }
}

/** The names that a parameter or a statement declares, those of patterns included. */
function namesIn(node: ts.Node): string[] {
  if (ts.isVariableStatement(node)) {
    return node.declarationList.declarations.flatMap(namesIn);
  }
  const isDeclaration =
    ts.isParameter(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isBindingElement(node) ||
    ts.isFunctionDeclaration(node);
  const name = isDeclaration || ts.isClassDeclaration(node) || ts.isEnumDeclaration(node) ? node.name : undefined;
  return name === undefined ? [] : ts.isIdentifier(name) ? [name.text] : name.elements.flatMap(namesIn);
}
