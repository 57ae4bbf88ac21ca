import ts from "typescript";
import { isOfLibrary } from "../../syntax.ts";
import type { Context } from "../check.ts";
import { alternativesOf } from "../types.ts";

/** Statements that leave a block early: throw, and jumps out of try. */
export function checkJumps(node: ts.Node, { checker, program, report, file }: Context): void {
  if (ts.isThrowStatement(node)) {
    const type = checker.getTypeAtLocation(node.expression);
    if (!maybeText(type)) {
      const text = node.expression.getText(file);
      report(node, "throw-not-text", /^new \w*Error\b/.test(text) ? "throw new Error" : text);
    }
  } else if (ts.isBreakStatement(node) || ts.isContinueStatement(node)) {
    if (leavesTry(node)) {
      report(node, "jump-out-of-try");
    }
  } else if (
    (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
    ts.isIdentifier(node.expression) &&
    /Error$/.test(node.expression.text) &&
    !ts.isThrowStatement(node.parent) &&
    isOfLibrary(checker.getSymbolAtLocation(node.expression), program)
  ) {
    report(node, "error-object", `new ${node.expression.text}`);
  }
}

/** A caught value may be thrown again: it can be of any type, and is mostly a string. */
function maybeText(type: ts.Type): boolean {
  return alternativesOf(type).every(
    (each) => (each.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0,
  );
}

/** The blocks of `try` and `catch` become functions; that of `finally` does not. */
function leavesTry(jump: ts.BreakOrContinueStatement): boolean {
  let child: ts.Node = jump;
  let inTry = false;
  while (!ts.isFunctionLike(child.parent) && !ts.isSourceFile(child.parent)) {
    const parent = child.parent;
    if (ts.isIterationStatement(parent, false) || (ts.isBreakStatement(jump) && ts.isSwitchStatement(parent))) {
      return inTry;
    }
    inTry ||= ts.isTryStatement(parent) && child !== parent.finallyBlock;
    child = parent;
  }
  return false;
}
