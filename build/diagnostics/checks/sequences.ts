import ts from "typescript";
import { isOfLibrary, isPattern } from "../../syntax.ts";
import type { Context } from "../check.ts";
import { conversionOf, isForOthers } from "../conversions.ts";
import { anywhere } from "../type-parts.ts";
import { alternativesOf, isList, possibleTypes } from "../types.ts";

/**
 * Arrays and texts whose type does not say that they are. Their length and their elements are not fields in Lua, so
 * TypeScriptToLua goes by the type.
 */
export function checkSequences(node: ts.Node, context: Context): void {
  const { checker, report, file } = context;
  const conversion = conversionOf(node, checker);
  if (conversion && !isForOthers(conversion.value, checker)) {
    const { given, wanted, value } = conversion;
    if (wanted.some((each) => differ(given, each, context))) {
      report(node, "sequence-as-object", value.getText(file));
    }
  }
  if (ts.isElementAccessExpression(node)) {
    checkElement(node);
  } else if (ts.isPropertyAccessExpression(node)) {
    const kinds = kindsOf(node.expression, checker);
    if (node.name.text === "length" ? kinds.has("other") && kinds.size > 1 : isEither(kinds)) {
      report(node, "text-or-array", node.getText(file));
    } else if (node.name.text === "length" && ts.isOptionalChain(node) && isOnly("text", kinds)) {
      report(node, "optional-text", node.getText(file));
    }
  } else if (ts.isForOfStatement(node)) {
    if (isEither(kindsOf(node.expression, checker))) {
      report(node.expression, "text-or-array", node.expression.getText(file));
    }
  } else if (ts.isArrayBindingPattern(node) || (ts.isArrayLiteralExpression(node) && isPattern(node))) {
    checkArrayPattern(node);
  } else if (ts.isNewExpression(node)) {
    checkMade(node);
  }

  /** A Set takes the elements of a table. */
  function checkMade({ expression, arguments: [elements] = ts.factory.createNodeArray() }: ts.NewExpression): void {
    const isSet =
      expression.getText(file) === "Set" && isOfLibrary(checker.getSymbolAtLocation(expression), context.program);
    if (isSet && elements !== undefined && kindsOf(elements, checker).has("text")) {
      report(elements, "sequence-as-object", elements.getText(file));
    }
  }

  function checkArrayPattern(pattern: ArrayPattern): void {
    const type = typeOfPattern(pattern);
    const kinds = kindsOfType(type, checker);
    if (isEither(kinds)) {
      report(pattern, "text-or-array", pattern.getText(file));
    } else if (isOnly("text", kinds)) {
      report(pattern, "sequence-as-object", pattern.getText(file));
      // Of any value, another rule reports it.
    } else if (isOnly("other", kinds) && (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Never)) === 0) {
      report(pattern, "iterable-as-array", pattern.getText(file));
    }
  }

  /** The type of what a pattern takes apart. */
  function typeOfPattern(pattern: ArrayPattern): ts.Type {
    // TypeScript knows none for the pattern in `...[first]`, which another rule reports.
    return ts.isArrayBindingPattern(pattern) || ts.isSpreadElement(pattern.parent)
      ? checker.getTypeAtLocation(pattern)
      : checker.getTypeOfAssignmentPattern(pattern as ts.ArrayDestructuringAssignment["left"]);
  }

  function checkElement(access: ts.ElementAccessExpression): void {
    const kinds = kindsOf(access.expression, checker);
    const key = checker.getTypeAtLocation(access.argumentExpression);
    const isIndex = isAlways(key, ts.TypeFlags.NumberLike, checker);
    if (kinds.has("any kind") && mayBeIndex(key, checker)) {
      report(access, "sequence-as-object", access.getText(file));
    } else if (isEither(kinds)) {
      report(access, "text-or-array", access.getText(file));
    } else if (isIndex && ts.isOptionalChain(access) && isOnly("text", kinds)) {
      report(access, "optional-text", access.getText(file));
    } else if (!isIndex && (isOnly("array", kinds) || isOnly("text", kinds)) && !isDigits(key)) {
      report(access, "sequence-as-object", access.getText(file));
    }
  }
}

/** What an array or a text loses where another object is wanted: its length, elements and methods. */
const differ = anywhere((from, to, { checker, program }) => {
  const isObject = (to.flags & ts.TypeFlags.Object) !== 0 && kindOf(to, checker) === "other";
  return (
    isObject &&
    ["array", "text"].includes(kindOf(from, checker)) &&
    (to.getNumberIndexType() !== undefined ||
      to.getProperties().some(({ name }) => {
        const own = from.getProperty(name);
        const isBuiltIn = own !== undefined && (/^\d+$/.test(name) || isOfLibrary(own, program));
        return isBuiltIn && name !== "toString" && !name.startsWith("__@");
      }))
  );
});

type ArrayPattern = ts.ArrayBindingPattern | ts.ArrayLiteralExpression;

type Kind = "array" | "text" | "other" | "any kind";

function kindsOf(value: ts.Expression, checker: ts.TypeChecker): Set<Kind> {
  return kindsOfType(checker.getTypeAtLocation(value), checker);
}

function kindsOfType(type: ts.Type, checker: ts.TypeChecker): Set<Kind> {
  const constraint = checker.getBaseConstraintOfType(type);
  if (type.isTypeParameter() && (constraint === undefined || mayBeAnything(constraint))) {
    return new Set(["any kind"]);
  }
  const known = checker.getNonNullableType(constraint ?? type);
  return new Set(alternativesOf(known).map((each) => kindOf(each, checker)));
}

/** unknown, object and {}: also an array fits. */
function mayBeAnything(type: ts.Type): boolean {
  const { NonPrimitive, Object: OfObject, TypeParameter, Unknown } = ts.TypeFlags;
  return (
    (type.flags & (NonPrimitive | TypeParameter | Unknown)) !== 0 ||
    ((type.flags & OfObject) !== 0 && type.getProperties().length === 0 && type.getStringIndexType() === undefined)
  );
}

function kindOf(type: ts.Type, checker: ts.TypeChecker): Kind {
  if (type.isIntersection()) {
    return type.types.map((each) => kindOf(each, checker)).find((kind) => kind !== "other") ?? "other";
  }
  if ((type.flags & ts.TypeFlags.StringLike) !== 0) {
    return "text";
  }
  const isOfList = type.getBaseTypes()?.some((each) => kindOf(each, checker) === "array");
  return isList(type, checker) || isOfList ? "array" : "other";
}

function isEither(kinds: ReadonlySet<Kind>): boolean {
  return kinds.size > 1 && (kinds.has("array") || kinds.has("text"));
}

function isOnly(kind: Kind, kinds: ReadonlySet<Kind>): boolean {
  return kinds.size === 1 && kinds.has(kind);
}

function isAlways(type: ts.Type, flags: ts.TypeFlags, checker: ts.TypeChecker): boolean {
  return possibleTypes(type, checker).every((each) => (each.flags & flags) !== 0);
}

function mayBeIndex(key: ts.Type, checker: ts.TypeChecker): boolean {
  return possibleTypes(key, checker).some(({ flags }) => (flags & ts.TypeFlags.NumberLike) !== 0);
}

/** Another rule reports these. */
function isDigits(key: ts.Type): boolean {
  return key.isStringLiteral() && /^\d+$/.test(key.value);
}
