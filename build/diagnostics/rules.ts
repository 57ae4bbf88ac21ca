import { memoryRules } from "./memory-rules.ts";
import type { Rule } from "./rule.ts";
import { tableRules } from "./table-rules.ts";

const table = [
  {
    code: "LUA1001",
    name: "number-too-large",
    title: "A number beyond 32 bits",
    why: "The largest integer on the module is 2147483647. A number above it becomes a float, which is exact to 24 bits only and which bit operations and LuatOS refuse.",
    instead:
      "Keep the number below 2^31, write the negative number of the same 32 bits (-1 for 0xffffffff), or count in larger units.",
  },
  {
    code: "LUA1002",
    name: "constant-overflow",
    title: "A constant result beyond 32 bits",
    why: "Integers on the module have 32 bits and wrap silently: 60 * 60 * 1000 * 1000 is -694967296 there.",
    instead: "Count in larger units, so that the result stays between -2147483648 and 2147483647.",
  },
  {
    code: "LUA1003",
    name: "unsigned-shift",
    title: "`>>>`",
    why: "The shift is compiled with the mask 4294967295, a float on the module, so it raises an error whatever is shifted.",
    instead:
      "Write floorDivide(n, 256) & 0xffffff for n >>> 8, or floorDivide(n, 256) alone where n is never negative.",
  },
  {
    code: "LUA1004",
    name: "signed-shift",
    title: "`>>`",
    why: "Lua's shift to the right fills with zeros, so a negative number would become a large positive one.",
    instead: "Write floorDivide(n, 256) for n >> 8: it rounds down as the shift does.",
    final: true,
    replaces: [100026],
  },
  {
    code: "LUA1005",
    name: "shift-count",
    title: "A shift by 32 bits or more",
    why: "Lua shifts all bits out where TypeScript takes the count modulo 32: 1 << 32 is 0 on the module and 1 in TypeScript.",
    instead: "Shift by 0 to 31.",
  },
  {
    code: "LUA1006",
    name: "float-division",
    title: "`/` that is not rounded at once",
    why: "Division always gives a float: 4 / 2 prints as 2.000000, and bit operations and most of LuatOS refuse a float with a fraction.",
    instead: "Write floorDivide(a, b), which is exact for all integers; Math.floor(a / b) is exact up to 2^24.",
  },
  {
    code: "LUA1007",
    name: "float-power",
    title: "`**` and Math.pow",
    why: "A power is a float on the module, even of two integers: 2 ** 3 is 8.0 there.",
    instead: "Write 1 << n for a power of two, and multiply for others.",
  },
  {
    code: "LUA1008",
    name: "truncation",
    title: "`| 0`, `~~` and `^ 0` to cut a fraction off",
    why: "On the module, bit operations raise an error for a number with a fraction instead of cutting the fraction off.",
    instead:
      "Write floorDivide(a, b) in place of the division, or Math.floor(x). Behind a sum or product of integers, leave | 0 out: the module wraps to 32 bits by itself. A hash that must not be negative takes & 0x7fffffff, in TypeScript, too.",
  },
  {
    code: "LUA1009",
    name: "negative-remainder",
    title: "`%` where a side may be negative",
    why: "Lua's remainder takes the sign of the divisor and TypeScript's that of the dividend: -7 % 3 is 2 on the module.",
    instead:
      "Make the dividend positive first, as in (a - b + n) % n or Math.abs(a) % n, or excuse the line where the positive result is what you want.",
  },
  {
    code: "LUA1010",
    name: "fraction-for-integer",
    title: "A fraction where an integer belongs",
    why: "The parameter or the unit is an integer, and most of LuatOS raises an error for a fraction.",
    instead: "Use a smaller unit or round the value.",
  },
  {
    code: "LUA1011",
    name: "double-minus",
    title: "A minus directly behind a minus",
    why: "The two are emitted as --, which begins a comment in Lua: the rest of the line is lost.",
    instead: "Leave both out, or name the inner value first.",
    final: true,
  },
  {
    code: "LUA1012",
    name: "date-overflow",
    title: "A product or sum with a date that exceeds 32 bits",
    why: "A date in seconds is above 1700000000, so this is beyond 2147483647 and wraps on the module: os.time() * 1000 is a negative number.",
    instead:
      "Keep dates in seconds; for milliseconds take the difference of two dates first, or mcu.ticks(), which counts from the start.",
  },
  {
    code: "LUA1013",
    name: "empty-minimum",
    title: "Math.min or Math.max of what may be nothing",
    why: "Without a number, they raise an error on the module where TypeScript gives Infinity or -Infinity.",
    instead: "Give a number besides, as in Math.max(0, ...list).",
  },
  {
    code: "LUA1014",
    name: "number-from-text",
    title: "parseFloat, Number and + of a text",
    why: 'They read other numbers on the module: parseFloat(".5") is not a number there, parseFloat("1e3") is 1 and Number("-0x10") is -16.',
    instead: "Write tonumber(text): a whole number stays an integer, and what is no number gives undefined.",
  },
  {
    code: "LUA1015",
    name: "date-division",
    title: "`/` with a date, or with another number above 2^24",
    why: "Division makes a float of the number first, which is exact to 24 bits only: a date in seconds is rounded to a multiple of 128, so Math.floor(os.time() / 60) is often a minute or two wrong.",
    instead: "Write floorDivide(os.time(), 60), which is exact.",
  },
  {
    code: "LUA2001",
    name: "byte-escape",
    title: "A byte above 0x7f written as an escape",
    why: "A character from 0x80 to 0xff becomes two bytes of UTF-8, so the string does not hold the byte that is written.",
    instead: 'Write string.char(0xa5) or string.fromHex("A5"); for a letter such as µ write the letter itself.',
  },
  {
    code: "LUA2002",
    name: "table-as-text",
    title: "A table where text belongs",
    why: 'An array or object becomes text such as "table: 0x0c7f3a20".',
    instead: "Write array.join(), json.encode(value)[0], or the fields one by one.",
  },
  {
    code: "LUA2003",
    name: "replacement-pattern",
    title: "A replacement that has $&, $$, $` or $', or may have one",
    why: 'replace and replaceAll insert the text as it is on the module, and TypeScript takes these for the match, a $ and what is around: "abc".replace("b", "$&$&") is a$&$&c there.',
    instead:
      'Write a function, as in text.replace("b", () => name), for a text as it is; for the match write it out, or call string.gsub.',
  },
  {
    code: "LUA2004",
    name: "substr-from-end",
    title: "substr with a length, from a place that may be negative",
    why: 'Counted from the end, the result on the module is too long: "abcdef".substr(-3, 2) is def there and de in TypeScript.',
    instead: "Write slice, as in text.slice(-3, -1), or text.slice(at, at + length).",
  },
  {
    code: "LUA2005",
    name: "null-as-text",
    title: "null where text belongs",
    why: 'It becomes the text "nil" on the module: `{"a":${null}}` is {"a":nil} there, which is not JSON.',
    instead: 'Say what to write, as in value ?? "null".',
  },
  {
    code: "LUA2006",
    name: "optional-text",
    title: "`?.length` or `?.[index]` of a string",
    why: "Behind ?. they are looked up as fields, which a string does not have: the result is always nil.",
    instead:
      'Ask first, as in text === undefined ? 0 : text.length, or give a text to use instead: (text ?? "").length.',
  },
  {
    code: "LUA2007",
    name: "negative-position",
    title: "includes or endsWith with a position that may be negative",
    why: 'Lua counts a negative position from the end, and TypeScript takes it for 0: "abc".includes("a", -1) is false on the module.',
    instead: "Look in a part of the text, as in text.slice(from).includes(part).",
  },
  {
    code: "LUA2008",
    name: "optional-position",
    title: "indexOf in a string, from a place that may be undefined",
    why: "On the module, 1 is added to the place, which raises an error for undefined, where TypeScript begins at 0.",
    instead: "Write text.indexOf(part, from ?? 0).",
  },
  {
    code: "LUA3001",
    name: "always-true",
    title:
      "A number, a text or a value of any kind as a condition, or as the answer of a callback of filter and the like",
    why: '0 and "" are true in Lua.',
    instead: 'Compare: n !== 0, text !== "", value !== undefined; for a default write ?? in place of ||.',
  },
  {
    code: "LUA3002",
    name: "results-as-condition",
    title: "Several results as one condition",
    why: "Several results become a table when they are taken as one value, and a table is always true.",
    instead: "Take the result that you mean: f()[0], or const [first] = f().",
  },
  {
    code: "LUA3003",
    name: "null-or-undefined",
    title: "null told from undefined",
    why: 'Both are nil in Lua, so a comparison with one is also true for the other, and typeof null is "undefined".',
    instead: "Use undefined alone, and another value for the second meaning; == null asks for either.",
  },
  {
    code: "LUA3004",
    name: "loose-equality",
    title: "== or != of values that may have different types",
    why: 'Lua converts neither: 5 == "5" is false on the module and true in TypeScript.',
    instead: "Write === or !==, and convert one of them first, as in tonumber(text) === 5.",
  },
  {
    code: "LUA4001",
    name: "throw-not-text",
    title: "Throwing anything but a string",
    why: "The core's error handler joins the error value to a string. Anything but a string raises another error there, and the message is lost.",
    instead: 'Throw a string, as in throw "no answer".',
    costs: ["throw new Error"],
  },
  {
    code: "LUA4002",
    name: "jump-out-of-try",
    title: "break or continue out of try or catch",
    why: "The blocks of try and catch become functions, and a jump out of a function is not valid Lua: the module would not boot.",
    instead: "Set a variable in the block and jump behind it, or make the loop's body a function and return from it.",
    final: true,
  },
  {
    code: "LUA5001",
    name: "wait-outside-task",
    title: "Waiting outside a task",
    why: "Callbacks and the top level of a file run outside any task, where a wait ends the VM.",
    instead: "Wait in a task: sys.taskInit(() => { … }).",
  },
  {
    code: "LUA5002",
    name: "loop-variable-kept",
    title: "A callback that keeps a loop's variable",
    why: "On the module, all turns of for (let …; …; …) share one variable: a callback that runs later sees its last value.",
    instead: "Copy it in the loop's body, as in const index = i, and use the copy.",
  },
  {
    code: "LUA5003",
    name: "too-many-locals",
    title: "More than 190 locals at once in a function",
    why: "Lua allows 200 local variables in a function, those of the compiler included, and the module does not boot with more.",
    instead: "Group them in objects, or split the function or the file.",
    final: true,
  },
  {
    code: "LUA5004",
    name: "too-many-upvalues",
    title: "A function that uses more than 50 outer variables",
    why: "Each closure of such a function takes memory for every one of them, and 255 is Lua's limit.",
    instead: "Group the variables in objects, or split the function.",
    final: true,
  },
  {
    code: "LUA5005",
    name: "changed-while-read",
    title: "A variable that may change while an expression reads it",
    why: "Lua reads a local variable, and the variable whose field it assigns, only when the operation runs: in total += flush() that is after the call, which may have changed the variable.",
    instead:
      "Name the call's result first, as in const flushed = flush(); total += flushed, or the old value if you mean that one.",
  },
  {
    code: "LUA5006",
    name: "late-target",
    title: "An assignment as a value, or `in`, with calls on both sides of the operator",
    why: "Lua evaluates the right side first, so the call on the left comes too late.",
    instead: "Write the assignment as a statement of its own, or store the result of the first call in a variable.",
    final: true,
  },
  {
    code: "LUA5007",
    name: "this-or-none",
    title: "A function with `this` where one without is called, or the reverse",
    why: "In Lua, methods and fields written as on: (n: number) => void take this as a first parameter, and all other functions take none: the arguments arrive in the wrong places.",
    instead:
      "Wrap it in an arrow function, as in bytes.map((n) => toHex(n)) and list.push((n) => object.on(n)). Where a field holds functions that are given to it, write this: void first in its type, as in on: (this: void, n: number) => void.",
    replaces: [100015, 100016, 100017],
  },
  {
    code: "LUA5008",
    name: "too-many-levels",
    title: "More than about 190 levels of calls, operations, texts or blocks in each other",
    why: "Lua reads 200 levels at most, and the module does not boot with more. Each part of a text that + or a template joins is one level.",
    instead:
      'Do it in two steps, with a variable for the first part or a function of its own. Join many texts with [one, two, three].join("").',
    final: true,
  },
  {
    code: "LUA5009",
    name: "hidden-by-constructor",
    title: "A field whose value uses a name that the constructor declares, too",
    why: "Values of fields are reckoned in the constructor, where the name means its parameter or variable.",
    instead: "Give the parameter another name, as in constructor(given: number).",
    final: true,
  },
  {
    code: "LUA5010",
    name: "function-with-fields",
    title: "A function with fields, and the type of a class",
    why: 'Both are tables on the module: typeof gives "object", and LuatOS does not take them as callbacks.',
    instead: "Keep the value in a variable beside the function, or make an object with a method.",
  },
  ...tableRules,
  {
    code: "LUA7001",
    name: "import-circle",
    title: "Imports in a circle",
    why: "The modules are joined in the order of their imports, and a circle has none.",
    instead: "Move what they share into a file of its own.",
    final: true,
  },
  {
    code: "LUA7002",
    name: "missing-module",
    title: "A module of LuatOS that the model may lack",
    why: "Where the core has no such module, its name is nil, and its first use raises an error.",
    instead:
      "Put an if around its use, as in if (fskv) { … }, or use the types of a model that has it: see docs/types.md.",
    replaces: [2304, 18048, 2532, 2552],
  },
  {
    code: "LUA7003",
    name: "missing-global",
    title: "A part of JavaScript or Lua that the module does not have",
    why: "The name is nil on the module, so using it raises an error.",
    instead:
      "Use what LuatOS has: os.time(), json.encode(), log.info(), io.open(), zbuff.create(), a comparison, an arrow function around the call.",
  },
  {
    code: "LUA7004",
    name: "export-from-entry",
    title: "An export from a main.ts",
    why: "An entry becomes the main program, which nobody can import, so its export has no table to go to and raises an error at boot.",
    instead: "Move what is shared into another file.",
    final: true,
  },
  {
    code: "LUA7005",
    name: "private-name",
    title: "Private names with #",
    why: "TypeScriptToLua does not support private names and stops at the first one.",
    instead: "Write private count = 0 in place of #count = 0.",
    final: true,
  },
  {
    code: "LUA7006",
    name: "module-as-value",
    title: "A module used as a value",
    why: "What a module exports becomes variables of one Lua file, and there is no table of them.",
    instead: "Use it as in all.name, or export an object that holds what is to be handed over.",
    final: true,
  },
  ...memoryRules,
  {
    code: "LUA9001",
    name: "excuse-without-reason",
    title: "An excuse without a reason",
    why: "Whoever reads the line next must be able to judge whether the excuse still holds.",
    instead: "Write the reason behind a colon: // device-allow NAME: REASON.",
    final: true,
  },
  {
    code: "LUA9002",
    name: "unknown-excuse",
    title: "An excuse for an unknown rule",
    why: "No rule has this name, or the rule cannot be excused.",
    instead: "Take the name from the error message or from docs/diagnostics.md.",
    final: true,
  },
  {
    code: "LUA9003",
    name: "idle-excuse",
    title: "An excuse that excuses nothing",
    why: "The line that it stands on or above does not break the rule, so the excuse is a leftover or in the wrong place.",
    instead: "Remove it, or move it to the line of the error.",
    final: true,
  },
] as const satisfies readonly Rule[];

/** The code of a rule, as errors show it. */
export type RuleName = (typeof table)[number]["name"];

/** All rules, by their codes. */
export const rules: readonly (Rule & { name: RuleName })[] = table;

const byName = new Map<string, Rule>(rules.map((rule) => [rule.name, rule]));

/** The rule with this name. */
export function ruleOf(name: RuleName): Rule {
  return byName.get(name) as Rule;
}
