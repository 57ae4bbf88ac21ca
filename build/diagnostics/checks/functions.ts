import ts from "typescript";
import { bare, isPattern } from "../../syntax.ts";
import type { Context } from "../check.ts";
import { Contexts, contextOfCall, contextsOf, differ } from "../function-contexts.ts";

/** Functions that take `this` where one that takes none is called, and the reverse. */
export function checkFunctions(node: ts.Node, context: Context): void {
  const { checker, report, file } = context;
  if (ts.isCallExpression(node)) {
    const callee = checker.getNonNullableType(checker.getTypeAtLocation(node.expression));
    const contexts = contextsOf(callee, context);
    if (contexts !== Contexts.None && contexts !== contextOfCall(node, context)) {
      report(node, "this-or-none", node.expression.getText(file));
    }
  } else if (node.kind === ts.SyntaxKind.ThisKeyword) {
    const owner = ts.findAncestor(node, (each) => ts.isClassElement(each) || isFunctionOfItsOwn(each));
    if (owner && isFunctionOfItsOwn(owner) && contextsOf(checker.getTypeAtLocation(owner), context) === Contexts.Void) {
      report(node, "this-or-none", "this");
    }
  }
  if (ts.isSpreadAssignment(node)) {
    demand(node.expression, checker.getTypeAtLocation(node.expression), checker.getContextualType(node.parent));
  } else if (isValue(node, checker)) {
    const type = checker.getTypeAtLocation(ts.isSpreadElement(node) ? node.expression : node);
    const given = ts.isSpreadElement(node) ? type.getNumberIndexType() : type;
    // This looks at every expression, so first at what is quick to see.
    if (given !== undefined && (given.flags & mayHoldFunctions) !== 0) {
      demand(node, given, ...wantedTypes(node, checker));
    }
  }

  function demand(value: ts.Node, given: ts.Type, ...wanted: (ts.Type | undefined)[]): void {
    if (wanted.some((each) => each !== undefined && differ(given, each, context))) {
      // Where TypeScriptToLua reports it, too.
      report(ts.isReturnStatement(value.parent) ? value.parent : value, "this-or-none", value.getText(file));
    }
  }
}

const mayHoldFunctions = ts.TypeFlags.Object | ts.TypeFlags.UnionOrIntersection | ts.TypeFlags.TypeParameter;

/** A function with a `this` of its own, where it takes one. */
function isFunctionOfItsOwn(node: ts.Node): boolean {
  return (
    ts.isFunctionExpression(node) ||
    ts.isFunctionDeclaration(node) ||
    (ts.isMethodDeclaration(node) && ts.isObjectLiteralExpression(node.parent))
  );
}

/** An expression that stands for a value by itself. What others are made of is looked at piece by piece. */
function isValue(node: ts.Node, checker: ts.TypeChecker): node is ts.Expression {
  if (!ts.isExpression(node) || (isMade(node) && !givesType(node, checker))) {
    return false;
  }
  const { parent } = node;
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
    ts.isArrayLiteralExpression(node) ||
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
    return [contextual];
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
