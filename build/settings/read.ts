import ts from "typescript";

/** A value of the settings as the build reads it. Texts hold bytes, one per character. */
export type SettingValue = string | number | boolean;

/** The settings that a file declares, with the place of each value. */
export interface SettingsRead {
  /** The values by path: `uart.baudRate`, `headers.0`. For a list, its length. */
  values: Map<string, SettingValue>;
  /** The place of each value, even of those that could not be read. */
  nodes: Map<string, ts.Node>;
  /** The paths whose value is not a plain value. */
  unread: string[];
  /** The settings as a whole, as they would be at run time. */
  whole: unknown;
}

/**
 * Reads the settings that a source declares as `export const config`, without running it. A value is a literal,
 * arithmetic on literals, or the name of a `const` in the same file. Returns undefined when there is no such
 * declaration.
 */
export function readSettings(file: ts.SourceFile): SettingsRead | undefined {
  const constants = constantsOf(file);
  const root = constants.get("config");
  if (root === undefined) {
    return undefined;
  }
  const read: SettingsRead = { values: new Map(), nodes: new Map(), unread: [], whole: undefined };
  read.whole = visit(root, "", constants, read);
  return read;
}

/** The node of a setting, or of the nearest group that would hold it. `isName`: that of its name, if it has one. */
export function nearestNode(nodes: ReadonlyMap<string, ts.Node>, path: string, isName = false): ts.Node {
  const node = nodes.get(path);
  if (node === undefined) {
    return nearestNode(nodes, path.slice(0, Math.max(0, path.lastIndexOf("."))));
  }
  return isName && ts.isPropertyAssignment(node.parent) ? node.parent.name : node;
}

/** The place of each setting of an expression, by path. Names are followed to constants that the file declares. */
export function placesOf(root: ts.Expression, file: ts.SourceFile): ReadonlyMap<string, ts.Node> {
  const read: SettingsRead = { values: new Map(), nodes: new Map(), unread: [], whole: undefined };
  visit(root, "", constantsOf(file), read);
  return read.nodes;
}

type Constants = ReadonlyMap<string, ts.Expression>;

function constantsOf(file: ts.SourceFile): Constants {
  const found = new Map<string, ts.Expression>();
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement) || (statement.declarationList.flags & ts.NodeFlags.Const) === 0) {
      continue;
    }
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (ts.isIdentifier(name) && initializer !== undefined) {
        found.set(name.text, initializer);
      }
    }
  }
  return found;
}

/** Notes what an expression gives, with all that is in it. Returns the value. */
function visit(expression: ts.Expression, path: string, constants: Constants, read: SettingsRead): unknown {
  const node = resolve(expression, constants);
  const below = (name: string): string => (path === "" ? name : `${path}.${name}`);
  read.nodes.set(path, expression);
  if (ts.isObjectLiteralExpression(node)) {
    const group: Record<string, unknown> = {};
    for (const property of node.properties) {
      const name = property.name !== undefined && !ts.isComputedPropertyName(property.name) ? property.name.text : "";
      if (ts.isPropertyAssignment(property)) {
        group[name] = visit(property.initializer, below(name), constants, read);
      } else if (ts.isShorthandPropertyAssignment(property)) {
        group[name] = visit(property.name, below(name), constants, read);
      } else {
        read.nodes.set(below(name || "…"), property);
        read.unread.push(below(name || "…"));
      }
    }
    return group;
  }
  if (ts.isArrayLiteralExpression(node)) {
    read.values.set(path, node.elements.length);
    return node.elements.map((element, index) => visit(element, below(String(index)), constants, read));
  }
  const value = plainOf(node, constants);
  if (value !== undefined) {
    read.values.set(path, typeof value === "string" ? Buffer.from(value).toString("latin1") : value);
  } else if (node.kind === ts.SyntaxKind.NullKeyword) {
    return null;
  } else if (!ts.isIdentifier(node) || node.text !== "undefined") {
    read.unread.push(path);
  }
  return value;
}

/** The node of the value itself: without brackets and types, and with names followed to their constants. */
function resolve(expression: ts.Expression, constants: Constants): ts.Expression {
  const followed = new Set<ts.Expression>();
  let node = expression;
  while (!followed.has(node)) {
    followed.add(node);
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) {
      node = node.expression;
    } else if (ts.isIdentifier(node)) {
      node = constants.get(node.text) ?? node;
    }
  }
  return node;
}

function plainOf(expression: ts.Expression, constants: Constants): SettingValue | undefined {
  const node = resolve(expression, constants);
  if (ts.isStringLiteralLike(node)) {
    return node.text;
  }
  if (ts.isNumericLiteral(node)) {
    return Number(node.text);
  }
  if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) {
    return node.kind === ts.SyntaxKind.TrueKeyword;
  }
  if (ts.isTemplateExpression(node)) {
    const spans = node.templateSpans.map((span) => [plainOf(span.expression, constants), span.literal.text] as const);
    return spans.some(([value]) => value === undefined) ? undefined : node.head.text + spans.flat().join("");
  }
  if (ts.isPrefixUnaryExpression(node)) {
    const value = plainOf(node.operand, constants);
    return typeof value === "number" && node.operator === ts.SyntaxKind.MinusToken ? -value : undefined;
  }
  if (ts.isBinaryExpression(node)) {
    return calculate(node.operatorToken.kind, plainOf(node.left, constants), plainOf(node.right, constants));
  }
  return undefined;
}

function calculate(
  operator: ts.SyntaxKind,
  left: SettingValue | undefined,
  right: SettingValue | undefined,
): SettingValue | undefined {
  if (typeof left === "string" && right !== undefined && operator === ts.SyntaxKind.PlusToken) {
    return left + right;
  }
  if (typeof left !== "number" || typeof right !== "number") {
    return undefined;
  }
  switch (operator) {
    case ts.SyntaxKind.PlusToken:
      return left + right;
    case ts.SyntaxKind.MinusToken:
      return left - right;
    case ts.SyntaxKind.AsteriskToken:
      return left * right;
    case ts.SyntaxKind.SlashToken:
      return left / right;
    default:
      return undefined;
  }
}
