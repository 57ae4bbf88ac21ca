import ts from "typescript";
import { bare, isAssignmentOperator } from "../../syntax.ts";
import type { Context } from "../check.ts";
import { alternativesOf, isList } from "../types.ts";

interface Walk {
  /** What it goes through. */
  over: ts.Expression;
  body: ts.Node;
  /** What a node changes in a way that the walk does not bear. */
  changedBy(node: ts.Node): ts.Expression | undefined;
}

/**
 * A walk that changes what it goes through: a callback of `list.map(…)` and the like that removes elements, a loop
 * that removes from a Map or Set, a `for…in` that adds keys.
 */
export function checkWalks(node: ts.Node, { checker, report, file }: Context): void {
  const walk = walkOf(node);
  if (walk !== undefined) {
    visit(walk.body, walk);
  }

  function visit(inner: ts.Node, walk: Walk): void {
    const changed = walk.changedBy(inner);
    if (changed && isSame(changed, walk.over)) {
      report(inner, "changed-while-walked", inner.getText(file));
    }
    ts.forEachChild(inner, (each) => visit(each, walk));
  }

  function walkOf(node: ts.Node): Walk | undefined {
    if (ts.isForInStatement(node)) {
      return { over: node.expression, body: node.statement, changedBy: extendedBy };
    }
    return ts.isForOfStatement(node) ? loopOver(node) : ts.isCallExpression(node) ? callbackOf(node) : undefined;
  }

  function loopOver({ expression, statement: body }: ts.ForOfStatement): Walk | undefined {
    const given = bare(expression);
    if (!ts.isCallExpression(given)) {
      return isMapOrSet(given) ? { over: given, body, changedBy: emptiedBy } : undefined;
    }
    const { expression: callee, arguments: list } = given;
    const [table] = list;
    if (ts.isIdentifier(callee) && callee.text === "pairs" && table !== undefined) {
      return { over: table, body, changedBy: extendedBy };
    }
    const isOfAll = ts.isPropertyAccessExpression(callee) && /^(keys|values|entries)$/.test(callee.name.text);
    return isOfAll && isMapOrSet(callee.expression)
      ? { over: callee.expression, body, changedBy: emptiedBy }
      : undefined;
  }

  function callbackOf({ expression: callee, arguments: [first] }: ts.CallExpression): Walk | undefined {
    const callback = first && bare(first);
    const isWritten = callback && (ts.isArrowFunction(callback) || ts.isFunctionExpression(callback));
    if (!isWritten || !ts.isPropertyAccessExpression(callee)) {
      return undefined;
    }
    const { expression: over, name } = callee;
    const isOfArray = walks.test(name.text) && isArray(over);
    const changedBy = isOfArray ? shortenedBy : name.text === "forEach" && isMapOrSet(over) ? emptiedBy : undefined;
    return changedBy && { over, body: callback.body, changedBy };
  }

  function isArray(value: ts.Expression): boolean {
    return alternativesOf(checker.getTypeAtLocation(value)).some((type) => isList(type, checker));
  }

  function isMapOrSet(value: ts.Expression): boolean {
    return alternativesOf(checker.getTypeAtLocation(value)).some(({ symbol }) =>
      /^(Map|Set)$/.test(symbol?.name ?? ""),
    );
  }

  /** The table in which a node may give a value to a new key: `table[key] = value` or `table.set(key, value)`. */
  function extendedBy(node: ts.Node): ts.Expression | undefined {
    const [table, key, value] = valueGivenBy(node);
    const isNothing = value !== undefined && ts.isIdentifier(bare(value)) && bare(value).getText() === "undefined";
    return table === undefined || key === undefined || isNothing || isKeyOf(key, table) ? undefined : table;
  }

  /** Whether it is a key that a walk through the same table has given. */
  function isKeyOf(key: ts.Expression, table: ts.Expression): boolean {
    const declaration = checker.getSymbolAtLocation(bare(key))?.valueDeclaration;
    const whole =
      declaration && ts.isBindingElement(declaration) ? ts.walkUpBindingElementsAndPatterns(declaration) : declaration;
    const walk = whole?.parent?.parent && walkOf(whole.parent.parent);
    return walk !== undefined && isSame(walk.over, table);
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

/** The helpers of forEach, some and every are mended: they end where the array ends. */
const walks = /^(map|filter|find|findIndex|reduce|flatMap)$/;

/** The array that a node makes shorter: `list.pop()` or `list.length = 0`. */
function shortenedBy(node: ts.Node): ts.Expression | undefined {
  const target = assignedBy(node);
  return target && ts.isPropertyAccessExpression(target) && target.name.text === "length"
    ? target.expression
    : objectOf(node, /^(pop|shift|splice)$/);
}

/** The Map or Set from which a node removes entries. */
function emptiedBy(node: ts.Node): ts.Expression | undefined {
  return objectOf(node, /^(delete|clear)$/);
}

/** What a node gives a value to by a key, the key, and the value where it is written. */
function valueGivenBy(node: ts.Node): [table?: ts.Expression, key?: ts.Expression, value?: ts.Expression] {
  const table = objectOf(node, /^set$/);
  if (table !== undefined) {
    const [key, value] = (node as ts.CallExpression).arguments;
    return [table, key, value];
  }
  const target = assignedBy(node);
  return target && ts.isElementAccessExpression(target)
    ? [target.expression, target.argumentExpression, (node as ts.BinaryExpression).right]
    : [];
}

/** The object of which a node calls a method. */
function objectOf(node: ts.Node, method: RegExp): ts.Expression | undefined {
  const callee = ts.isCallExpression(node) ? node.expression : undefined;
  return callee && ts.isPropertyAccessExpression(callee) && method.test(callee.name.text)
    ? callee.expression
    : undefined;
}

/** What a node assigns to. */
function assignedBy(node: ts.Node): ts.Expression | undefined {
  return ts.isBinaryExpression(node) && isAssignmentOperator(node.operatorToken.kind) ? bare(node.left) : undefined;
}
