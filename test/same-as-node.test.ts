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

it("is compiled, and not refused", () => {
  expect(compilation.errors).toEqual([]);
  expect(diagnose(compilation, projectDirectory)).toEqual([]);
});

describe.each(kinds.map(([kind, list], index) => ({ kind, list, index })))("$kind", ({ list, index }) => {
  /** What each snippet prints, by its number. */
  const bySnippet = (lines: readonly string[]): string[] =>
    list.map((snippet, at) => `${snippet}\n${lines.filter((line) => line.split(" ")[0] === String(at)).join("\n")}`);
  const wanted = bySnippet(printedInNode(programs[index] as { "main.ts": string }));

  it.each(engines)("does in Lua what it does in Node, on %s", (engine) => {
    expect(bySnippet(printedInLua(joined(compilation, index, false).lua, engine))).toEqual(wanted);
    expect(bySnippet(printedInLua(joined(compilation, index).lua, engine))).toEqual(wanted);
    expect(wanted.filter((each) => each.endsWith("\n") || each.endsWith("raises"))).toEqual([]);
  });
});
