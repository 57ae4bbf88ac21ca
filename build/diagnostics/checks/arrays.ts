import ts from "typescript";
import { askedForField, bare, dottedName, isPattern } from "../../syntax.ts";
import type { Context } from "../check.ts";
import { alternativesOf, isList } from "../types.ts";

/** Arrays whose holes, whose indexes from 1 or whose order would show. */
export function checkArrays(node: ts.Node, { checker, report, file }: Context): void {
  const [asked] = askedForField(node);
  if (asked && isArray(asked)) {
    report(node, "index-in-array", node.getText(file));
  }
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
    if (/^(sort|toSorted)$/.test(name.text) && isArray(expression)) {
      if (argument === undefined || isNothing(argument)) {
        if (!hasOnly(expression, ts.TypeFlags.StringLike)) {
          report(node, "sort-without-order", node.getText(file));
        }
      } else if (!hasOnly(expression, ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike)) {
        report(node, "unstable-sort", node.getText(file));
      }
    }
    if (
      dottedName(node.expression) === "Array.from" &&
      node.arguments.length === 1 &&
      argument &&
      isOnlyLong(argument)
    ) {
      report(node, "undefined-in-array", node.getText(file));
    }
    if (dottedName(node.expression) === "Array.isArray" && argument && mayBeEmptyObject(argument)) {
      report(node, "empty-array", node.getText(file));
    }
  } else if (ts.isPropertyAccessExpression(node)) {
    if (!/^(push|unshift)$/.test(node.name.text) && mayHaveHoles(node.expression, node.name.text === "length")) {
      report(node, "undefined-in-array", node.getText(file));
    }
  } else if (ts.isForOfStatement(node)) {
    if (mayHaveHoles(node.expression)) {
      report(node.expression, "undefined-in-array", node.expression.getText(file));
    }
  } else if (ts.isDeleteExpression(node)) {
    const target = bare(node.expression);
    if (ts.isElementAccessExpression(target) && isArray(target.expression)) {
      report(node, "undefined-in-array", node.getText(file));
    }
  } else if (ts.isBinaryExpression(node)) {
    const { left, right, operatorToken } = node;
    const isAssignment = operatorToken.kind === ts.SyntaxKind.EqualsToken;
    if (isAssignment && ts.isElementAccessExpression(left) && isArray(left.expression) && isNothing(right)) {
      report(node, "undefined-in-array", node.getText(file));
    }
  } else if (ts.isObjectBindingPattern(node)) {
    if (isSequence(checker.getTypeAtLocation(node)) || isText(checker.getTypeAtLocation(node))) {
      report(node, "sequence-as-object");
    }
  }

  function isArray(expression: ts.Expression): boolean {
    return isSequence(checker.getTypeAtLocation(expression));
  }

  /** Whether an object has a length, and no elements: `{ length: 3 }`. */
  function isOnlyLong(expression: ts.Expression): boolean {
    const type = checker.getTypeAtLocation(expression);
    return type.getProperty("length") !== undefined && !isSequence(type) && !isText(type);
  }

  function hasOnly(array: ts.Expression, kinds: ts.TypeFlags): boolean {
    const element = checker.getIndexTypeOfType(checker.getTypeAtLocation(array), ts.IndexKind.Number);
    return element !== undefined && alternativesOf(element).every(({ flags }) => (flags & kinds) !== 0);
  }

  /**
   * Whether the elements of an array may be undefined. For the length of `...rest`, it is enough if nothing is known.
   */
  function mayHaveHoles(array: ts.Expression, isLength = false): boolean {
    const type = checker.getTypeAtLocation(array);
    const [element] = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference) : [];
    const { Any, Null, Undefined, Unknown } = ts.TypeFlags;
    const declaration = isLength ? checker.getSymbolAtLocation(array)?.valueDeclaration : undefined;
    const isRest = declaration !== undefined && ts.isParameter(declaration) && declaration.dotDotDotToken !== undefined;
    const nothing = isRest ? Any | Null | Undefined | Unknown : Null | Undefined;
    return element !== undefined && alternativesOf(element).some(({ flags }) => (flags & nothing) !== 0);
  }

  function mayBeEmptyObject(value: ts.Expression): boolean {
    return alternativesOf(checker.getTypeAtLocation(value)).some((type) => {
      const { Any, NonPrimitive, Object: OfObject, Unknown } = ts.TypeFlags;
      const isEmpty = !isSequence(type) && type.getProperties().every(({ flags }) => flags & ts.SymbolFlags.Optional);
      return (type.flags & (Any | NonPrimitive | Unknown)) !== 0 || ((type.flags & OfObject) !== 0 && isEmpty);
    });
  }

  function isSequence(type: ts.Type): boolean {
    return isList(type, checker);
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
