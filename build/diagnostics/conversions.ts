import ts from "typescript";
import { bare, isPattern, outside } from "../syntax.ts";

/** A value that goes where another type is wanted. */
export interface Conversion {
  value: ts.Expression;
  given: ts.Type;
  /** The type of its place, and what the declaration of a parameter demands. */
  wanted: readonly ts.Type[];
}

/**
 * The conversion of a value by itself: an argument, an element, a field, a result, a default or what is assigned. What
 * is made of other values is looked at piece by piece, array literals both as a whole and so.
 */
export function conversionOf(node: ts.Node, checker: ts.TypeChecker): Conversion | undefined {
  if (ts.isSpreadAssignment(node)) {
    const wanted = checker.getContextualType(node.parent);
    const given = checker.getTypeAtLocation(node.expression);
    return wanted && { value: node.expression, given, wanted: [wanted] };
  }
  if (!isValue(node, checker)) {
    return undefined;
  }
  const type = checker.getTypeAtLocation(ts.isSpreadElement(node) ? node.expression : node);
  const given = ts.isSpreadElement(node) ? type.getNumberIndexType() : type;
  // This looks at every expression, so first at what is quick to see.
  return given === undefined || (given.flags & uninteresting) !== 0
    ? undefined
    : { value: node, given, wanted: wantedTypes(node, checker) };
}

const uninteresting =
  ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike;

/** Arguments of what is written in Lua or C, or knows arrays: it gets them as they are. */
export function isForOthers(value: ts.Expression, checker: ts.TypeChecker): boolean {
  const call = outside(value);
  return (
    (ts.isCallExpression(call) || ts.isNewExpression(call)) &&
    checker.getResolvedSignature(call)?.getDeclaration()?.getSourceFile().isDeclarationFile === true
  );
}

/** An expression that stands for a value by itself. What others are made of is looked at piece by piece. */
function isValue(node: ts.Node, checker: ts.TypeChecker): node is ts.Expression {
  if (!ts.isExpression(node) || isPattern(node) || (isMade(node) && !givesType(node, checker))) {
    return false;
  }
  const { parent } = node;
  if (ts.isDecorator(parent)) {
    return false;
  }
  return ts.isPropertyAssignment(parent) ? parent.initializer === node : !ts.isPropertyAccessExpression(parent);
}

const choices = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.CommaToken,
]);

function isMade(node: ts.Expression): boolean {
  return (
    bare(node) !== node ||
    ts.isFunctionLike(node) ||
    ts.isConditionalExpression(node) ||
    ts.isObjectLiteralExpression(node) ||
    (ts.isBinaryExpression(node) && choices.has(node.operatorToken.kind))
  );
}

/** An object whose place has no type, or takes its type from it: that of an array, a choice or a type parameter. */
function givesType(node: ts.Expression, checker: ts.TypeChecker): boolean {
  const contextual = checker.getContextualType(node);
  return (
    ts.isObjectLiteralExpression(node) &&
    (contextual === undefined || contextual.symbol === checker.getTypeAtLocation(node).symbol)
  );
}

/** The types that a value must fit: that of its place, or of what it is a part of. */
function wantedTypes(node: ts.Expression, checker: ts.TypeChecker): ts.Type[] {
  const parent = node.parent;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) {
    return typesOfParameter(node, parent, checker);
  }
  const contextual = checker.getContextualType(node);
  if (contextual !== undefined) {
    return isPatternAlone(parent) ? [] : [contextual];
  }
  const whole = checker.getTypeAtLocation(parent);
  if (ts.isArrayLiteralExpression(parent) && !isPattern(parent)) {
    const element = checker.isTupleType(whole) ? undefined : whole.getNumberIndexType();
    return element ? [element] : [];
  }
  if (ts.isReturnStatement(parent)) {
    const owner = ts.findAncestor(parent, ts.isFunctionLike);
    const signature = owner && checker.getSignatureFromDeclaration(owner as ts.SignatureDeclaration);
    return signature ? [signature.getReturnType()] : [];
  }
  return ts.isConditionalExpression(parent) && parent.condition !== node ? [whole] : [];
}

/** `const { length } = value`, which demands nothing. */
function isPatternAlone(node: ts.Node): boolean {
  return (
    (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) &&
    !ts.isIdentifier(node.name) &&
    (ts.isBindingElement(node) || node.type === undefined)
  );
}

/** The type of the parameter that takes an argument, and what its declaration demands of a type parameter. */
function typesOfParameter(
  argument: ts.Expression,
  call: ts.CallExpression | ts.NewExpression,
  checker: ts.TypeChecker,
): ts.Type[] {
  const signature = checker.getResolvedSignature(call);
  const index = call.arguments?.indexOf(argument) ?? -1;
  const parameters = signature?.parameters ?? [];
  const parameter = parameters[Math.min(index, parameters.length - 1)];
  const declaration = parameter?.valueDeclaration;
  if (index < 0 || parameter === undefined || (declaration && takesAnyThis(declaration, checker))) {
    return [];
  }
  const isRest = declaration !== undefined && ts.isParameter(declaration) && declaration.dotDotDotToken !== undefined;
  const types = [checker.getTypeOfSymbol(parameter), ...(declaration ? [checker.getTypeAtLocation(declaration)] : [])];
  return types.flatMap((type) => {
    const one = isRest ? type.getNumberIndexType() : type;
    const constraint = one && (checker.getBaseConstraintOfType(one) ?? one);
    return constraint ? [constraint] : [];
  });
}

/** `f: (this: This, …) => R` of pcall and its like, which pass on what they get. */
function takesAnyThis(parameter: ts.Declaration, checker: ts.TypeChecker): boolean {
  const type = ts.isParameter(parameter) ? parameter.type : undefined;
  const [first] = type && ts.isFunctionTypeNode(type) ? type.parameters : [];
  const isThis = first !== undefined && ts.isIdentifier(first.name) && first.name.text === "this";
  return isThis && first.type !== undefined && checker.getTypeAtLocation(first.type).isTypeParameter();
}
