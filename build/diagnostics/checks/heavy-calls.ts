import ts from "typescript";
import type { Context } from "../check.ts";
import { dottedName, isOfLibrary } from "../syntax.ts";

/** Calls of JavaScript's library whose helper is larger than what it does for a device. */
export function checkHeavyCalls(node: ts.Node, { checker, program, report, file }: Context): void {
  if (!ts.isCallExpression(node)) {
    return;
  }
  const callee = node.expression;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  if (!ts.isIdentifier(name) || !isOfLibrary(checker.getSymbolAtLocation(name), program)) {
    return;
  }
  const isHeavy =
    name === callee || dottedName(callee) === "Number.parseInt"
      ? name.text === "parseInt"
      : /^(splice|replaceAll)$/.test(name.text) ||
        dottedName(callee) === "Array.from" ||
        (name.text === "toString" && node.arguments.length > 0);
  if (isHeavy) {
    report(node, "heavy-call", callee.getText(file));
  }
}
