import type ts from "typescript";
import type { RuleName } from "./rules.ts";

/** What a check may look at, and where it says what it found. */
export interface Context {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  readonly file: ts.SourceFile;
  /** Says that a rule is broken at a node. `what` names the very thing, where the rule alone does not. */
  report(node: ts.Node, rule: RuleName, what?: string): void;
}

/** Looks at one node. It is called for each node of a file, from the outside in. */
export type Check = (node: ts.Node, context: Context) => void;
