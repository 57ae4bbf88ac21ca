import { expect, it } from "vitest";
import { testedEngines } from "../helpers/engines.ts";
import { printedInNode } from "../helpers/in-node.ts";
import { compilePrograms, joined, printedInLua } from "../helpers/programs.ts";
import { programOf } from "../helpers/snippets.ts";

/** What TypeScriptToLua's helpers do in another way than TypeScript, before they are mended. */
const snippets = [
  "const n = 305419896; show(n.toString(2), (-n).toString(3), n.toString(16), (5).toString(2));",
  'for (const text of ["+5", " +7x", "-5", "0x1F", "+0x1F", "+", "+-5", "x"]) show(isNaN(parseInt(text)) ? "none" : parseInt(text));',
  'show(parseInt("0x1F", 16), parseInt("1F", 16), parseInt("+ff", 16), parseInt("-0x10", 16), parseInt("+11", 2), parseInt("0x5", 10));',
  'show("abc".split("", 2).join(), "abc".split("", 9).join(), "a,b,c".split(",", 2).join(), "abc".split("").length);',
  "show([1, 2].fill(0, 0, 9).join(), [1, 2, 3].fill(0, 1, -1).join(), [1, 2].fill(0).join());",
  "show([NaN].includes(NaN), [1, NaN].includes(1), [1].includes(NaN), [NaN].includes(1));",
];
const program = { "main.ts": programOf(snippets) };
const { there } = await testedEngines();

it.each(there.map(({ name }) => name))("helpers give what TypeScript gives, on %s", (engine) => {
  const compilation = compilePrograms([program]);
  expect(compilation.errors).toEqual([]);
  expect(printedInLua(joined(compilation, 0).lua, engine)).toEqual(printedInNode(program));
});
