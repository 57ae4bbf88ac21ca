import ts from "typescript";
import { bare, isAssignmentOperator } from "../syntax.ts";
import { isConst } from "./types.ts";

/**
 * All values that a variable, or a field of a constant object, is ever given. Undefined where some are not known.
 * `except` is an assignment to leave out.
 */
export function valuesOf(node: ts.Expression, checker: ts.TypeChecker, except?: ts.Node): ts.Expression[] | undefined {
  const name = ts.isPropertyAccessExpression(node) ? node.name : node;
  const symbol = ts.isIdentifier(name) ? checker.getSymbolAtLocation(name) : undefined;
  const first = ts.isPropertyAccessExpression(node) ? fieldOf(node, checker) : initializerOf(symbol);
  if (symbol === undefined || first === undefined) {
    return undefined;
  }
  const files = new Set([node, first].map((each) => each.getSourceFile()));
  const assignments = [...files]
    .flatMap((file) => assignmentsIn(file, checker).get(symbol) ?? [])
    .filter((each) => each !== except);
  const values = assignments.map(assignedBy).filter((each) => each !== undefined);
  return values.length === assignments.length ? [first, ...values] : undefined;
}

/** Whether a name stands for a variable or a parameter that nothing assigns to after its declaration. */
export function isNeverAssigned(name: ts.Node, checker: ts.TypeChecker): boolean {
  const symbol = ts.isIdentifier(name) ? checker.getSymbolAtLocation(name) : undefined;
  const declaration = symbol?.valueDeclaration;
  return (
    symbol !== undefined &&
    declaration !== undefined &&
    (symbol.flags & ts.SymbolFlags.Variable) !== 0 &&
    !assignmentsIn(declaration.getSourceFile(), checker).has(symbol)
  );
}

function initializerOf(symbol: ts.Symbol | undefined): ts.Expression | undefined {
  const declaration = symbol?.valueDeclaration;
  const isVariable = declaration !== undefined && ts.isVariableDeclaration(declaration);
  return isVariable && ts.isIdentifier(declaration.name) ? declaration.initializer : undefined;
}

/** What a field has from the start, in an object that a `const` holds. */
function fieldOf(access: ts.PropertyAccessExpression, checker: ts.TypeChecker): ts.Expression | undefined {
  const base = bare(access.expression);
  const symbol = ts.isIdentifier(base) ? checker.getSymbolAtLocation(base) : undefined;
  const declaration = symbol?.valueDeclaration;
  const made =
    declaration !== undefined && isConst(declaration)
      ? initializerOf(symbol)
      : ts.isPropertyAccessExpression(base)
        ? fieldOf(base, checker)
        : undefined;
  const object = made && bare(made);
  if (object === undefined || !ts.isObjectLiteralExpression(object) || object.properties.some(ts.isSpreadAssignment)) {
    return undefined;
  }
  const field = object.properties.find((each) => each.name?.getText() === access.name.text);
  return field && ts.isPropertyAssignment(field) ? field.initializer : undefined;
}

/** The value of `target = value`. Other assignments make theirs of something else. */
function assignedBy(assignment: ts.Node): ts.Expression | undefined {
  const isPlain =
    ts.isBinaryExpression(assignment) &&
    assignment.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    isName(bare(assignment.left));
  return isPlain ? assignment.right : undefined;
}

function isName(node: ts.Node): boolean {
  return ts.isIdentifier(node) || ts.isPropertyAccessExpression(node);
}

const known = new WeakMap<ts.SourceFile, Map<ts.Symbol, ts.Node[]>>();

/** The assignments in a file, by what they change. Of a pattern, by all names in it. */
function assignmentsIn(file: ts.SourceFile, checker: ts.TypeChecker): Map<ts.Symbol, ts.Node[]> {
  const found = known.get(file) ?? new Map<ts.Symbol, ts.Node[]>();
  const note = (target: ts.Node, assignment: ts.Node): void => {
    const name = ts.isPropertyAccessExpression(target) ? target.name : target;
    const symbol = ts.isIdentifier(name) ? symbolOf(name, checker) : undefined;
    if (symbol !== undefined) {
      found.set(symbol, [...(found.get(symbol) ?? []), assignment]);
    } else if (ts.isElementAccessExpression(target)) {
      // The index keeps its value.
      note(target.expression, assignment);
    } else {
      ts.forEachChild(target, (inner) => note(inner, assignment));
    }
  };
  const visit = (node: ts.Node): void => {
    const target = targetOf(node);
    if (target !== undefined) {
      note(bare(target), node);
    }
    ts.forEachChild(node, visit);
  };
  if (!known.has(file)) {
    known.set(file, found);
    visit(file);
  }
  return found;
}

/** The variable or field that a name stands for: in `({ name } = value)` the variable. */
function symbolOf(name: ts.Identifier, checker: ts.TypeChecker): ts.Symbol | undefined {
  return ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name);
}

function targetOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isBinaryExpression(node)) {
    return isAssignmentOperator(node.operatorToken.kind) ? node.left : undefined;
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const { PlusPlusToken, MinusMinusToken } = ts.SyntaxKind;
    return node.operator === PlusPlusToken || node.operator === MinusMinusToken ? node.operand : undefined;
  }
  const isLoop = ts.isForOfStatement(node) || ts.isForInStatement(node);
  return isLoop && !ts.isVariableDeclarationList(node.initializer) ? node.initializer : undefined;
}
