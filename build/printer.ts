import * as lua from "typescript-to-lua";
import type { Commented } from "./comments.ts";
import type { NamedNumber } from "./constant-names.ts";
import { isAssignment, visit } from "./emit/lua-tree.ts";
import { isLogical } from "./join/values.ts";
import { isHeader } from "./sections.ts";

/** What TypeScriptToLua calls what nobody uses: the index in a loop over a list, a first result. */
const nameless = "____";
const free = "_";

/** A statement that fits in this many columns has one line, unless there is a function or a comment in it. */
const mostColumns = 100;

/** For a module, 2147483648 is a float, also behind a minus. */
const tooLarge = 2147483648;
const least = "(-2147483647 - 1)";

type Printed = ReturnType<lua.LuaPrinter["printStatement"]>;

/**
 * Prints Lua for people: with comments above the fields of tables, the names of constants behind their values, empty
 * lines between the functions of a file, and loops as `for _, item in ipairs(items)`.
 */
export class Printer extends lua.LuaPrinter {
  /** The file does not use the name that people write for what nobody uses. */
  private isFree = false;
  /** It prints statements of the file itself, or of a block around them. */
  private isAtTop = true;
  /** The statement is too long for a line. What is printed next of lists in it gets a line for each item. */
  private isLong = false;
  /** The parts of a long `and` and `or` that begin a line, and by how much these lines are indented. */
  private brokenParts: readonly lua.Expression[] = [];
  private brokenIndent = "    ";
  /** What a list becomes, by where it stands: a list around it may be printed once in a line and once in lines. */
  private readonly lists = new WeakMap<lua.Expression[], Map<string, (string | Printed)[]>>();

  protected override printFile(file: lua.File): Printed {
    this.isFree = !file.statements.some((each) => hasInside(each, isFreeName));
    return super.printFile(file);
  }

  protected override printBlock(block: lua.Block): Printed {
    const { isAtTop } = this;
    this.isAtTop = false;
    const printed = super.printBlock(block);
    this.isAtTop = isAtTop;
    return printed;
  }

  protected override printStatementArray(statements: lua.Statement[]): (string | Printed)[] {
    const { isAtTop } = this;
    // A line end follows each statement.
    return super.printStatementArray(statements).flatMap((chunk, index) => {
      const [before, statement] = [statements[index / 2 - 1], statements[index / 2]];
      return isAtTop && before && statement && standsApart(statement, before) ? ["\n", chunk] : [chunk];
    });
  }

  protected override printStatementExcludingComments(statement: lua.Statement): Printed {
    const { isLong } = this;
    this.isLong = false;
    let printed = super.printStatementExcludingComments(statement);
    if (!hasInside(statement, lua.isBlock) && !this.fits(printed.toString(), "")) {
      this.brokenParts = logicalParts(statement);
      this.brokenIndent = "    ";
      this.isLong = this.brokenParts.length === 0;
      printed = super.printStatementExcludingComments(statement);
    }
    this.isLong = isLong;
    return printed;
  }

  protected override printExpressionList(list: lua.Expression[]): (string | Printed)[] {
    const known = this.lists.get(list) ?? new Map<string, (string | Printed)[]>();
    const place = `${this.indent()}${this.isLong}`;
    const printed = known.get(place) ?? this.printList(list);
    this.lists.set(list, known.set(place, printed));
    return printed;
  }

  private printList(list: lua.Expression[]): (string | Printed)[] {
    const inLine = this.inLine(list);
    if (inLine !== undefined) {
      return inLine;
    }
    const { isLong } = this;
    this.isLong = false;
    this.pushIndent();
    const items = list.map((item) => ["\n", this.indent(), this.printExpression(item)]);
    this.popIndent();
    this.isLong = isLong;
    const lines = items.flatMap((item, index) => (index > 0 ? [",", ...item] : item));
    return [...lines, "\n", this.indent()];
  }

  /**
   * A list in one line; only its last item may have more. Undefined where it reads better with a line for each item.
   */
  private inLine(list: lua.Expression[]): (string | Printed)[] | undefined {
    const isCommented = list.some((item) => (item as Commented).leadingComments !== undefined);
    const isSimple = super.isSimpleExpressionList(list) && !list.some(lua.isTableFieldExpression);
    const last = list.at(-1);
    if (isCommented || list.slice(0, -1).some(hasFunction) || (this.isLong && list.length > 1 && !isSimple)) {
      return undefined;
    }
    const line = this.joinChunksWithComma(list.map((item) => this.printExpression(item)));
    const text = line.join("");
    const mayHaveLines = last === undefined || lua.isTableExpression(last) || hasFunction(last);
    return list.length <= 1 || (this.fits(text) && (mayHaveLines || !text.includes("\n"))) ? line : undefined;
  }

  override printBinaryExpression(expression: lua.BinaryExpression): Printed {
    const printed = super.printBinaryExpression(expression);
    if (!this.brokenParts.includes(expression)) {
      return printed;
    }
    const [left = "", , ...rest] = printed.children;
    return this.createSourceNode(expression, [left, `\n${this.brokenIndent}`, this.indent(), ...rest]);
  }

  override printIfStatement(statement: lua.IfStatement, isElseIf = false): Printed {
    if (!this.fits(`${isElseIf ? "elseif" : "if"} ${this.printExpression(statement.condition)} then`)) {
      this.brokenParts = partsOf(statement.condition);
      // Further in than the block below.
      this.brokenIndent = "        ";
    }
    return super.printIfStatement(statement, isElseIf);
  }

  override printForInStatement(loop: lua.ForInStatement): Printed {
    const isFree = !hasInside(loop.body, isFreeName);
    const names = loop.names.map((name) => (isFree && name.text === nameless ? { ...name, text: free } : name));
    return super.printForInStatement({ ...loop, names });
  }

  /** TypeScriptToLua writes the byte 0 as \0, and Lua takes digits behind it as part of the number. */
  override printStringLiteral(node: lua.StringLiteral): Printed {
    return this.createSourceNode(node, `"${node.value.replaceAll(/["\\]|\p{Cc}/gu, escaped)}"`);
  }

  override printNumericLiteral(node: lua.NumericLiteral): Printed {
    const { constant } = node as NamedNumber;
    const number = node.value === -tooLarge ? this.createSourceNode(node, least) : super.printNumericLiteral(node);
    return constant === undefined ? number : this.concatNodes(number, ` --[[${constant}]]`);
  }

  override printUnaryExpression(node: lua.UnaryExpression): Printed {
    const isMinus = node.operator === lua.SyntaxKind.NegationOperator;
    return isMinus && lua.isNumericLiteral(node.operand) && node.operand.value === tooLarge
      ? this.createSourceNode(node, least)
      : super.printUnaryExpression(node);
  }

  override printIdentifier(name: lua.Identifier): Printed {
    return super.printIdentifier(this.isFree && name.text === nameless ? { ...name, text: free } : name);
  }

  override printTableFieldExpression(node: lua.TableFieldExpression): Printed {
    const comments = (node as Commented).leadingComments ?? [];
    const lines = comments.flatMap((line) => [`--${line}\n`, this.indent()]);
    return this.concatNodes(...lines, super.printTableFieldExpression(node));
  }

  /** Whether the first line of a text is short enough, and with it the text. */
  private fits(text: string, indent = this.indent().toString()): boolean {
    const [first = ""] = text.split("\n");
    return indent.length + first.length <= mostColumns;
  }
}

/** A control character is one byte up to 0x7f. */
function escaped(character: string): string {
  const plain: Record<string, string> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\", '"': '\\"' };
  const code = character.charCodeAt(0);
  return plain[character] ?? (code > 0x7f ? character : `\\${String(code).padStart(3, "0")}`);
}

/** Whether an empty line stands between two statements of a file. */
function standsApart(statement: lua.Statement, before: lua.Statement): boolean {
  const [comment] = (statement as Commented).leadingComments ?? [];
  if (comment !== undefined) {
    // Below an empty line, such a comment would begin a section.
    return !isHeader(`--${comment}`);
  }
  return [before, statement].some((each) => !lua.isDoStatement(each) && hasFunction(each));
}

/** Each `and` and `or` at which the only value of a statement can begin a new line. */
function logicalParts(statement: lua.Statement): lua.Expression[] {
  const values = isAssignment(statement)
    ? statement.right
    : lua.isReturnStatement(statement)
      ? statement.expressions
      : [];
  return values?.length === 1 ? partsOf(values[0]) : [];
}

function partsOf(value: lua.Expression | undefined): lua.Expression[] {
  const parts: lua.BinaryExpression[] = [];
  let part = value;
  while (part !== undefined && isLogical(part)) {
    const isInParentheses =
      part.operator === lua.SyntaxKind.OrOperator && parts.at(-1)?.operator === lua.SyntaxKind.AndOperator;
    parts.push(...(isInParentheses ? [] : [part]));
    part = isInParentheses ? undefined : part.left;
  }
  return parts;
}

function hasFunction(node: lua.Node): boolean {
  return hasInside(node, (each) => lua.isFunctionExpression(each) && !lua.isInlineFunctionExpression(each));
}

function isFreeName(node: lua.Node): boolean {
  return lua.isIdentifier(node) && node.text === free;
}

function hasInside(node: lua.Node, isIt: (node: lua.Node) => boolean): boolean {
  let found = false;
  visit([node], (each) => {
    found ||= isIt(each);
    return !found;
  });
  return found;
}
