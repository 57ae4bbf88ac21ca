import ts from "typescript";
import { isOfLibrary } from "../../syntax.ts";
import type { Context } from "../check.ts";

/** Constructs whose helpers take a large part of the module's memory. */
export function checkHeavySyntax(node: ts.Node, { checker, program, report }: Context): void {
  switch (node.kind) {
    case ts.SyntaxKind.AsyncKeyword:
      report(node, "async", "async function");
      break;
    case ts.SyntaxKind.AwaitExpression:
      report(node, "async", "await");
      break;
    case ts.SyntaxKind.DeleteExpression:
      report(node, "delete");
      break;
    case ts.SyntaxKind.GetAccessor:
    case ts.SyntaxKind.SetAccessor:
      report(node, "accessor");
      break;
    case ts.SyntaxKind.SpreadAssignment:
      report(node, "spread", "spread in an object");
      break;
    case ts.SyntaxKind.InstanceOfKeyword:
      report(node.parent, "instanceof");
      break;
    default:
      checkOthers();
  }

  function checkOthers(): void {
    if (ts.isFunctionLike(node) && "asteriskToken" in node && node.asteriskToken !== undefined) {
      report(node, "generator");
    } else if (ts.isHeritageClause(node) && ts.isClassLike(node.parent)) {
      if (node.token === ts.SyntaxKind.ExtendsKeyword) {
        report(node, "class-extends");
      }
    } else if (ts.isSpreadElement(node)) {
      if (needsIterator(node.expression)) {
        report(node, "iterator", isText(node.expression) ? "spread of a string" : undefined);
      } else if (!isLast(node)) {
        report(
          node,
          "spread",
          ts.isCallExpression(node.parent) ? "spread before other arguments" : "spread in an array",
        );
      }
    } else if (ts.isForOfStatement(node)) {
      if (needsIterator(node.expression)) {
        report(node.expression, "iterator", nameOfCost(node.expression));
      }
    } else if (ts.isIdentifier(node)) {
      checkName(node);
    }
  }

  function checkName(name: ts.Identifier): void {
    const rule = names.get(name.text);
    const { parent } = name;
    const isUsed =
      (ts.isNewExpression(parent) || ts.isCallExpression(parent) || ts.isPropertyAccessExpression(parent)) &&
      parent.expression === name;
    if (rule !== undefined && isUsed && isOfLibrary(checker.getSymbolAtLocation(name), program)) {
      report(parent, rule, name.text);
    }
  }

  function isText(sequence: ts.Expression): boolean {
    return (checker.getTypeAtLocation(sequence).flags & ts.TypeFlags.StringLike) !== 0;
  }

  /** The name in `npm run costs`. */
  function nameOfCost(sequence: ts.Expression): string | undefined {
    if (isText(sequence)) {
      return "for…of over a string";
    }
    return /\.entries\(\)$/.test(sequence.getText()) ? "array.entries()" : undefined;
  }

  function needsIterator(sequence: ts.Expression): boolean {
    const type = checker.getTypeAtLocation(sequence);
    if (ts.isCallExpression(sequence) && sequence.expression.getText() === "$range") {
      return false;
    }
    return isText(sequence) || (iterables.test(type.symbol?.name ?? "") && isOfLibrary(type.symbol, program));
  }
}

const names = new Map<string, "async" | "map-or-set" | "symbol">([
  ["Promise", "async"],
  ["Map", "map-or-set"],
  ["Set", "map-or-set"],
  ["WeakMap", "map-or-set"],
  ["WeakSet", "map-or-set"],
  ["Symbol", "symbol"],
]);

const iterables = /^(Map|Set|ReadonlyMap|ReadonlySet|Generator|Iterable|\w*Iterator|IteratorObject|IterableIterator)$/;

/** The last element of its array or call, for which Lua's own table.unpack is enough. */
function isLast(spread: ts.SpreadElement): boolean {
  const { parent } = spread;
  const siblings = ts.isArrayLiteralExpression(parent) ? parent.elements : (parent as ts.CallExpression).arguments;
  return siblings?.at(-1) === spread;
}
