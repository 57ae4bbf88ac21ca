import type { Rule } from "./rule.ts";

/** Arrays, objects and patterns. */
export const tableRules = [
  {
    code: "LUA6001",
    name: "undefined-in-array",
    title: "undefined in an array, or the use of an array that may have it",
    why: "undefined is nil, which leaves a hole: the length of an array with holes is unspecified, and length, push and loops go wrong.",
    instead: "Leave the element out, or use false or another value that stands for nothing.",
    replaces: [100044],
  },
  {
    code: "LUA6002",
    name: "index-in-array",
    title: "`in` or hasOwnProperty with an array",
    why: "It asks for Lua's own index, which counts from 1, so it answers for the element before.",
    instead: "Compare with the length: index < array.length.",
  },
  {
    code: "LUA6003",
    name: "sequence-as-object",
    title: "An array or a string taken for another object, or a string for an array",
    why: "The keys are looked up as written, but a Lua table has no key length and counts from 1, and a string has no elements.",
    instead:
      "Say in the type what it is, as in number[], string or readonly T[]; write array.length, array[0] or const [first] = array, and text.charAt(0) for a string.",
  },
  {
    code: "LUA6004",
    name: "number-keys",
    title: "Numbers and strings taken for the same key",
    why: 'On the module, 1 and "1" are two keys. Those of an array and of a table of numbers are numbers, those of an array counted from 1.',
    instead:
      "Count through an array with an index, go through a table with pairs(), and give a table one type of keys, as in Record<number, string>.",
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
    title: "A default for a nested pattern, or a pattern for the rest",
    why: "The default and the dots are lost, so taking the value apart raises an error.",
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
    code: "LUA6009",
    name: "sort-without-order",
    title: "sort of anything but strings, without a comparison",
    why: "TypeScript sorts by the text of the elements and Lua by their values: [10, 9, 1].sort() is 1, 9, 10 on the module and 1, 10, 9 in TypeScript; other values raise an error.",
    instead: "Write the order: numbers.sort((a, b) => a - b).",
  },
  {
    code: "LUA6010",
    name: "in-with-nothing",
    title: "`in`, hasOwnProperty, the keys or a spread of an object, where a field may be null or undefined",
    why: 'Such a field is nil, and a field that is nil does not exist in Lua: "a" in { a: null } is false on the module, and Object.keys does not give it.',
    instead: "Compare the value, or use another value, such as false, for a field that is there and holds nothing.",
  },
  {
    code: "LUA6011",
    name: "empty-array",
    title: "Array.isArray of what may be an empty object",
    why: "An empty object and an empty array are the same empty table in Lua: Array.isArray({}) is true on the module.",
    instead:
      "Ask for a field that only one of them has, or allow the line where an empty object may pass for an array.",
  },
  {
    code: "LUA6012",
    name: "unstable-sort",
    title: "sort of anything but numbers and strings",
    why: "Elements that the comparison takes for equal keep their order in TypeScript, and may change places on the module.",
    instead:
      "Let the comparison decide by a second field, and allow the line; or allow it where the order of equals does not matter.",
  },
  {
    code: "LUA6013",
    name: "text-or-array",
    title: "The use of what may be an array, a string or another object, without asking which",
    why: "Elements, length and methods of the three are different code in Lua, and TypeScriptToLua writes the code for one of them.",
    instead: 'Ask first, as in typeof value === "string" ? value.indexOf("a") : value.indexOf("a").',
  },
  {
    code: "LUA6014",
    name: "any-value",
    title: "+, an index, length, a method or the elements of a value of type any",
    why: "What is written in Lua depends on the type: + or .., an index from 0 or from 1, # or a field, a function with this or without, elements or results.",
    instead: "Say what it is, as in (value as string[])[0], or give the variable a type.",
  },
  {
    code: "LUA6015",
    name: "results-as-array",
    title: "Several results that another type calls an array",
    why: "Several results are no table in Lua. Behind an assertion, or a function type that returns an array, they are taken apart as if they were one: const [value] = json.decode(text) as unknown as [Reading] is always nil.",
    instead:
      "Take the result first, as in const [value] = json.decode(text), then assert: value as Reading. Wrap a function: () => [...f()].",
  },
  {
    code: "LUA6016",
    name: "changed-while-walked",
    title:
      "A walk that changes what it goes through: map, filter and the like that make the array shorter, a loop that removes from a Map or Set, for…in and pairs() with new keys",
    why: "On the module, map and filter call once for each element that the array had at first, with undefined for those that are gone; a walk through a Map or Set ends where an entry is removed; and for…in and pairs() may miss keys when others are added.",
    instead:
      "Collect what is to go or to come and change it afterwards; go through an array with for…of, and through keys with Object.keys(object).",
  },
  {
    code: "LUA6017",
    name: "iterable-as-array",
    title: "An array pattern of a Set, a Map, a generator or another iterable that is no array",
    why: "On the module, an array pattern takes the elements 1, 2, 3 … of a table, which an iterable does not have: const [first] = new Set([7]) is nil.",
    instead:
      "Make an array of it first, as in const [first] = [...set], and allow that line for the rule iterator; or keep an array.",
  },
  {
    code: "LUA6018",
    name: "order-of-keys",
    title: "A text or an array that is made in the order of an object's keys",
    why: "Lua gives the keys in an order of its own: Object.keys({ imei: 1, v: 2 }).join() may be v,imei on the module. TypeScript gives them as they were written.",
    instead:
      'Go through Object.keys(object).sort(), or through an array of pairs, as in [["imei", imei], ["v", version]]; or allow the line where the order does not matter.',
  },
] as const satisfies readonly Rule[];
