import ts from "typescript";
import { isAssignmentOperator } from "./syntax.ts";

/** Whether an expression may need statements in front of it in Lua, or `this`. */
export function needsStatements(node: ts.Node): boolean {
  const { kind } = node;
  const isPush = ts.isPropertyAccessExpression(node) && node.name.text === "push";
  const isCount = ts.isPrefixUnaryExpression(node) && /^(\+\+|--)/.test(node.getText());
  return (
    isAssignmentOperator(kind) || isPush || isCount || some.has(kind) || ts.forEachChild(node, needsStatements) === true
  );
}

const some = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.ClassExpression,
  ts.SyntaxKind.CommaToken,
  ts.SyntaxKind.ConditionalExpression,
  ts.SyntaxKind.DeleteExpression,
  ts.SyntaxKind.PostfixUnaryExpression,
  ts.SyntaxKind.QuestionDotToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.SpreadElement,
  ts.SyntaxKind.ThisKeyword,
]);
