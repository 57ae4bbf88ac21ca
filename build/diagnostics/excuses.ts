import ts from "typescript";
import { type RuleName, rules } from "./rules.ts";

/** `// device-allow NAME: REASON`: what NAME forbids is allowed on this line, or on the next when the comment has its own. */
export interface Excuse {
  /** Where the comment begins. */
  start: number;
  /** The line that it excuses, from 0. */
  line: number;
  /** The rule, when there is one of that name and it can be excused. */
  rule: RuleName | undefined;
  /** What is written in the place of the name. */
  name: string;
  hasReason: boolean;
}

const pattern = /\/\/[ \t]*device-allow\b[ \t]*([^\s:]*)(.*)/g;
/** Up to another comment behind it. */
const reason = /^\s*:((?!\/\/ ).)*?\p{L}/u;
const alone = /^\s*\/\/\s*device-allow\b/;

/** Finds the excuses of a file, malformed ones too. */
export function findExcuses(file: ts.SourceFile): Excuse[] {
  const lines = file.text.split(/\r?\n/);
  return [...file.text.matchAll(pattern)]
    .filter((match) => !isInToken(file, match.index))
    .map((match) => {
      const [, name = "", rest = ""] = match;
      let { line } = file.getLineAndCharacterOfPosition(match.index);
      // Excuses may stand below each other: all of them mean the first line of code that follows.
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
