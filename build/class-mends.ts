import ts from "typescript";
import { needsStatements } from "./needs-statements.ts";

/** A class, changed where TypeScriptToLua would compile it wrongly. */
export function mendedClass<T extends ts.ClassLikeDeclaration>(node: T): T {
  const fields = node.members.filter(isField);
  const late = node.members.find((each) => ts.isConstructorDeclaration(each) && isSuperLate(each));
  const members = node.members.map((each) => {
    if (isField(each) && isStatic(each)) {
      return needsStatements(each.initializer) ? blockOf(each) : each;
    }
    const isOwn = late !== undefined && isField(each);
    return isOwn ? withoutValue(each) : each === late ? withFields(late, fields) : each;
  });
  return members.every((each, index) => each === node.members[index]) ? node : withMembers(node, members);
}

type Field = ts.PropertyDeclaration & { initializer: ts.Expression };
type Constructor = ts.ConstructorDeclaration & { body: ts.Block };

function isField(node: ts.ClassElement): node is Field {
  return ts.isPropertyDeclaration(node) && node.initializer !== undefined;
}

function isStatic(node: ts.ClassElement): boolean {
  return (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Static) !== 0;
}

/** `static { this.x = value }` for `static x = value`: statements that `value` needs would stand in front of the class. */
function blockOf(field: Field): ts.ClassStaticBlockDeclaration {
  return ts.factory.createClassStaticBlockDeclaration(ts.factory.createBlock([assignmentOf(field)]));
}

/**
 * Whether TypeScriptToLua would set the fields at the wrong place: it sets them behind as many statements in Lua as
 * there are in TypeScript up to the call of `super`.
 */
function isSuperLate(node: ts.ConstructorDeclaration): node is Constructor {
  const at = node.body?.statements.findIndex(isSuperCall) ?? -1;
  const call = node.body?.statements[at];
  return at > 0 || (call !== undefined && needsStatements(call));
}

/** Whether a statement calls the constructor of the class that its class extends. */
export function isSuperCall(node: ts.Statement): boolean {
  const call = ts.isExpressionStatement(node) ? node.expression : undefined;
  return call !== undefined && ts.isCallExpression(call) && call.expression.kind === ts.SyntaxKind.SuperKeyword;
}

/** A constructor that sets the fields itself, behind the call of `super`. */
function withFields(node: Constructor, fields: readonly Field[]): Constructor {
  const { modifiers, parameters, body } = node;
  const behind = body.statements.findIndex(isSuperCall) + 1;
  const given = parameters
    .filter(({ modifiers }) => modifiers !== undefined)
    .map(({ name }) => assignmentTo(name as ts.Identifier, name as ts.Identifier));
  const statements = [
    ...body.statements.slice(0, behind),
    ...given,
    ...fields.filter((each) => !isStatic(each)).map(assignmentOf),
    ...body.statements.slice(behind),
  ];
  const plain = parameters.map((each) =>
    ts.factory.updateParameterDeclaration(
      each,
      undefined,
      each.dotDotDotToken,
      each.name,
      each.questionToken,
      each.type,
      each.initializer,
    ),
  );
  return ts.factory.updateConstructorDeclaration(
    node,
    modifiers,
    plain,
    ts.factory.updateBlock(body, statements),
  ) as Constructor;
}

function withoutValue(node: Field): ts.PropertyDeclaration {
  return ts.factory.updatePropertyDeclaration(node, node.modifiers, node.name, undefined, node.type, undefined);
}

function withMembers<T extends ts.ClassLikeDeclaration>(node: T, members: readonly ts.ClassElement[]): T {
  const { modifiers, name, typeParameters, heritageClauses } = node;
  const changed = ts.isClassDeclaration(node)
    ? ts.factory.updateClassDeclaration(node, modifiers, name, typeParameters, heritageClauses, members)
    : ts.factory.updateClassExpression(node, modifiers, name, typeParameters, heritageClauses, members);
  // TypeScriptToLua asks there for the name of a class.
  return Object.assign(changed, { parent: node.parent }) as unknown as T;
}

function assignmentOf({ name, initializer }: Field): ts.Statement {
  return assignmentTo(name, initializer);
}

/** `this.name = value`. */
function assignmentTo(name: ts.PropertyName, value: ts.Expression): ts.Statement {
  const self = ts.factory.createThis();
  const key = ts.isComputedPropertyName(name) ? name.expression : name;
  const target =
    ts.isIdentifier(key) && key === name
      ? ts.factory.createPropertyAccessExpression(self, key)
      : ts.factory.createElementAccessExpression(self, key as ts.Expression);
  return ts.factory.createExpressionStatement(ts.factory.createAssignment(target, value));
}
