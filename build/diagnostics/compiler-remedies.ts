import ts from "typescript";

// TypeScriptToLua says of some constructs only that they are unsupported, and TypeScript says of full-width characters
// only that they are invalid. These messages say what to write instead.

/** The compiler's message with a remedy. Undefined for any other message. */
export function remedyText({ code, messageText, file, start = 0 }: ts.Diagnostic): string | undefined {
  if (code === invalidCharacter && file !== undefined) {
    const character = String.fromCodePoint(file.text.codePointAt(start) ?? 0);
    const instead = halfWidth(character);
    return instead && `Invalid character: ${character} is full-width. Write ${instead}`;
  }
  const message = ts.flattenDiagnosticMessageText(messageText, "\n");
  const [, kind] = /^Unsupported node kind (\w+)$/.exec(message) ?? [];
  if (kind !== undefined) {
    const found = Object.hasOwn(syntax, kind) ? syntax[kind] : undefined;
    return found && `${found.what}: TypeScriptToLua has no Lua for it. ${found.instead}`;
  }
  const [, name, owner] = /^((\w+)\.\w+) is unsupported\.$/.exec(message) ?? [];
  if (name !== undefined && owner !== undefined) {
    const instead = of(methods, name) ?? of(owners, owner);
    return instead && `${name}: TypeScriptToLua has no Lua for it. ${instead}`;
  }
  return message === "Constructing new Array with length is not supported."
    ? `new Array(n): a Lua table has no length of its own. ${newArray}`
    : undefined;
}

const invalidCharacter = 1127;

/** The ASCII character for one that Chinese keyboards and word processors write in its place. */
function halfWidth(character: string): string | undefined {
  const code = character.charCodeAt(0);
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : of(punctuation, character);
}

const punctuation: Readonly<Record<string, string>> = {
  "“": '"',
  "”": '"',
  "‘": "'",
  "’": "'",
  "、": ",",
  "。": ".",
  "【": "[",
  "】": "]",
};

/** Each construct without Lua, and what to write instead. */
export function unsupported(): [construct: string, instead: string][] {
  return [
    ...Object.values(syntax).map(({ what, instead }): [string, string] => [what, instead]),
    ["new Array(n)", newArray],
    ...Object.entries(methods),
    ...Object.entries(owners).map(([owner, instead]): [string, string] => [`another method of ${owner}`, instead]),
  ];
}

const newArray = "Begin with [] and push the elements in a loop.";

/** By TypeScript's name for the node. */
const syntax: Readonly<Record<string, { what: string; instead: string }>> = {
  LabeledStatement: {
    what: "a label",
    instead: "Put the loops into a function and return from it, or let both loops test a variable.",
  },
  // The last of the statements, for TypeScript, is debugger.
  LastStatement: { what: "debugger", instead: "Remove it. A module has no debugger; log.info writes to its log." },
  RegularExpressionLiteral: {
    what: "a regular expression",
    instead: "string.find, string.match and string.gsub take patterns of Lua.",
  },
  BigIntLiteral: {
    what: "a BigInt",
    instead: "Numbers have 32 bits on a module. Keep larger ones as text, or as two.",
  },
  MetaProperty: { what: "new.target", instead: "Pass what you need to know as a parameter." },
};

const patterns = "string.find, string.match and string.gmatch take patterns of Lua.";
const fromTheEnd = "Look with a loop from the end.";
const format = "string.format does it.";

const methods: Readonly<Record<string, string>> = {
  "string.at": "Write text.charAt(index), and text.slice(-1) for the last character.",
  "string.lastIndexOf": fromTheEnd,
  "string.localeCompare":
    "Compare with < and >, as in names.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)); names.sort() sorts texts by their bytes.",
  "string.match": patterns,
  "string.matchAll": patterns,
  "string.search": patterns,
  "string.codePointAt": "text.charCodeAt(index) is the byte there.",
  "String.fromCodePoint": "string.char makes a text of bytes.",
  "array.lastIndexOf": fromTheEnd,
  "array.findLast": fromTheEnd,
  "array.findLastIndex": fromTheEnd,
  "array.toString": 'Write array.join(",").',
  "number.toExponential": format,
  "number.toPrecision": format,
  "number.toLocaleString": format,
  "Object.freeze": "Say readonly in the type.",
  "Object.is": "Write ===.",
};

const owners: Readonly<Record<string, string>> = {
  string: "Lua has string.find, string.sub, string.byte, string.upper and string.format.",
  array: "Write a loop.",
  Math: "Compute it with what Lua's math has, such as math.max, or in a loop.",
  Object: "Go through the table with pairs().",
};

function of(table: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
