import ts from "typescript";
import { bare, isOfLibrary } from "../../syntax.ts";
import type { Context } from "../check.ts";
import { constantOf } from "../constants.ts";
import { alternativesOf, isTextType, possibleTypes } from "../types.ts";

/** Strings that differ from what is written, and tables that become text. */
export function checkText(node: ts.Node, { checker, program, report, file }: Context): void {
  if (ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node)) {
    const written = byteEscape(node.getText(file));
    if (written !== undefined) {
      report(node, "byte-escape", written);
    }
  } else if (ts.isTemplateSpan(node)) {
    demandText(node.expression);
  } else if (ts.isBinaryExpression(node) && additions.has(node.operatorToken.kind)) {
    if (isText(node.right)) {
      demandText(node.left);
    }
    if (isText(node.left)) {
      demandText(node.right);
    }
  } else if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "String") {
    const [argument] = node.arguments;
    if (argument !== undefined && isOfLibrary(checker.getSymbolAtLocation(node.expression), program)) {
      demandText(argument);
    }
  } else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    checkMethod(node, node.expression);
  }

  function checkMethod(
    { arguments: given }: ts.CallExpression,
    { expression, name }: ts.PropertyAccessExpression,
  ): void {
    const [first, second] = given;
    if (/^(replace|replaceAll)$/.test(name.text) && second !== undefined && isText(expression)) {
      const text = writtenText(second);
      if (text !== undefined && /\$[$&`'?]/.test(text)) {
        report(second, "replacement-pattern", second.getText(file));
      }
    } else if (name.text === "substr" && first !== undefined && second !== undefined && isText(expression)) {
      if ((constantOf(first, checker) ?? -1) < 0) {
        report(node, "substr-from-end", node.getText(file));
      }
    } else if (/^(includes|endsWith)$/.test(name.text) && second !== undefined && isText(expression)) {
      if ((constantOf(second, checker) ?? -1) < 0) {
        report(node, "negative-position", node.getText(file));
      }
    } else if (name.text === "indexOf" && second !== undefined && isText(expression)) {
      if (possibleTypes(checker.getTypeAtLocation(second), checker).some(isUndefined)) {
        report(node, "optional-position", node.getText(file));
      }
    } else if (name.text === "toString") {
      // A class makes its method known to Lua.
      const symbol = checker.getSymbolAtLocation(name);
      const isOfLiteral = symbol?.valueDeclaration && ts.isObjectLiteralExpression(symbol.valueDeclaration.parent);
      if (
        isOfLiteral ||
        (isOfLibrary(symbol, program) && alternativesOf(checker.getTypeAtLocation(expression)).some(isTable))
      ) {
        report(node, "table-as-text", node.getText(file));
      }
    } else if (name.text === "join") {
      const element = checker.getIndexTypeOfType(checker.getTypeAtLocation(expression), ts.IndexKind.Number);
      if (element !== undefined && alternativesOf(element).some(isTable)) {
        report(node, "table-as-text", node.getText(file));
      }
    }
  }

  /** A text as the source says it. What is not known of it may be anything: "$?". A function gives undefined. */
  function writtenText(value: ts.Expression): string | undefined {
    const node = bare(value);
    if (ts.isTemplateExpression(node)) {
      return node.templateSpans.reduce(
        (text, { expression, literal }) => text + writtenText(expression) + literal.text,
        node.head.text,
      );
    }
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken && isText(node)) {
      return `${writtenText(node.left)}${writtenText(node.right)}`;
    }
    const { NumberLike, BooleanLike } = ts.TypeFlags;
    const texts = alternativesOf(checker.getTypeAtLocation(node))
      .filter((type) => type.getCallSignatures().length === 0)
      .map((type) =>
        type.isStringLiteral() ? type.value : (type.flags & (NumberLike | BooleanLike)) !== 0 ? "0" : "$?",
      );
    return texts.find((text) => text.includes("$")) ?? texts[0];
  }

  function isText(side: ts.Expression): boolean {
    return isTextType(checker.getNonNullableType(checker.getTypeAtLocation(side)), checker);
  }

  function demandText(value: ts.Expression): void {
    const types = alternativesOf(checker.getTypeAtLocation(value));
    if (types.some(isTable)) {
      report(value, "table-as-text", value.getText(file));
    } else if (types.some(({ flags }) => (flags & ts.TypeFlags.Null) !== 0)) {
      report(value, "null-as-text", value.getText(file));
    }
  }
}

const additions = new Set<ts.SyntaxKind>([ts.SyntaxKind.PlusToken, ts.SyntaxKind.PlusEqualsToken]);

function isUndefined({ flags }: ts.Type): boolean {
  return (flags & ts.TypeFlags.Undefined) !== 0;
}

function isTable(type: ts.Type): boolean {
  return type.isIntersection() ? type.types.every(isTable) : (type.flags & ts.TypeFlags.Object) !== 0;
}

const escapes = /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|u\{([0-9a-f]+)\}|[\s\S])/gi;

function byteEscape(literal: string): string | undefined {
  for (const [whole, two, four, braced] of literal.matchAll(escapes)) {
    const code = Number.parseInt(two ?? four ?? braced ?? "0", 16);
    if (code > 0x7f && code <= 0xff) {
      return whole;
    }
  }
  return undefined;
}
