import ts from "typescript";
import { bare, outside } from "../../syntax.ts";
import type { Context } from "../check.ts";
import { isTextType } from "../types.ts";

/** What is compiled by type, with a value whose type is any. */
export function checkAnyValues(node: ts.Node, { checker, report, file }: Context): void {
  if (ts.isBinaryExpression(node) && additions.has(node.operatorToken.kind)) {
    const sides = [node.left, node.right];
    if (sides.some(isAny) && !sides.some(isText)) {
      report(node, "any-value", node.getText(file));
    }
  } else if (ts.isElementAccessExpression(node) && isAny(node.expression)) {
    const key = bare(node.argumentExpression);
    if (isCalled(node) || !isText(key) || (ts.isStringLiteral(key) && key.text === "length")) {
      report(node, "any-value", node.getText(file));
    }
  } else if (ts.isPropertyAccessExpression(node) && isAny(node.expression)) {
    if (isCalled(node) || node.name.text === "length") {
      report(node, "any-value", node.getText(file));
    }
  } else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
    if ((node.propertyName ?? node.name).getText(file) === "length" && isAny(node.parent)) {
      report(node, "any-value", node.getText(file));
    }
  } else if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword) {
    if (isAny(node.right) && !isText(node.left)) {
      report(node, "any-value", node.getText(file));
    }
  } else if (isArrayPatternOf(node, isAny)) {
    report(node, "any-value", node.getText(file));
  }

  function isAny(value: ts.Node): boolean {
    const type = checker.getTypeAtLocation(value);
    // Not the type of what the compiler does not know at all, which it reports.
    return (type.flags & ts.TypeFlags.Any) !== 0 && !isUnknown(type);
  }

  function isCalled(access: ts.PropertyAccessExpression | ts.ElementAccessExpression): boolean {
    const around = outside(access);
    return ts.isCallExpression(around) && bare(around.expression) === access && !isOfLua(access.expression);
  }

  function isText(value: ts.Expression): boolean {
    return isTextType(checker.getTypeAtLocation(value), checker);
  }

  /** `_G` and what `require` gives: functions of Lua, which take what they are given. */
  function isOfLua(value: ts.Expression): boolean {
    const declaration = checker.getSymbolAtLocation(value)?.valueDeclaration;
    const made = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
    const call = made ? bare(made) : undefined;
    return (
      value.getText(file) === "_G" ||
      (call !== undefined && ts.isCallExpression(call) && call.expression.getText(file) === "require")
    );
  }
}

/** `const [first] = value`, `[first] = value` and `([first]: any) => …`, with such a value. */
function isArrayPatternOf(node: ts.Node, isSuch: (value: ts.Node) => boolean): boolean {
  if (ts.isArrayBindingPattern(node)) {
    return isSuch(node);
  }
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isArrayLiteralExpression(bare(node.left)) &&
    isSuch(node.right)
  );
}

const additions = new Set<ts.SyntaxKind>([ts.SyntaxKind.PlusToken, ts.SyntaxKind.PlusEqualsToken]);

function isUnknown(type: ts.Type): boolean {
  return (type as { intrinsicName?: string }).intrinsicName === "error";
}
