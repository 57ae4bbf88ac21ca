import ts from "typescript";
import { type RuleName, rules } from "./rules.ts";

/**
 * `// device-allow NAME: REASON` allows what NAME forbids on this line, or on the next one when it has a line of its
 * own.
 */
export interface Excuse {
  /** Where the comment begins. */
  start: number;
  /** The line that it excuses, counted from 0. */
  line: number;
  /** The rule of that name, if there is one and it can be excused. */
  rule: RuleName | undefined;
  /** The text in the place of the name. */
  name: string;
  hasReason: boolean;
}

const pattern = /\/\/[ \t]*device-allow\b[ \t]*([^\s:]*)(.*)/g;
/** The reason ends where another comment begins. */
const reason = /^\s*:((?!\/\/ ).)*?\p{L}/u;
const alone = /^\s*\/\/\s*device-allow\b/;

/** Finds the excuses of a file, malformed ones included. */
export function findExcuses(file: ts.SourceFile): Excuse[] {
  const lines = file.text.split(/\r?\n/);
  return [...file.text.matchAll(pattern)]
    .filter((match) => !isInToken(file, match.index))
    .map((match) => {
      const [, name = "", rest = ""] = match;
      let { line } = file.getLineAndCharacterOfPosition(match.index);
      // Several excuses may stand below each other: all refer to the first line of code after them.
      while (alone.test(lines[line] ?? "")) {
        line++;
      }
      const rule = rules.find((each) => each.name === name && !each.final)?.name;
      return { start: match.index, line, rule, name, hasReason: reason.test(rest) };
    });
}

/** Whether a position lies in a string or a template, not in a comment. */
function isInToken(file: ts.SourceFile, position: number): boolean {
  let node: ts.Node = file;
  for (;;) {
    const inner: ts.Node | undefined = node
      .getChildren(file)
      .find((child) => child.getStart(file) <= position && position < child.end);
    if (inner === undefined) {
      return node.getChildCount(file) === 0 && node.kind !== ts.SyntaxKind.EndOfFileToken;
    }
    node = inner;
  }
}
