import ts from "typescript";
import { askedForField, bare, dottedName, outside } from "../../syntax.ts";
import type { Context } from "../check.ts";
import { alternativesOf, possibleTypes } from "../types.ts";

/** null and undefined: both are nil in Lua, and a field with nil is no field. */
export function checkNothings(node: ts.Node, { checker, report, file }: Context): void {
  const table = enumerated(node);
  const [asked, key] = askedForField(node);
  if ((table && mayHoldNothing(table)) || (asked && mayHoldNothing(asked, key))) {
    report(node, "in-with-nothing", node.getText(file));
  }
  if (ts.isTypeOfExpression(node) && isNull(flagsOf(node.expression)) && !isFineForNull(node)) {
    report(node.expression, "null-or-undefined", node.getText(file));
  }
  if (!ts.isBinaryExpression(node)) {
    return;
  }
  const { left, right, operatorToken } = node;
  if (equalities.has(operatorToken.kind)) {
    const [one, other] = [flagsOf(left), flagsOf(right)];
    if ((isNull(one) && isUndefined(other)) || (isUndefined(one) && isNull(other))) {
      const compared = isNothing(left) ? right : left;
      report(compared, "null-or-undefined", compared.getText(file));
    }
  } else if (looseEqualities.has(operatorToken.kind)) {
    if (!isNothing(bare(left)) && !isNothing(bare(right)) && !areOfOneKind(left, right)) {
      report(node, "loose-equality", node.getText(file));
    }
  }

  /** Whether it is compared with the names of other types alone; or with "object", where null does not matter. */
  function isFineForNull(type: ts.TypeOfExpression): boolean {
    const comparison = outside(type);
    if (ts.isSwitchStatement(comparison)) {
      const names = comparison.caseBlock.clauses.flatMap((each) =>
        ts.isCaseClause(each) ? [bare(each.expression)] : [],
      );
      return names.every((name) => ts.isStringLiteralLike(name) && !/^(object|undefined)$/.test(name.text));
    }
    if (!ts.isBinaryExpression(comparison) || !comparesTypes(comparison)) {
      return false;
    }
    const names = [comparison.left, comparison.right].map(bare).filter(ts.isStringLiteralLike);
    const isAsked = asksForNull(comparison, type.expression.getText(file));
    return names.some(({ text }) => (text === "object" ? isAsked : text !== "undefined"));
  }

  /** Whether `value !== null` or `value` comes behind a part of a chain of &&; in one of ||, the opposite. */
  function asksForNull(part: ts.BinaryExpression, value: string): boolean {
    const around = outside(part);
    const operator = ts.isBinaryExpression(around) ? around.operatorToken.kind : undefined;
    if (operator !== ts.SyntaxKind.AmpersandAmpersandToken && operator !== ts.SyntaxKind.BarBarToken) {
      return false;
    }
    const isAnd = operator === ts.SyntaxKind.AmpersandAmpersandToken;
    const isLink = (each: ts.Node): each is ts.BinaryExpression =>
      ts.isBinaryExpression(each) && each.operatorToken.kind === operator;
    let chain: ts.Node = around;
    while (isLink(outside(chain as ts.Expression))) {
      chain = outside(chain as ts.Expression);
    }
    const partsOf = (each: ts.Node): ts.Node[] =>
      isLink(each) ? [...partsOf(bare(each.left)), ...partsOf(bare(each.right))] : [each];
    const parts = partsOf(chain);
    return parts.slice(parts.indexOf(part) + 1).some((each) => {
      if (ts.isBinaryExpression(each) && comparesTypes(each)) {
        const sides = [bare(each.left), bare(each.right)];
        const isDifferent = each.operatorToken.getText(file).startsWith("!");
        const isLoose = looseEqualities.has(each.operatorToken.kind);
        const isNone = (side: ts.Expression): boolean =>
          side.kind === ts.SyntaxKind.NullKeyword || (isLoose && isNothing(side));
        return isDifferent === isAnd && sides.some(isNone) && sides.some((side) => side.getText(file) === value);
      }
      return each.getText(file) === (isAnd ? value : `!${value}`);
    });
  }

  /** Whether all values of both have the same type, so that none is converted before they are compared. */
  function areOfOneKind(...sides: ts.Expression[]): boolean {
    const all = sides.flatMap((side) => possibleTypes(checker.getTypeAtLocation(side), checker));
    return kinds.some((kind) => all.every(({ flags }) => (flags & (kind | nothing)) !== 0));
  }

  /** Whether the field that is asked for, or any when its name is not known, may be there with nothing in it. */
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

function comparesTypes({ operatorToken }: ts.BinaryExpression): boolean {
  return equalities.has(operatorToken.kind) || looseEqualities.has(operatorToken.kind);
}

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
