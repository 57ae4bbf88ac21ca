import path from "node:path";
import ts from "typescript";
import { slashed } from "./compile.ts";
import { placeIn } from "./syntax.ts";

/** What is wrong with an entry's first two statements and its last: one error text each, with its position. */
export function entryErrors(program: ts.Program, projectDirectory: string, entry: string): string[] {
  const file = program.getSourceFile(slashed(path.join(projectDirectory, entry)));
  if (file === undefined) {
    return [`${entry}: error: not part of the program`];
  }
  const errors: string[] = [];
  const demand = (index: number, holds: (node: ts.Statement) => boolean, what: string): void => {
    const node = file.statements.at(index);
    if (node === undefined || !holds(node)) {
      errors.push(`${placeIn(file, entry, node?.getStart(file) ?? 0)}: error: ${what}`);
    }
  };
  demand(0, (node) => assignsText(node, "PROJECT"), `the first statement of an entry must be PROJECT = "…"`);
  demand(1, (node) => assignsText(node, "VERSION"), `the second statement of an entry must be VERSION = "…"`);
  demand(
    -1,
    (node) => node.getText(file).replace(/;$/, "") === "sys.run()",
    "the last statement of an entry must be sys.run()",
  );
  return errors;
}

function assignsText(node: ts.Statement, name: string): boolean {
  return (
    ts.isExpressionStatement(node) &&
    ts.isBinaryExpression(node.expression) &&
    node.expression.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isIdentifier(node.expression.left) &&
    node.expression.left.text === name &&
    ts.isStringLiteral(node.expression.right)
  );
}
