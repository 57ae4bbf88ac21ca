import ts from "typescript";
import { bare } from "../../syntax.ts";
import type { Context } from "../check.ts";
import { conversionOf, isForOthers } from "../conversions.ts";
import { anywhere } from "../type-parts.ts";
import { isList } from "../types.ts";

/**
 * Several results that a type calls an array. TypeScriptToLua makes a table of them where it sees the type of the call,
 * and takes a table apart where it sees an array: an assertion, or another type of the function, lets it see both.
 */
export function checkSeveralResults(node: ts.Node, context: Context): void {
  const { checker, report, file } = context;
  if (ts.isCallExpression(node) && isSeveral(checker.getTypeAtLocation(node), checker)) {
    const whole = withAssertions(node);
    if (!isSeveral(checker.getTypeAtLocation(whole), checker)) {
      report(whole, "results-as-array", whole.getText(file));
    }
  }
  if ((ts.isArrowFunction(node) || ts.isFunctionExpression(node)) && !isForOthers(node, checker)) {
    const wanted = checker.getContextualType(node);
    if (wanted !== undefined && differ(checker.getTypeAtLocation(node), wanted, context)) {
      report(node, "results-as-array", ts.isBlock(node.body) ? "the function" : node.getText(file));
    }
  }
  const conversion = conversionOf(node, checker);
  if (conversion && !isForOthers(conversion.value, checker)) {
    const { value, given, wanted } = conversion;
    if (wanted.some((each) => differ(given, each, context))) {
      report(value, "results-as-array", value.getText(file));
    }
  }
}

/** A function with several results where one that returns an array is wanted. */
const differ = anywhere((from, to, { checker }) => {
  const results = (type: ts.Type): ts.Type[] => type.getCallSignatures().map((each) => each.getReturnType());
  return (
    results(from).some((each) => isSeveral(each, checker)) &&
    results(to).some((each) => isList(each, checker) && !isSeveral(each, checker))
  );
});

function isSeveral(type: ts.Type, checker: ts.TypeChecker): boolean {
  return checker.getPropertyOfType(type, "__tstlMultiReturn") !== undefined;
}

/** The call with the assertions and parentheses around it. */
function withAssertions(call: ts.Expression): ts.Expression {
  const { parent } = call;
  return ts.isExpression(parent) && bare(parent) !== parent ? withAssertions(parent) : call;
}
