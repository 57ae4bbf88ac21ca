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
  'show("a,b,c".split(",", -1).length, "abc".split("", -1).length, "a,b".split(",", 0).length, "a,b".split(",", undefined).length);',
  'show(parseInt("12", 0), parseInt("0x1F", 0), parseInt("-0x10", 0), parseInt("11", 2));',
  "show([4, 5].with(-1, 9).join(), [4, 5].with(-2, 9).join(), [4, 5].with(1, 9).join());",
  "show([5, 6, 7, 5].toSpliced(1).join(), [5, 6, 7].toSpliced(-1).join(), [5, 6, 7].toSpliced(1, 1, 8, 9).join(), [5, 6].toSpliced(0, 0).join());",
  // Orders that never take two elements for equal.
  "show([3, 1, 2, 1, 3, 1, 2, 2, 1, 3, 3, 1].sort((a, b) => (a > b ? 1 : -1)).join());",
  "show([1, 1, 1, 1, 1, 1].sort((a, b) => (a > b ? 1 : -1)).join());",
  'show(["b", "a", "b", "a", "b"].sort((a, b) => (a < b ? 1 : -1)).join());',
  "show([5, 5, 5, 5, 1, 5].toSorted((a, b) => (a <= b ? -1 : 1)).join());",
  "function cmp(a: number, b: number): number { return a > b ? 1 : -1; } show([2, 1, 2, 2, 1, 3, 3].sort((a, b) => cmp(a, b)).join());",
  "show([2, 1, 2].sort(() => -1).length, [2, 1, 3, 3].sort((a, b) => (a >= b ? 1 : -1)).join(), [3, 1, 2].sort((a, b) => b - a).join());",
  "show([1, 2].fill(0, 0, 9).join(), [1, 2, 3].fill(0, 1, -1).join(), [1, 2].fill(0).join());",
  // Handlers that take themselves off the list.
  "const all: ((n: number) => boolean)[] = []; const once = (n: number): boolean => { all.splice(all.indexOf(once), 1); return n > 5; }; const stays = (n: number): boolean => n > 5;" +
    "const put = (): void => { all.length = 0; all.push(stays, once, stays); };" +
    "put(); let told = 0; all.forEach((each) => { each(1); told++; }); show(told, all.length);" +
    "put(); told = 0; show(all.some((each) => { told++; return each(1); }), told); put(); told = 0; show(all.every((each) => { told++; return !each(1); }), told);",
  "const some = [1, 2, 3, 4, 5]; const met: number[] = []; some.forEach((each) => { met.push(each); some.pop(); }); show(met.join(), some.join());" +
    "show(some.every((each) => { some.length = 1; return each < 3; }), some.some((each) => { some.length = 0; return each > 1; }), some.length);",
  "show([NaN].includes(NaN), [1, NaN].includes(1), [1].includes(NaN), [NaN].includes(1));",
];
const program = { "main.ts": programOf(snippets) };
const { there } = await testedEngines();

it.each(there.map(({ name }) => name))("helpers give what TypeScript gives, on %s", (engine) => {
  const compilation = compilePrograms([program]);
  expect(compilation.errors).toEqual([]);
  expect(printedInLua(joined(compilation, 0).lua, engine)).toEqual(printedInNode(program));
});
