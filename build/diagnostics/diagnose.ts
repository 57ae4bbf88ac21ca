import path from "node:path";
import ts from "typescript";
import { type Compilation, crash, slashed } from "../compile.ts";
import type { Check } from "./check.ts";
import { checks } from "./checks/index.ts";
import { findExcuses } from "./excuses.ts";
import { findImportCircles } from "./import-circles.ts";
import { findLuaLimits } from "./lua-limits.ts";
import { costs } from "./measured-costs.ts";
import { Remembered } from "./remember.ts";
import { type RuleName, ruleOf } from "./rules.ts";

/**
 * Looks for code that compiles but does something else on the module than it says, in every file of the program that
 * belongs to the project. Returns one text per error, with its position, errors of the compilation included:
 * `src/x.ts(3,5): error LUA1003 unsigned-shift: …`. Where a rule says the same as the compiler, only the rule is
 * reported. `foreign` has the files, relative to the project, that were checked elsewhere: those of the gateway that a
 * project uses.
 */
export function diagnose(
  { errors, program, modules, isDeviceFile }: Compilation,
  projectDirectory: string,
  foreign: { has(file: string): boolean } = new Set(),
): string[] {
  const nameOf = (file: ts.SourceFile): string => slashed(path.relative(projectDirectory, file.fileName));
  const found = program
    .getSourceFiles()
    .filter((file) => isDeviceFile(file) && !foreign.has(nameOf(file)))
    .flatMap((file) => remembered.of(file, program, () => diagnoseFile(program, file, nameOf(file))))
    .concat(findImportCircles(program, projectDirectory))
    .concat([...modules.values()].filter(({ source }) => !foreign.has(source)).flatMap(findLuaLimits));
  const compiler = errors.filter((error) => !found.some((each) => replaces(each, error)));
  // When TypeScriptToLua fails without a position, what was found is the reason.
  return [...compiler.filter((error) => found.length === 0 || !error.startsWith(crash)), ...found.map(described)];
}

const remembered = new Remembered<Finding[]>();

/** A broken rule at a place. */
export interface Finding {
  rule: RuleName;
  /** Relative to the project. */
  fileName: string;
  /** Counted from 0. */
  line: number;
  column: number;
  what: string | undefined;
}

function diagnoseFile(program: ts.Program, file: ts.SourceFile, fileName: string): Finding[] {
  const findings: Finding[] = [];
  const report = (start: number, rule: RuleName, what?: string): void => {
    const { line, character } = file.getLineAndCharacterOfPosition(start);
    findings.push({ rule, fileName, line, column: character, what });
  };
  const context = {
    program,
    checker: program.getTypeChecker(),
    file,
    report: (node: ts.Node, rule: RuleName, what?: string) => report(node.getStart(file), rule, what),
  };
  const visit = (node: ts.Node): void => {
    for (const check of checks as readonly Check[]) {
      check(node, context);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);

  const excuses = file.text.includes("device-allow") ? findExcuses(file) : [];
  const allowed = new Set<Finding>();
  for (const { start, line, rule, name, hasReason } of excuses) {
    const excused = findings.filter((each) => each.rule === rule && each.line === line);
    for (const finding of excused) {
      allowed.add(finding);
    }
    if (rule === undefined) {
      report(start, "unknown-excuse", name === "" ? "no name" : name);
    } else if (!hasReason) {
      report(start, "excuse-without-reason", name);
    } else if (excused.length === 0) {
      report(start, "idle-excuse", name);
    }
  }
  return findings.filter((finding) => !allowed.has(finding)).sort((a, b) => a.line - b.line || a.column - b.column);
}

/** A finding as the build prints it. */
export function described(finding: Finding): string {
  const { code, name, why, instead, costs: names = [] } = ruleOf(finding.rule);
  const construct = finding.what ?? (names.length === 1 ? names[0] : undefined);
  const cost = names.includes(construct ?? "") ? ` It takes ${costs[construct as string]} bytes of the Lua heap.` : "";
  const what = finding.what === undefined ? "" : `${shortened(finding.what)}: `;
  return `${place(finding)}: error ${code} ${name}: ${what}${why}${cost} ${instead}`;
}

/** A piece of source as part of a line. */
function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

function replaces(finding: Finding, error: string): boolean {
  const [, code] = /: error TS(\d+)/.exec(error) ?? [];
  return (
    ruleOf(finding.rule).replaces?.includes(Number(code)) === true && error.startsWith(`${place(finding)}: error TS`)
  );
}

function place({ fileName, line, column }: Finding): string {
  return `${fileName}(${line + 1},${column + 1})`;
}
