import { describe, expect, it } from "vitest";
import { diagnose } from "../build/diagnostics/diagnose.ts";
import { projectDirectory } from "./helpers/child.ts";
import { testedEngines } from "./helpers/engines.ts";
import { printedInNode } from "./helpers/in-node.ts";
import { nearForms } from "./helpers/near-forms.ts";
import { compilePrograms, joined, printedInLua } from "./helpers/programs.ts";
import { programOf } from "./helpers/snippets.ts";

const engines = (await testedEngines()).there.map(({ name }) => name);
const kinds = Object.entries(nearForms).map(([rule, { wrong, right }], index) => ({ rule, wrong, right, index }));
const programs = kinds.map(({ wrong, right }) => ({ "main.ts": programOf([...wrong, ...right]) }));
const compilation = compilePrograms(programs);
const findings = diagnose(compilation, projectDirectory);
const firstLine = programOf([]).split("\n").indexOf("sys.run();");

it("compiles everything", () => {
  expect(compilation.errors).toEqual([]);
});

describe.each(kinds)("$rule", ({ rule, wrong, right, index }) => {
  const texts = [...wrong, ...right];
  const program = programs[index] as { "main.ts": string };

  /** What is printed by each snippet. */
  function bySnippet(lines: readonly string[]): string[] {
    return texts.map((text, at) => `${text}\n${lines.filter((line) => line.split(" ")[0] === String(at)).join("\n")}`);
  }

  it("refuses what is wrong and leaves the rest alone", () => {
    const found = texts.map((text, at) => {
      const here = findings.filter((each) => each.startsWith(`src/p${index}/main.ts(${firstLine + at},`));
      return [text, ...new Set(here.map((each) => / LUA\d+ ([\w-]+): /.exec(each)?.[1]))];
    });
    expect(found).toEqual([...wrong.map((text) => [text, rule]), ...right.map((text) => [text])]);
  });

  it.each(engines)("is right in that what it refuses differs from Node, and nothing else does, on %s", (engine) => {
    const node = bySnippet(printedInNode(program));
    const lua = bySnippet(printedInLua(joined(compilation, index).lua, engine));
    expect(lua.slice(wrong.length)).toEqual(node.slice(wrong.length));
    expect(wrong.filter((_, at) => lua[at] === node[at])).toEqual([]);
    expect(node.filter((each) => each.endsWith("\n") || each.endsWith("raises"))).toEqual([]);
  });
});
