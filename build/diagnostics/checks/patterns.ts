import ts from "typescript";
import { bare, isPattern } from "../../syntax.ts";
import type { Context } from "../check.ts";

/** Destructuring patterns of which TypeScriptToLua loses a part. */
export function checkPatterns(node: ts.Node, { checker, report, file }: Context): void {
  if (ts.isBindingElement(node)) {
    if ((node.initializer || node.dotDotDotToken) && !ts.isIdentifier(node.name)) {
      report(node, "nested-default", node.getText(file));
    }
  } else if (ts.isObjectBindingPattern(node)) {
    checkRest(node);
  } else if (ts.isObjectLiteralExpression(node) && isPattern(node)) {
    for (const property of node.properties.filter(ts.isPropertyAssignment)) {
      checkDefault(property.initializer, property, "renamed-default");
    }
  } else if (ts.isArrayLiteralExpression(node) && isPattern(node)) {
    for (const element of node.elements) {
      checkDefault(element, element);
    }
    checkTwice(node);
  }

  /** A default in an assignment. It is lost behind another pattern, and behind another name where `lost` says so. */
  function checkDefault(value: ts.Expression, place: ts.Node, lost?: "renamed-default"): void {
    const target = withDefault(value);
    if (target !== undefined && isLiteral(target)) {
      report(place, "nested-default", place.getText(file));
    } else if (target !== undefined && ts.isIdentifier(target) && lost !== undefined) {
      report(place, lost, place.getText(file));
    }
  }

  /** `...rest` leaves out only properties named without quotes and brackets. */
  function checkRest({ elements }: ts.ObjectBindingPattern): void {
    const rest = elements.at(-1);
    if (rest?.dotDotDotToken && elements.some(({ propertyName: name }) => name && !ts.isIdentifier(name))) {
      report(rest, "rest-key", rest.getText(file));
    }
  }

  function checkTwice({ elements }: ts.ArrayLiteralExpression): void {
    const seen = new Set<ts.Symbol>();
    for (const element of elements) {
      const symbol = ts.isIdentifier(bare(element)) ? checker.getSymbolAtLocation(bare(element)) : undefined;
      if (symbol !== undefined && seen.has(symbol)) {
        report(element, "target-twice", element.getText(file));
      } else if (symbol !== undefined) {
        seen.add(symbol);
      }
    }
  }
}

/** The target in `target = value`, which gives a default. */
function withDefault(node: ts.Expression): ts.Expression | undefined {
  const isDefault = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return isDefault ? bare(node.left) : undefined;
}

function isLiteral(node: ts.Node): boolean {
  return ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node);
}
