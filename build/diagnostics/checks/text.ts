import ts from "typescript";
import { bare, isOfLibrary } from "../../syntax.ts";
import type { Context } from "../check.ts";

/** Strings that differ from what is written, and tables that become text. */
export function checkText(node: ts.Node, { checker, program, report, file }: Context): void {
  if (ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node)) {
    const written = byteEscape(node.getText(file));
    if (written !== undefined) {
      report(node, "byte-escape", written);
    }
  } else if (ts.isTemplateSpan(node)) {
    demandText(node.expression);
  } else if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    if (isText(node.right)) {
      demandText(node.left);
    } else if (isText(node.left)) {
      demandText(node.right);
    }
  } else if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "String") {
    const [argument] = node.arguments;
    if (argument !== undefined && isOfLibrary(checker.getSymbolAtLocation(node.expression), program)) {
      demandText(argument);
    }
  } else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { expression, name } = node.expression;
    const [, replacement] = node.arguments;
    if (/^(replace|replaceAll)$/.test(name.text) && replacement !== undefined && isText(expression)) {
      if (knownTexts(replacement).some((text) => /\$[$&`']/.test(text))) {
        report(replacement, "replacement-pattern", replacement.getText(file));
      }
    }
  }

  /** The parts of a text that the source says. */
  function knownTexts(value: ts.Expression): string[] {
    const text = bare(value);
    if (ts.isTemplateExpression(text)) {
      const spans = text.templateSpans.flatMap(({ expression, literal }) => [...knownTexts(expression), literal.text]);
      return [text.head.text, ...spans];
    }
    if (ts.isBinaryExpression(text) && text.operatorToken.kind === ts.SyntaxKind.PlusToken) {
      return [...knownTexts(text.left), ...knownTexts(text.right)];
    }
    const type = checker.getTypeAtLocation(text);
    return (type.isUnion() ? type.types : [type]).flatMap((each) => (each.isStringLiteral() ? [each.value] : []));
  }

  function isText(side: ts.Expression): boolean {
    return (checker.getTypeAtLocation(side).flags & ts.TypeFlags.StringLike) !== 0;
  }

  function demandText(value: ts.Expression): void {
    const type = checker.getTypeAtLocation(value);
    if ((type.isUnion() ? type.types : [type]).some(isTable)) {
      report(value, "table-as-text", value.getText(file));
    }
  }
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
