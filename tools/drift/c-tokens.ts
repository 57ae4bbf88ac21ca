/** A token of a C file, with the preprocessor conditions around it. */
export interface Token {
  kind: "string" | "word" | "punctuation" | "include";
  /** The text. For a string: the text between the quotes. */
  text: string;
  line: number;
  conditions: readonly string[];
}

const lexemes = [
  String.raw`(?<space>\s+|\\\r?\n|//(?:\\\r?\n|[^\n])*|/\*[\s\S]*?\*/)`,
  String.raw`"(?<string>(?:\\[\s\S]|[^"\\])*)"`,
  String.raw`(?<word>\w+|'(?:\\[\s\S]|[^'\\])*')`,
  String.raw`(?<punctuation>[\s\S])`,
];

/**
 * Splits C code into tokens. Comments and `#if 0` parts are left out; all other branches of a condition are kept.
 * Macros are not expanded.
 */
export function cTokens(text: string): Token[] {
  const lexeme = new RegExp(lexemes.join("|"), "y");
  const tokens: Token[] = [];
  const conditions: string[] = [];
  let snapshot: readonly string[] = [];
  let line = 1;
  let lineHasToken = false;
  let offset = 0;

  while (offset < text.length) {
    if (text[offset] === "#" && !lineHasToken) {
      const directive = directiveAt(text, offset);
      applyDirective(directive);
      snapshot = [...conditions];
      advance(directive.length);
      continue;
    }
    lexeme.lastIndex = offset;
    const match = lexeme.exec(text);
    if (match === null) break;
    const { space, string, word, punctuation } = match.groups ?? {};
    if (space === undefined) {
      lineHasToken = true;
      if (string !== undefined) add("string", string);
      else if (word !== undefined) add("word", word);
      else add("punctuation", punctuation as string);
    }
    advance(match[0].length);
  }
  return tokens;

  function add(kind: Token["kind"], tokenText: string): void {
    if (!conditions.includes("if 0")) tokens.push({ kind, text: tokenText, line, conditions: snapshot });
  }

  function advance(length: number): void {
    for (const end = offset + length; offset < end; offset++) {
      if (text[offset] !== "\n") continue;
      line++;
      lineHasToken = false;
    }
  }

  function applyDirective(directive: string): void {
    const plain = directive
      .replace(/\\\r?\n/g, " ")
      .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/g, " ")
      .replace(/^#\s*/, "")
      .replace(/\s+/g, " ")
      .trim();
    const isBranch = /^el/.test(plain);
    const ended = isBranch || plain === "endif" ? conditions.pop() : undefined;
    if (isBranch) conditions.push(plain === "else" ? otherwise(ended) : plain);
    else if (/^if/.test(plain)) conditions.push(plain);
    else if (/^include\b/.test(plain)) add("include", plain);
  }
}

function directiveAt(text: string, offset: number): string {
  return /#(?:\\\r?\n|\/\*[\s\S]*?\*\/|[^\n])*/.exec(text.slice(offset))?.[0] ?? "#";
}

function otherwise(condition = ""): string {
  return condition === "if 0" ? "if 1" : `else of ${condition}`;
}
