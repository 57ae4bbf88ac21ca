import ts from "typescript";

/** The place of something, as errors name it: `src/x.ts(3,5)`. `fileName` is the name that people know the file by. */
export function placeIn(file: ts.SourceFile, fileName: string, position: number): string {
  const { line, character } = file.getLineAndCharacterOfPosition(position);
  return `${fileName}(${line + 1},${character + 1})`;
}

/** The path with forward slashes, as TypeScript writes it. */
export function slashed(file: string): string {
  return file.replaceAll("\\", "/");
}

/** The expression without what only TypeScript sees around it: parentheses, `as T`, `!` and `satisfies T`. */
export function bare(node: ts.Expression): ts.Expression {
  return isOuter(node) ? bare(node.expression) : node;
}

/** The node around an expression, parentheses and assertions left aside. */
export function outside(node: ts.Expression): ts.Node {
  let parent: ts.Node = node.parent;
  while (isOuter(parent)) {
    parent = parent.parent;
  }
  return parent;
}

function isOuter(
  node: ts.Node,
): node is
  | ts.ParenthesizedExpression
  | ts.AsExpression
  | ts.NonNullExpression
  | ts.SatisfiesExpression
  | ts.TypeAssertion {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isTypeAssertionExpression(node)
  );
}

/** Whether a literal is a target of an assignment, as in `[, second] = pair` and `({ first } = pair)`. */
export function isPattern(literal: ts.Node): boolean {
  if (!ts.isArrayLiteralExpression(literal) && !ts.isObjectLiteralExpression(literal)) {
    return false;
  }
  const around = outside(literal);
  if (ts.isBinaryExpression(around)) {
    return around.operatorToken.kind === ts.SyntaxKind.EqualsToken && bare(around.left) === literal;
  }
  return ts.isForOfStatement(around)
    ? around.initializer === literal
    : isPattern(ts.isPropertyAssignment(around) ? around.parent : around);
}

/** `Math.floor` as "Math.floor", where `Math` and the like are written by name. Undefined for other callees. */
export function dottedName(node: ts.Expression): string | undefined {
  return ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)
    ? `${node.expression.text}.${node.name.text}`
    : undefined;
}

/** Whether an operator assigns: `=`, `+=` and the like. */
export function isAssignmentOperator(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

/** The object that `key in object` or `object.hasOwnProperty(key)` asks for a field, and the key. */
export function askedForField(node: ts.Node): [table?: ts.Expression, key?: ts.Expression] {
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword) {
    return [node.right, node.left];
  }
  const callee = ts.isCallExpression(node) ? node.expression : undefined;
  return callee && ts.isPropertyAccessExpression(callee) && callee.name.text === "hasOwnProperty"
    ? [callee.expression, (node as ts.CallExpression).arguments[0]]
    : [];
}

/** Whether a symbol belongs to JavaScript's own library, not to the program. */
export function isOfLibrary(symbol: ts.Symbol | undefined, program: ts.Program): boolean {
  const declaration = symbol?.valueDeclaration ?? symbol?.declarations?.[0];
  return declaration !== undefined && program.isSourceFileDefaultLibrary(declaration.getSourceFile());
}

/** Whether a declaration belongs to the types of LuatOS. */
export function isOfLuatos(declaration: ts.Node | undefined): boolean {
  const file = declaration?.getSourceFile().fileName ?? "";
  return /\/types\/(models\/)?[\w-]+\.d\.ts$/.test(file) && !/\/(lua-types|typescript|@types)\//.test(file);
}
