import ts from "typescript";
import { bare, dottedName } from "../../syntax.ts";
import type { Context } from "../check.ts";
import { isConst, possibleTypes } from "../types.ts";

/** Texts and arrays that are made of an object's keys in the order in which Lua gives them. */
export function checkKeyOrder(node: ts.Node, { checker, report, file }: Context): void {
  const body = bodyOfWalk(node);
  if (body !== undefined) {
    visitBody(body);
  } else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { expression, name } = node.expression;
    if (name.text === "join" && hasOrderOfKeys(expression)) {
      report(node, "order-of-keys", node.getText(file));
    }
  }

  /** What a loop over keys, or forEach, runs for each of them. */
  function bodyOfWalk(walk: ts.Node): ts.Node | undefined {
    if (ts.isForInStatement(walk) || (ts.isForOfStatement(walk) && hasOrderOfKeys(walk.expression))) {
      return walk.statement;
    }
    const callee = ts.isCallExpression(walk) ? walk.expression : undefined;
    const isForEach = callee && ts.isPropertyAccessExpression(callee) && callee.name.text === "forEach";
    return isForEach && hasOrderOfKeys(callee.expression) ? (walk as ts.CallExpression).arguments[0] : undefined;
  }

  /** `Object.keys(object)` and the like, or what is made of it one by one. */
  function hasOrderOfKeys(list: ts.Expression): boolean {
    const made = bare(list);
    if (ts.isCallExpression(made) && ts.isPropertyAccessExpression(made.expression)) {
      const { expression, name } = made.expression;
      const isOneByOne = /^(map|filter|flatMap|flat|slice|concat|reverse|toReversed)$/.test(name.text);
      const isOfKeys = /^Object\.(keys|values|entries)$/.test(dottedName(made.expression) ?? "");
      return isOfKeys || (isOneByOne && hasOrderOfKeys(expression));
    }
    const declaration = symbolOf(made)?.valueDeclaration;
    const isHeld = declaration !== undefined && ts.isVariableDeclaration(declaration) && isConst(declaration);
    const value = isHeld && ts.isIdentifier(declaration.name) ? declaration.initializer : undefined;
    return value !== undefined && hasOrderOfKeys(value) && !isSorted(made);
  }

  /** Reports what adds to a text, or to an array that nothing sorts. Loops inside are nodes of their own. */
  function visitBody(inner: ts.Node): void {
    const addition = additionIn(inner);
    const declaration = addition && symbolOf(addition)?.valueDeclaration;
    const isOutside = declaration === undefined || !ts.findAncestor(declaration, (each) => each === node);
    if (addition !== undefined && isOutside && !isSorted(addition)) {
      report(inner, "order-of-keys", inner.getText(file));
    }
    ts.forEachChild(inner, (each) => (bodyOfWalk(each) === undefined ? visitBody(each) : undefined));
  }

  /** The text in `text += …`, or the array in `list.push(…)`. */
  function additionIn(inner: ts.Node): ts.Expression | undefined {
    if (ts.isBinaryExpression(inner)) {
      return inner.operatorToken.kind === ts.SyntaxKind.PlusEqualsToken && isText(inner.left) ? inner.left : undefined;
    }
    const isPush =
      ts.isCallExpression(inner) &&
      ts.isPropertyAccessExpression(inner.expression) &&
      /^(push|unshift)$/.test(inner.expression.name.text);
    return isPush ? (inner.expression as ts.PropertyAccessExpression).expression : undefined;
  }

  function isText(value: ts.Expression): boolean {
    const types = possibleTypes(checker.getTypeAtLocation(value), checker);
    return types.every(({ flags }) => (flags & ts.TypeFlags.StringLike) !== 0);
  }

  /** Whether the file sorts an array somewhere: `list.sort(…)` or `table.sort(list)`. */
  function isSorted(list: ts.Expression): boolean {
    const symbol = symbolOf(list);
    const sorts = (inner: ts.Node): boolean => {
      if (ts.isCallExpression(inner) && ts.isPropertyAccessExpression(inner.expression)) {
        const { expression, name } = inner.expression;
        const sorted = dottedName(inner.expression) === "table.sort" ? inner.arguments[0] : expression;
        if (/^(sort|toSorted)$/.test(name.text) && sorted !== undefined && symbolOf(sorted) === symbol) {
          return true;
        }
      }
      return ts.forEachChild(inner, sorts) === true;
    };
    return symbol !== undefined && sorts(file);
  }

  function symbolOf(value: ts.Expression): ts.Symbol | undefined {
    const name = bare(value);
    return checker.getSymbolAtLocation(ts.isPropertyAccessExpression(name) ? name.name : name);
  }
}
