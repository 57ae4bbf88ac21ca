import ts from "typescript";
import { dottedName, isOfLibrary } from "../../syntax.ts";
import type { Context } from "../check.ts";

/** Calls of JavaScript's library whose helper costs more than it is worth on a module. */
export function checkHeavyCalls(node: ts.Node, { checker, program, report }: Context): void {
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
      : /^(splice|toSpliced|replaceAll|defineProperty|groupBy)$/.test(name.text) ||
        dottedName(callee) === "Array.from" ||
        (name.text === "toString" && node.arguments.length > 0);
  if (isHeavy) {
    report(node, "heavy-call", nameOfCost(name.text));
  }
}

/** The name in `npm run costs`. */
function nameOfCost(method: string): string {
  const names: Record<string, string> = {
    from: "Array.from()",
    splice: "array.splice()",
    toSpliced: "array.toSpliced()",
    defineProperty: "Object.defineProperty()",
    groupBy: "Object.groupBy()",
    replaceAll: "text.replaceAll()",
    toString: "n.toString(16)",
  };
  return names[method] ?? `${method}()`;
}
