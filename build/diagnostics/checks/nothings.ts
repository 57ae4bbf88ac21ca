import ts from "typescript";
import { bare, dottedName } from "../../syntax.ts";
import type { Context } from "../check.ts";
import { alternativesOf, possibleTypes } from "../types.ts";

/** null and undefined: both are nil in Lua, and a field with nil is no field. */
export function checkNothings(node: ts.Node, { checker, report, file }: Context): void {
  const table = enumerated(node);
  if (table !== undefined && mayHoldNothing(table)) {
    report(node, "in-with-nothing", node.getText(file));
  }
  if (!ts.isBinaryExpression(node)) {
    return;
  }
  const { left, right, operatorToken } = node;
  if (equalities.has(operatorToken.kind)) {
    const [one, other] = [flagsOf(left), flagsOf(right)];
    const isMixed =
      (isNull(one) && isUndefined(other)) ||
      (isUndefined(one) && isNull(other)) ||
      isTypeUndefined(left, right) ||
      isTypeUndefined(right, left);
    if (isMixed) {
      const compared = isNothing(left) ? right : left;
      report(compared, "null-or-undefined", compared.getText(file));
    }
  } else if (looseEqualities.has(operatorToken.kind)) {
    if (!isNothing(bare(left)) && !isNothing(bare(right)) && !areOfOneKind(left, right)) {
      report(node, "loose-equality", node.getText(file));
    }
  } else if (operatorToken.kind === ts.SyntaxKind.InKeyword && mayHoldNothing(right, left)) {
    report(node, "in-with-nothing", node.getText(file));
  }

  /** `typeof value === "undefined"`, with a value that may be null. */
  function isTypeUndefined(one: ts.Expression, other: ts.Expression): boolean {
    const [side, name] = [bare(one), bare(other)];
    return (
      ts.isTypeOfExpression(side) &&
      ts.isStringLiteralLike(name) &&
      name.text === "undefined" &&
      isNull(flagsOf(side.expression))
    );
  }

  /** Whether all values of both have the same type, so that none is converted before they are compared. */
  function areOfOneKind(...sides: ts.Expression[]): boolean {
    const all = sides.flatMap((side) => possibleTypes(checker.getTypeAtLocation(side), checker));
    return kinds.some((kind) => all.every(({ flags }) => (flags & (kind | nothing)) !== 0));
  }

  /** Whether the field that `in` asks for, or any when its name is not known, may be there with nothing in it. */
  function mayHoldNothing(table: ts.Expression, key?: ts.Expression): boolean {
    const keyType = key && checker.getTypeAtLocation(key);
    const name = keyType?.isStringLiteral() ? keyType.value : undefined;
    return alternativesOf(checker.getTypeAtLocation(table)).some((type) => {
      const field = name === undefined ? undefined : type.getProperty(name);
      const fields = name === undefined ? type.getProperties() : field === undefined ? [] : [field];
      const others = field === undefined ? type.getStringIndexType() : undefined;
      return (
        fields.some((each) => holdsNothing(each)) ||
        (others !== undefined && (isNull(flagsIn(others)) || isUndefined(flagsIn(others))))
      );
    });
  }

  /** The type of an optional field has undefined even if none is ever stored in it. */
  function holdsNothing(field: ts.Symbol): boolean {
    const flags = flagsIn(checker.getTypeOfSymbol(field));
    const isOptional = (field.flags & ts.SymbolFlags.Optional) !== 0;
    return isNull(flags) || (isUndefined(flags) && !isOptional);
  }

  function flagsOf(expression: ts.Expression): ts.TypeFlags {
    return flagsIn(checker.getTypeAtLocation(expression));
  }
}

/** The object of whose fields a node takes all. */
function enumerated(node: ts.Node): ts.Expression | undefined {
  if (ts.isCallExpression(node) && /^Object\.(keys|values|entries)$/.test(dottedName(node.expression) ?? "")) {
    return node.arguments[0];
  }
  return ts.isForInStatement(node) || ts.isSpreadAssignment(node) ? node.expression : undefined;
}

const looseEqualities = new Set<ts.SyntaxKind>([ts.SyntaxKind.EqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsToken]);

const { BooleanLike, NumberLike, StringLike, Object: OfObject } = ts.TypeFlags;
const kinds = [BooleanLike, NumberLike, StringLike, OfObject];
const nothing = ts.TypeFlags.Null | ts.TypeFlags.Undefined;

const equalities = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

function flagsIn(type: ts.Type): ts.TypeFlags {
  return alternativesOf(type).reduce<number>((all, each) => all | each.flags, 0);
}

function isNull(flags: ts.TypeFlags): boolean {
  return (flags & ts.TypeFlags.Null) !== 0;
}

function isUndefined(flags: ts.TypeFlags): boolean {
  return (flags & ts.TypeFlags.Undefined) !== 0;
}

function isNothing(node: ts.Expression): boolean {
  return node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === "undefined");
}
