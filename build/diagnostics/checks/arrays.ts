import ts from "typescript";
import { bare, dottedName, isPattern } from "../../syntax.ts";
import type { Context } from "../check.ts";

/** Arrays whose holes, whose indexes from 1 or whose order would show. */
export function checkArrays(node: ts.Node, { checker, report, file }: Context): void {
  if (ts.isArrayLiteralExpression(node)) {
    for (const element of node.elements) {
      if (isNothing(element)) {
        report(element, "undefined-in-array");
      }
    }
  } else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { expression, name } = node.expression;
    if (/^(push|unshift)$/.test(name.text) && isArray(expression)) {
      for (const argument of node.arguments.filter(isNothing)) {
        report(argument, "undefined-in-array");
      }
    }
    const [argument] = node.arguments;
    if (/^(sort|toSorted)$/.test(name.text) && isArray(expression) && (argument === undefined || isNothing(argument))) {
      if (!hasTexts(expression)) {
        report(node, "sort-without-order", node.getText(file));
      }
    }
    if (/^Object\.(keys|entries)$/.test(dottedName(node.expression) ?? "") && argument && hasNumberKeys(argument)) {
      report(node, "number-keys", node.getText(file));
    }
  } else if (ts.isForInStatement(node)) {
    if (hasNumberKeys(node.expression)) {
      report(node.expression, "number-keys", node.expression.getText(file));
    }
  } else if (ts.isBinaryExpression(node)) {
    const { left, right, operatorToken } = node;
    if (operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      if (ts.isElementAccessExpression(left) && isArray(left.expression) && isNothing(right)) {
        report(node, "undefined-in-array", node.getText(file));
      }
    } else if (operatorToken.kind === ts.SyntaxKind.InKeyword && isArray(right)) {
      report(node, "index-in-array", node.getText(file));
    }
  } else if (ts.isObjectBindingPattern(node)) {
    if (isSequence(checker.getTypeAtLocation(node)) || isText(checker.getTypeAtLocation(node))) {
      report(node, "sequence-as-object");
    }
  } else if (ts.isArrayBindingPattern(node) && isText(checker.getTypeAtLocation(node))) {
    report(node, "sequence-as-object");
  }

  function isArray(expression: ts.Expression): boolean {
    return isSequence(checker.getTypeAtLocation(expression));
  }

  function hasTexts(array: ts.Expression): boolean {
    const element = checker.getIndexTypeOfType(checker.getTypeAtLocation(array), ts.IndexKind.Number);
    return element !== undefined && (element.isUnion() ? element.types : [element]).every(isText);
  }

  function hasNumberKeys(expression: ts.Expression): boolean {
    const type = checker.getTypeAtLocation(expression);
    return (
      checker.getIndexInfoOfType(type, ts.IndexKind.Number) !== undefined &&
      checker.getIndexInfoOfType(type, ts.IndexKind.String) === undefined
    );
  }

  function isSequence(type: ts.Type): boolean {
    return checker.isArrayType(type) || checker.isTupleType(type);
  }
}

function isText(type: ts.Type): boolean {
  return (type.flags & ts.TypeFlags.StringLike) !== 0;
}

function isNothing(expression: ts.Expression): boolean {
  const node = bare(expression);
  return (
    (ts.isOmittedExpression(node) && !isPattern(node.parent)) ||
    node.kind === ts.SyntaxKind.NullKeyword ||
    ts.isVoidExpression(node) ||
    (ts.isIdentifier(node) && node.text === "undefined")
  );
}
