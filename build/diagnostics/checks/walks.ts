import ts from "typescript";
import { bare } from "../../syntax.ts";
import type { Context } from "../check.ts";
import { alternativesOf, isList } from "../types.ts";

/** `list.forEach(…)` and the like with a callback, written there, that removes elements of the same array. */
export function checkWalks(node: ts.Node, { checker, report, file }: Context): void {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) {
    return;
  }
  const { expression, name } = node.expression;
  const [first] = node.arguments;
  const callback = first && bare(first);
  const isWritten = callback && (ts.isArrowFunction(callback) || ts.isFunctionExpression(callback));
  if (isWritten && walks.test(name.text) && isArray(expression)) {
    visit(callback.body);
  }

  function visit(inner: ts.Node): void {
    const shortened = shortenedBy(inner);
    if (shortened && isSame(shortened, expression)) {
      report(inner, "changed-while-walked", inner.getText(file));
    }
    ts.forEachChild(inner, visit);
  }

  function isArray(value: ts.Expression): boolean {
    return alternativesOf(checker.getTypeAtLocation(value)).some((type) => isList(type, checker));
  }

  /** Whether both are the same variable, or the same field of one. */
  function isSame(one: ts.Expression, other: ts.Expression): boolean {
    const [a, b] = [bare(one), bare(other)];
    if (ts.isPropertyAccessExpression(a) && ts.isPropertyAccessExpression(b)) {
      return a.name.text === b.name.text && isSame(a.expression, b.expression);
    }
    const isName = ts.isIdentifier(a) || a.kind === ts.SyntaxKind.ThisKeyword;
    const symbol = checker.getSymbolAtLocation(a);
    return isName && symbol !== undefined && symbol === checker.getSymbolAtLocation(b);
  }
}

const walks = /^(forEach|map|filter|find|findIndex|every|some|reduce|flatMap)$/;
const shortening = /^(pop|shift|splice)$/;

/** The array that a node makes shorter: `list.pop()` or `list.length = 0`. */
function shortenedBy(node: ts.Node): ts.Expression | undefined {
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    return shortening.test(node.expression.name.text) ? node.expression.expression : undefined;
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    const target = bare(node.left);
    return ts.isPropertyAccessExpression(target) && target.name.text === "length" ? target.expression : undefined;
  }
  return undefined;
}
