import type ts from "typescript";
import type { RuleName } from "./rules.ts";

/** What a check may look at, and how it reports what it found. */
export interface Context {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  readonly file: ts.SourceFile;
  /** Reports that a node breaks a rule. `what` names the exact thing, when the rule alone does not. */
  report(node: ts.Node, rule: RuleName, what?: string): void;
}

/** Looks at one node. Called for each node of a file, outer nodes first. */
export type Check = (node: ts.Node, context: Context) => void;
