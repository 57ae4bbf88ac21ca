import ts from "typescript";
import { dottedName, isOfLibrary } from "../../syntax.ts";
import type { Context } from "../check.ts";
import { possibleTypes } from "../types.ts";

/** JavaScript's ways to read a number from a text, whose helpers in Lua read something else. */
export function checkTextToNumber(node: ts.Node, { checker, program, report, file }: Context): void {
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.PlusToken) {
    if (mayBeText(node.operand)) {
      report(node, "number-from-text", node.getText(file));
    }
  } else if (ts.isCallExpression(node)) {
    const [argument] = node.arguments;
    const name = dottedName(node.expression) === "Number.parseFloat" ? "parseFloat" : node.expression.getText(file);
    const isRead = name === "parseFloat" || (name === "Number" && argument !== undefined && mayBeText(argument));
    if (isRead && isOfLibrary(checker.getSymbolAtLocation(node.expression), program)) {
      report(node, "number-from-text", node.getText(file));
    }
  }

  function mayBeText(value: ts.Expression): boolean {
    const types = possibleTypes(checker.getTypeAtLocation(value), checker);
    const { BooleanLike, NumberLike } = ts.TypeFlags;
    return types.some(({ flags }) => (flags & (BooleanLike | NumberLike)) === 0);
  }
}
