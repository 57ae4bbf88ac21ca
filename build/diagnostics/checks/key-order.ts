import ts from "typescript";
import { bare, dottedName } from "../../syntax.ts";
import type { Context } from "../check.ts";
import { isConst, isTextType } from "../types.ts";

/** Texts and arrays that are made of an object's keys in the order in which Lua gives them. */
export function checkKeyOrder(node: ts.Node, { checker, report, file }: Context): void {
  const body = bodyOfWalk(node);
  if (body !== undefined) {
    visitBody(body);
  } else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { expression, name } = node.expression;
    const isConcat = dottedName(node.expression) === "table.concat";
    const joined = isConcat ? node.arguments[0] : name.text === "join" ? expression : undefined;
    const list = pushed(node);
    const adds = (each: ts.Expression): boolean => ts.isSpreadElement(each) && hasOrderOfKeys(each.expression);
    if (
      (joined !== undefined && hasOrderOfKeys(joined)) ||
      (list !== undefined && node.arguments.some(adds) && !isSorted(list))
    ) {
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
  function hasOrderOfKeys(list: ts.Expression, seen = new Set<ts.Node>()): boolean {
    const made = bare(list);
    if (seen.has(made)) {
      return false;
    }
    seen.add(made);
    if (ts.isCallExpression(made) && ts.isPropertyAccessExpression(made.expression)) {
      const { expression, name } = made.expression;
      const isOneByOne = /^(map|filter|flatMap|flat|slice|concat|reverse|toReversed)$/.test(name.text);
      const isOfKeys = /^Object\.(keys|values|entries)$/.test(dottedName(made.expression) ?? "");
      return isOfKeys || (isOneByOne && hasOrderOfKeys(expression, seen));
    }
    if (ts.isArrayLiteralExpression(made)) {
      return made.elements.some((each) => ts.isSpreadElement(each) && hasOrderOfKeys(each.expression, seen));
    }
    const declaration = symbolOf(made)?.valueDeclaration;
    const isHeld = declaration !== undefined && ts.isVariableDeclaration(declaration) && isConst(declaration);
    const value = isHeld && ts.isIdentifier(declaration.name) ? declaration.initializer : undefined;
    return value !== undefined && hasOrderOfKeys(value, seen) && !isSorted(made);
  }

  /**
   * Reports what adds to a text or an array with a name of its own, that nothing sorts. Loops inside are nodes of their
   * own, and functions inside may run at any time.
   */
  function visitBody(inner: ts.Node): void {
    const addition = additionIn(inner);
    const declaration = addition && ts.isIdentifier(bare(addition)) && symbolOf(addition)?.valueDeclaration;
    if (declaration && !ts.findAncestor(declaration, (each) => each === node) && !isSorted(addition)) {
      report(inner, "order-of-keys", inner.getText(file));
    }
    ts.forEachChild(inner, (each) => {
      if (bodyOfWalk(each) === undefined && !ts.isFunctionLike(each)) {
        visitBody(each);
      }
    });
  }

  /** The text in `text += …` or `text = text + …`, or the array in `list.push(…)`. */
  function additionIn(inner: ts.Node): ts.Expression | undefined {
    if (!ts.isBinaryExpression(inner)) {
      return pushed(inner);
    }
    const { left, right, operatorToken } = inner;
    const isAdded =
      operatorToken.kind === ts.SyntaxKind.PlusEqualsToken ||
      (operatorToken.kind === ts.SyntaxKind.EqualsToken && beginsWith(right, left.getText(file)));
    return isAdded && isTextType(checker.getTypeAtLocation(left), checker) ? left : undefined;
  }

  function beginsWith(text: ts.Expression, part: string): boolean {
    const made = bare(text);
    if (ts.isBinaryExpression(made)) {
      return made.operatorToken.kind === ts.SyntaxKind.PlusToken && beginsWith(made.left, part);
    }
    if (ts.isTemplateExpression(made)) {
      return made.head.text === "" && made.templateSpans[0]?.expression.getText(file) === part;
    }
    return made.getText(file) === part;
  }

  /** The array in `list.push(…)`. */
  function pushed(inner: ts.Node): ts.Expression | undefined {
    const isPush =
      ts.isCallExpression(inner) &&
      ts.isPropertyAccessExpression(inner.expression) &&
      /^(push|unshift)$/.test(inner.expression.name.text);
    const list = isPush ? (inner.expression as ts.PropertyAccessExpression).expression : undefined;
    return list !== undefined && checker.isArrayLikeType(checker.getTypeAtLocation(list)) ? list : undefined;
  }

  /** Whether the file sorts an array or a copy of it somewhere: `list.sort(…)`, `list.map(…).sort()`, `table.sort(list)`. */
  function isSorted(list: ts.Expression): boolean {
    const symbol = symbolOf(list);
    const sorts = (inner: ts.Node): boolean => {
      if (ts.isCallExpression(inner) && ts.isPropertyAccessExpression(inner.expression)) {
        const { expression, name } = inner.expression;
        const sorted = dottedName(inner.expression) === "table.sort" ? inner.arguments[0] : expression;
        if (/^(sort|toSorted)$/.test(name.text) && sorted !== undefined && symbolOf(rootOf(sorted)) === symbol) {
          return true;
        }
      }
      return ts.forEachChild(inner, sorts) === true;
    };
    return symbol !== undefined && sorts(file);
  }

  /** The array from which a chain of calls begins, or which is spread into a new one. */
  function rootOf(chain: ts.Expression): ts.Expression {
    const made = bare(chain);
    const [first] = ts.isArrayLiteralExpression(made) ? made.elements : [];
    if (first !== undefined && ts.isSpreadElement(first)) {
      return rootOf(first.expression);
    }
    const isCall = ts.isCallExpression(made) && ts.isPropertyAccessExpression(made.expression);
    return isCall ? rootOf((made.expression as ts.PropertyAccessExpression).expression) : made;
  }

  function symbolOf(value: ts.Expression): ts.Symbol | undefined {
    const name = bare(value);
    return checker.getSymbolAtLocation(ts.isPropertyAccessExpression(name) ? name.name : name);
  }
}
