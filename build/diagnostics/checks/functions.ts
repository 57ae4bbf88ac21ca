import ts from "typescript";
import { dottedName } from "../../syntax.ts";
import type { Context } from "../check.ts";
import { type Conversion, conversionOf, isForOthers } from "../conversions.ts";
import { Contexts, contextOfCall, contextsOf, takesOther } from "../function-contexts.ts";
import { anywhere } from "../type-parts.ts";
import { alternativesOf } from "../types.ts";

const differ = anywhere(takesOther);

/** Functions that take `this` where one that takes none is called, and the reverse. */
export function checkFunctions(node: ts.Node, context: Context): void {
  const { checker, report, file } = context;
  if (ts.isCallExpression(node)) {
    const callee = checker.getNonNullableType(checker.getTypeAtLocation(node.expression));
    const contexts = contextsOf(callee, context);
    if (contexts !== Contexts.None && contexts !== contextOfCall(node, context)) {
      report(node, "this-or-none", node.expression.getText(file));
    }
  } else if (node.kind === ts.SyntaxKind.ThisKeyword) {
    const owner = ts.findAncestor(node, (each) => ts.isClassElement(each) || isFunctionOfItsOwn(each));
    if (owner && isFunctionOfItsOwn(owner) && contextsOf(checker.getTypeAtLocation(owner), context) === Contexts.Void) {
      report(node, "this-or-none", "this");
    }
  }
  const conversion = ts.isArrayLiteralExpression(node) ? undefined : conversionOf(node, checker);
  if (conversion !== undefined && isTakenForOther(conversion, context)) {
    const { value } = conversion;
    // Where TypeScriptToLua reports it, too.
    report(ts.isReturnStatement(value.parent) ? value.parent : value, "this-or-none", value.getText(file));
  }
}

/**
 * Whether the value goes where one of the other kind is wanted, or where its type is lost: calls then pass no `this`.
 */
function isTakenForOther({ value, given, wanted }: Conversion, context: Context): boolean {
  const isFunction = alternativesOf(context.checker.getNonNullableType(given)).every(
    (each) => each.getCallSignatures().length > 0,
  );
  const isLost =
    isFunction &&
    (contextsOf(given, context) & Contexts.NonVoid) !== 0 &&
    wanted.length > 0 &&
    wanted.every((each) => contextsOf(each, context) === Contexts.None) &&
    !isForOthers(value, context.checker);
  return isLost || wanted.some((each) => differ(given, each, context));
}

/** A function with a `this` of its own, where it takes one. */
function isFunctionOfItsOwn(node: ts.Node): boolean {
  return (
    ts.isFunctionExpression(node) ||
    ts.isFunctionDeclaration(node) ||
    (ts.isMethodDeclaration(node) && ts.isObjectLiteralExpression(node.parent))
  );
}

/** Functions that become tables, because they have fields, and classes that are asked for their type. */
export function checkFunctionFields(node: ts.Node, { checker, report, file }: Context): void {
  const isVariable =
    ts.isVariableDeclaration(node) && node.initializer !== undefined && ts.isFunctionLike(node.initializer);
  if ((isVariable || ts.isFunctionDeclaration(node)) && node.name !== undefined) {
    const fields = [...(checker.getSymbolAtLocation(node.name)?.exports?.values() ?? [])];
    if (fields.some(({ flags }) => (flags & ts.SymbolFlags.Value) !== 0)) {
      report(node.name, "function-with-fields", node.name.getText(file));
    }
  } else if (ts.isCallExpression(node) && dottedName(node.expression) === "Object.assign") {
    const [target] = node.arguments;
    if (target !== undefined && checker.getTypeAtLocation(target).getCallSignatures().length > 0) {
      report(node, "function-with-fields", target.getText(file));
    }
  } else if (ts.isTypeOfExpression(node)) {
    if (checker.getTypeAtLocation(node.expression).getConstructSignatures().length > 0) {
      report(node, "function-with-fields", node.getText(file));
    }
  }
}
