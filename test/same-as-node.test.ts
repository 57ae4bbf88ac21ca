import { describe, expect, it } from "vitest";
import { diagnose } from "../build/diagnostics/diagnose.ts";
import { projectDirectory } from "./helpers/child.ts";
import { testedEngines } from "./helpers/engines.ts";
import { printedInNode } from "./helpers/in-node.ts";
import { compilePrograms, joined, printedInLua } from "./helpers/programs.ts";
import { programOf, snippets } from "./helpers/snippets.ts";

/** Each version of Lua evaluates in its own way. */
const engines = (await testedEngines()).there.map(({ name }) => name);
const kinds = Object.entries(snippets);
const programs = kinds.map(([, list]) => ({ "main.ts": programOf(list) }));
const compilation = compilePrograms(programs);
const findings = diagnose(compilation, projectDirectory);

/** The line of a program from which on each is one snippet. */
const firstLine = programOf([]).split("\n").indexOf("sys.run();");

function isRefused(kind: number, snippet: number): boolean {
  return findings.some((each) => each.startsWith(`src/p${kind}/main.ts(${firstLine + snippet},`));
}

it("is compiled, or refused for the order in which Lua evaluates", () => {
  expect(compilation.errors).toEqual([]);
  expect(findings.filter((each) => !/ LUA500[56] (changed-while-read|late-target): /.test(each))).toEqual([]);
  const refused = kinds.map(([kind, list], index) => [kind, list.filter((_, at) => isRefused(index, at)).length]);
  expect(Object.fromEntries(refused)).toEqual({
    "an operation whose right side changes its left": 69,
    "an assignment whose value changes where it goes": 257,
    "the order of calls": 9,
    "a pattern in an assignment": 1,
    "a pattern in a declaration": 0,
    "one of several results": 0,
    "a value that may be nothing": 0,
    "a call of JavaScript's library that diagnostics leave alone": 0,
    "a choice of a field that may be missing": 0,
    "a push of what a call gives": 0,
    "a loop whose body declares the name that the loop counts with": 0,
    "an assertion in a statement or before a question mark": 0,
    "a text with control characters": 0,
    "numbers at the limits of 32 bits": 0,
    "an enum member that is computed from another": 0,
    "several variables in one declaration": 0,
  });
});

describe.each(kinds.map(([kind, list], index) => ({ kind, list, index })))("$kind", ({ list, index }) => {
  /** What each snippet prints that is not refused, by its number. */
  const bySnippet = (lines: readonly string[]): string[] =>
    list.flatMap((snippet, at) =>
      isRefused(index, at) ? [] : `${snippet}\n${lines.filter((line) => line.split(" ")[0] === String(at)).join("\n")}`,
    );
  const wanted = bySnippet(printedInNode(programs[index] as { "main.ts": string }));
  const texts = [false, true].map((optimize) => joined(compilation, index, optimize).lua);

  it.each(engines)("does in Lua what it does in Node, on %s", (engine) => {
    for (const lua of texts) {
      expect(bySnippet(printedInLua(lua, engine))).toEqual(wanted);
    }
    expect(wanted.filter((each) => each.endsWith("\n") || each.endsWith("raises"))).toEqual([]);
  });
});
