import ts from "typescript";
import { bare } from "../../syntax.ts";
import type { Context } from "../check.ts";
import { alternativesOf, isList } from "../types.ts";

/** Conditions on a value that TypeScript and Lua judge differently. */
export function checkConditions(node: ts.Node, { checker, report, file }: Context): void {
  if (ts.isIfStatement(node) || ts.isWhileStatement(node) || ts.isDoStatement(node)) {
    test(node.expression);
  } else if (ts.isConditionalExpression(node) || (ts.isForStatement(node) && node.condition)) {
    test(node.condition as ts.Expression);
  } else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    test(node.operand);
  } else if (ts.isBinaryExpression(node) && isLogical(node)) {
    test(node.left);
  } else if (ts.isCallExpression(node) && asksForEach(node, checker)) {
    for (const answer of answersOf(bare(node.arguments[0] as ts.Expression))) {
      test(answer);
    }
  }

  /** Inner conditions are nodes of their own. So this looks only into parts that are not visited otherwise. */
  function test(condition: ts.Expression): void {
    const inner = bare(condition);
    if (ts.isBinaryExpression(inner) && isLogical(inner)) {
      test(inner.right);
    } else if (ts.isConditionalExpression(inner)) {
      test(inner.whenTrue);
      test(inner.whenFalse);
    } else if (!ts.isPrefixUnaryExpression(inner) || inner.operator !== ts.SyntaxKind.ExclamationToken) {
      const type = resultOf(inner) ?? checker.getTypeAtLocation(inner);
      if (type.aliasSymbol?.name === "LuaMultiReturn") {
        report(inner, "results-as-condition", inner.getText(file));
      } else if (mayBeZeroOrEmpty(type, checker)) {
        report(inner, "always-true", inner.getText(file));
      }
    }
  }

  /** What a function answers that is given by its name. */
  function resultOf(inner: ts.Expression): ts.Type | undefined {
    const isGiven = ts.isCallExpression(node) && node.arguments.some((each) => bare(each) === inner);
    return isGiven ? checker.getTypeAtLocation(inner).getCallSignatures()[0]?.getReturnType() : undefined;
  }
}

const logical = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
]);

function isLogical(node: ts.BinaryExpression): boolean {
  return logical.has(node.operatorToken.kind);
}

/** A call such as `list.filter(…)`, which takes the answers of its function as conditions. */
function asksForEach({ expression: callee, arguments: given }: ts.CallExpression, checker: ts.TypeChecker): boolean {
  if (
    given.length === 0 ||
    !ts.isPropertyAccessExpression(callee) ||
    !/^(filter|find|findIndex|every|some)$/.test(callee.name.text)
  ) {
    return false;
  }
  const type = checker.getNonNullableType(checker.getTypeAtLocation(callee.expression));
  return alternativesOf(type).some((each) => isList(each, checker));
}

/** The expressions whose values a function returns; or the function, where it is not written there. */
function answersOf(asked: ts.Expression): ts.Expression[] {
  if (!ts.isArrowFunction(asked) && !ts.isFunctionExpression(asked)) {
    return [asked];
  }
  const answers: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression) {
      answers.push(node.expression);
    } else if (!ts.isFunctionLike(node)) {
      ts.forEachChild(node, visit);
    }
  };
  if (ts.isBlock(asked.body)) {
    visit(asked.body);
  } else {
    answers.push(asked.body);
  }
  return answers;
}

/** A type whose values all differ from 0 and "", such as `"on" | "off" | undefined`, is not a trap. `{}` is one. */
function mayBeZeroOrEmpty(type: ts.Type, checker: ts.TypeChecker): boolean {
  const { Any, NumberLike, Object: OfObject, StringLike, TypeParameter, Unknown } = ts.TypeFlags;
  if (type.isUnionOrIntersection()) {
    // What is added to a type, as in `string & { brand: 1 }`, only makes it narrower.
    const types = type.types.filter(({ flags }) => type.isUnion() || (flags & OfObject) === 0);
    return types.some((each) => mayBeZeroOrEmpty(each, checker));
  }
  if (type.isNumberLiteral()) {
    return type.value === 0;
  }
  if (type.isStringLiteral()) {
    return type.value === "";
  }
  const constraint = checker.getBaseConstraintOfType(type);
  if (constraint !== undefined && constraint !== type) {
    return mayBeZeroOrEmpty(constraint, checker);
  }
  return (
    (type.flags & (Any | NumberLike | StringLike | TypeParameter | Unknown)) !== 0 ||
    ((type.flags & OfObject) !== 0 && checker.isTypeAssignableTo(checker.getNumberType(), type))
  );
}
