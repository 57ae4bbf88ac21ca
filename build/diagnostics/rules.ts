/**
 * One rule: something that the device cannot do, does differently from what TypeScript says, or pays too much for. The
 * messages of the build and docs/diagnostics.md are both made from this table.
 */
export interface Rule {
  /** Stable: a code is never given to another rule. */
  code: `LUA${number}`;
  /** The name for an excuse: `// device-allow NAME: REASON`. */
  name: string;
  title: string;
  /** One sentence: what goes wrong on the device. */
  why: string;
  /** One sentence: what to write. */
  instead: string;
  /**
   * The constructs of `npm run costs` that the rule is about. The message states the cost of the one that was found.
   */
  costs?: readonly string[];
  /** Cannot be excused: the firmware would not run at all. */
  final?: true;
  /** Codes of compiler errors at the same place that say less, or give advice that does not work here. */
  replaces?: readonly number[];
}

const table = [
  {
    code: "LUA1001",
    name: "number-too-large",
    title: "A number beyond 32 bits",
    why: "The largest integer on the device is 2147483647. A number above it becomes a float, which is exact to 24 bits only and which bit operations and LuatOS refuse.",
    instead:
      "Keep the number below 2^31, write the negative number of the same 32 bits (-1 for 0xffffffff), or count in larger units.",
  },
  {
    code: "LUA1002",
    name: "constant-overflow",
    title: "A constant result beyond 32 bits",
    why: "Integers on the device have 32 bits and wrap silently: 60 * 60 * 1000 * 1000 is -694967296 there.",
    instead: "Count in larger units, so that the result stays between -2147483648 and 2147483647.",
  },
  {
    code: "LUA1003",
    name: "unsigned-shift",
    title: "`>>>`",
    why: "The shift is compiled with the mask 4294967295, a float on the device, so it raises an error whatever is shifted.",
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
    why: "Lua shifts all bits out where TypeScript takes the count modulo 32: 1 << 32 is 0 on the device and 1 in TypeScript.",
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
    why: "A power is a float on the device, even of two integers: 2 ** 3 is 8.0 there.",
    instead: "Write 1 << n for a power of two, and multiply for others.",
  },
  {
    code: "LUA1008",
    name: "truncation",
    title: "`| 0`, `~~` and `^ 0` to cut a fraction off",
    why: "On the device, bit operations raise an error for a number with a fraction instead of cutting the fraction off.",
    instead: "Write floorDivide(a, b) in place of the division, or Math.floor(x).",
  },
  {
    code: "LUA1009",
    name: "negative-remainder",
    title: "`%` where a side may be negative",
    why: "Lua's remainder takes the sign of the divisor and TypeScript's that of the dividend: -7 % 3 is 2 on the device.",
    instead:
      "Make the dividend positive first, as in (a - b + n) % n, or excuse the line where the positive result is what you want.",
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
    why: "A date in seconds is above 1700000000, so this is beyond 2147483647 and wraps on the device: os.time() * 1000 is a negative number.",
    instead:
      "Keep dates in seconds; for milliseconds take the difference of two dates first, or mcu.ticks(), which counts from the start.",
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
    code: "LUA3001",
    name: "always-true",
    title: "A number or a text as a condition",
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
    why: "Both are nil in Lua, so a comparison with one is also true for the other.",
    instead: "Use undefined alone, and another value for the second meaning.",
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
    why: "On the device, all turns of for (let …; …; …) share one variable: a callback that runs later sees its last value.",
    instead: "Copy it in the loop's body, as in const index = i, and use the copy.",
  },
  {
    code: "LUA5003",
    name: "too-many-locals",
    title: "More than 180 locals at once in a function",
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
    code: "LUA6001",
    name: "undefined-in-array",
    title: "undefined in an array",
    why: "undefined is nil, which leaves a hole: the length of an array with holes is unspecified, and length, push and loops go wrong.",
    instead: "Leave the element out, or use false or another value that stands for nothing.",
    replaces: [100044],
  },
  {
    code: "LUA6002",
    name: "index-in-array",
    title: "`in` with an array",
    why: "The operator asks for Lua's own index, which counts from 1, so it answers for the element before.",
    instead: "Compare with the length: index < array.length.",
  },
  {
    code: "LUA6003",
    name: "sequence-as-object",
    title: "An array or a string taken apart as an object, or a string as an array",
    why: "The keys are looked up as written, but a Lua table has no key length and counts from 1, and a string has no elements.",
    instead: "Write array.length, array[0] or const [first] = array; for a string text.charAt(0).",
  },
  {
    code: "LUA6004",
    name: "number-keys",
    title: "Keys of an array or of a table of numbers, used as strings",
    why: "On the device the keys are numbers, those of an array counted from 1, and not strings as their type says.",
    instead: "Count through an array with an index, and go through a table with pairs().",
  },
  {
    code: "LUA6005",
    name: "renamed-default",
    title: "A renamed field with a default, in an assignment",
    why: "In ({ v: got = 5 } = …) the variable keeps what it held before: TypeScriptToLua tests its old value and never assigns the new one.",
    instead: "Declare it, as in const { v: got = 5 } = …, or assign it by itself: got = value.v ?? 5.",
    final: true,
  },
  {
    code: "LUA6006",
    name: "nested-default",
    title: "A default for a nested pattern",
    why: "The default is lost, so taking a missing value apart raises an error.",
    instead: "Take it apart in two steps: const { inner = {} } = value; const { field = 1 } = inner.",
    final: true,
    replaces: [100047],
  },
  {
    code: "LUA6007",
    name: "rest-key",
    title: "The rest of an object beside a key in quotes or brackets",
    why: "The field that such a key takes stays in the rest.",
    instead: "Write the key without quotes, or take the field by itself.",
    final: true,
  },
  {
    code: "LUA6008",
    name: "target-twice",
    title: "A variable twice in a pattern",
    why: "Lua gives it the first of the values, and TypeScript the last.",
    instead: "Name each variable once, and leave the place of the other empty: [, last] = pair.",
    final: true,
  },
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
    title: "A part of JavaScript that the device does not have",
    why: "The name is nil on the device, so using it raises an error.",
    instead:
      "Use what LuatOS has: os.time(), json.encode(), zbuff.create(), a comparison, an arrow function around the call.",
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
  {
    code: "LUA8001",
    name: "async",
    title: "async, await and Promise",
    why: "async, await and Promise bring a scheduler of their own beside the one of sys.",
    instead: "Wait in a task, with sys.taskInit, sys.wait and sys.waitUntil.",
    costs: ["async function", "Promise"],
  },
  {
    code: "LUA8002",
    name: "generator",
    title: "Generators",
    why: "A generator brings JavaScript's iterators along.",
    instead: "Call a function for each value, or return an array.",
    costs: ["generator"],
  },
  {
    code: "LUA8003",
    name: "map-or-set",
    title: "Map, Set, WeakMap and WeakSet",
    why: "It brings classes and iterators along for what a Lua table does by itself.",
    instead: "Use a Record, or a LuaTable or LuaSet for keys of any kind.",
    costs: ["Map", "Set", "WeakMap", "WeakSet"],
  },
  {
    code: "LUA8004",
    name: "delete",
    title: "delete",
    why: "delete brings the handling of property descriptors along.",
    instead: "Assign undefined, or use a LuaTable and its delete method.",
    costs: ["delete"],
  },
  {
    code: "LUA8005",
    name: "spread",
    title: "Spread in an object, or beside other elements in an array or a call",
    why: "Spread copies through a helper, and makes garbage each time.",
    instead: "Name the fields, push the elements, or let the spread be the last argument of a call.",
    costs: ["spread in an array", "spread in an object", "spread before other arguments"],
  },
  {
    code: "LUA8006",
    name: "class-extends",
    title: "A class that extends another",
    why: "A class that extends another brings the linking of constructors and prototypes along.",
    instead: "Hold the other object in a field, or use functions and plain tables.",
    costs: ["class … extends"],
  },
  {
    code: "LUA8007",
    name: "accessor",
    title: "Getters and setters",
    why: "Getters and setters bring property descriptors along, and make every access to such an object slower.",
    instead: "Write methods: level() and setLevel(n).",
    costs: ["getter"],
  },
  {
    code: "LUA8008",
    name: "instanceof",
    title: "instanceof",
    why: "instanceof brings classes and symbols along, and is false for everything that LuatOS makes.",
    instead: "Give the object a field that says what it is, and compare that.",
    costs: ["instanceof"],
  },
  {
    code: "LUA8009",
    name: "error-object",
    title: "Error objects",
    why: "An Error object brings classes, and a stack that the core never prints.",
    instead: "Use a string, or return undefined and say why in the log.",
    costs: ["new Error"],
  },
  {
    code: "LUA8010",
    name: "iterator",
    title: "for…of or spread over anything but an array, a LuaTable or pairs()",
    why: "Anything else brings JavaScript's iterators along and makes a table for each element.",
    instead: "Count through a string or an array with an index, and go through a table with pairs().",
    costs: ["for…of over a string", "array.entries()", "spread of a string"],
  },
  {
    code: "LUA8011",
    name: "symbol",
    title: "Symbols",
    why: "A symbol brings a class of its own along.",
    instead: "Use a string as the key.",
    costs: ["Symbol"],
  },
  {
    code: "LUA8012",
    name: "heavy-call",
    title: "A call that brings a large helper",
    why: "The helper behind this call takes more than 2000 bytes.",
    instead: "Use what Lua and LuatOS have: tonumber, string.format, string.gsub, table.remove, table.insert, a loop.",
    costs: [
      "Array.from()",
      "array.splice()",
      "array.toSpliced()",
      "Object.defineProperty()",
      "Object.groupBy()",
      "text.replaceAll()",
      "parseInt()",
      "n.toString(16)",
    ],
  },
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

export type RuleName = (typeof table)[number]["name"];

/** All rules, by their codes. */
export const rules: readonly (Rule & { name: RuleName })[] = table;

const byName = new Map<string, Rule>(rules.map((rule) => [rule.name, rule]));

/** The rule with this name. */
export function ruleOf(name: RuleName): Rule {
  return byName.get(name) as Rule;
}
