import { cTokens, type Token } from "./c-tokens.ts";
import type { NameKind, Registrations } from "./names.ts";

/** The registration tables of a C file, by name and in order, including tables without names. */
export type CTables = Map<string, Registrations>;

const tableTypes = new Set(["rotable_Reg_t", "rotable_Reg", "luaL_Reg"]);
const terminators = new Set(["NULL", "0", "nullptr"]);
const kinds: Record<string, NameKind> = {
  ROREG_FUNC: "function",
  ROREG_INT: "number",
  ROREG_NUM: "number",
  ROREG_STR: "string",
  ROREG_PTR: "pointer",
};

/**
 * Reads every table that a C file defines for Lua: `rotable_Reg_t NAME[] = { {"name", ROREG_FUNC(f)}, … }`
 * and `luaL_Reg NAME[] = { {"name", f}, … }`, in all branches of `#if`.
 * An entry whose name is not a plain string literal is listed as unreadable.
 */
export function readCTables(file: string, text: string): CTables {
  const tokens = cTokens(text);
  const tables: CTables = new Map();
  for (let index = 0; index + 5 < tokens.length; index++) {
    if (!tableTypes.has(textAt(index)) || textAt(index + 2) !== "[") continue;
    const open = indexOf("{", index + 2);
    if (open < 0 || !tokens.slice(index + 2, open).some(({ text }) => text === "=")) continue;
    const close = matching(tokens, open);
    const found = tables.get(textAt(index + 1)) ?? { names: [], unreadable: [] };
    readEntries(file, textAt(index) === "luaL_Reg", tokens.slice(open + 1, close), found);
    tables.set(textAt(index + 1), found);
    index = close;
  }
  return tables;

  function textAt(index: number): string {
    return tokens[index]?.text ?? "";
  }

  function indexOf(text: string, from: number): number {
    for (let index = from; index < tokens.length && textAt(index) !== ";"; index++) {
      if (tokens[index]?.kind === "punctuation" && textAt(index) === text) return index;
    }
    return -1;
  }
}

/**
 * Reads the names that an `__index` function of a userdata compares its key with: `strcmp("close", key)`. Undefined
 * when the file does not define this function.
 */
export function readComparedNames(file: string, text: string, functionName: string): Registrations | undefined {
  const tokens = cTokens(text);
  for (let index = 0; index < tokens.length; index++) {
    if (tokens[index]?.text !== functionName || tokens[index + 1]?.text !== "(") continue;
    const open = matching(tokens, index + 1) + 1;
    if (tokens[open]?.text !== "{") continue;
    return comparedNames(file, tokens.slice(open, matching(tokens, open)));
  }
  return undefined;
}

function comparedNames(file: string, body: Token[]): Registrations {
  const found: Registrations = { names: [], unreadable: [] };
  body.forEach((token, index) => {
    if (token.text !== "strcmp" || body[index + 1]?.text !== "(") return;
    const call = body.slice(index + 2, matching(body, index + 1));
    const literals = call.filter(({ kind }) => kind === "string");
    const place = `${file}:${token.line}`;
    if (literals.length === 1) {
      found.names.push({
        name: (literals[0] as Token).text,
        kind: "function",
        place,
        conditions: [...token.conditions],
      });
    } else {
      found.unreadable.push({ place, reason: `compares the key with no string literal: strcmp(${source(call)})` });
    }
  });
  return found;
}

function readEntries(file: string, functionsOnly: boolean, tokens: Token[], found: Registrations): void {
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.text === "," && token.kind === "punctuation") continue;
    const place = `${file}:${token.line}`;
    if (token.text !== "{" || token.kind !== "punctuation") {
      const end = endOfEntry(tokens, index);
      found.unreadable.push({
        place,
        reason: `an entry built by the preprocessor: ${source(tokens.slice(index, end))}`,
      });
      index = end - 1;
      continue;
    }
    const close = matching(tokens, index);
    const entry = tokens.slice(index + 1, close);
    index = close;
    const comma = entry.findIndex(({ kind, text }) => kind === "punctuation" && text === ",");
    const name = comma < 0 ? entry : entry.slice(0, comma);
    if (name.length === 1 && terminators.has((name[0] as Token).text) && name[0]?.kind === "word") continue;
    if (name.length === 0 || name.some(({ kind }) => kind !== "string")) {
      found.unreadable.push({ place, reason: `a name that is not a string literal: ${source(name)}` });
      continue;
    }
    const value = comma < 0 ? undefined : entry[comma + 1];
    found.names.push({
      name: name.map(({ text }) => text).join(""),
      kind: functionsOnly ? "function" : (kinds[value?.text ?? ""] ?? "unknown"),
      place,
      conditions: [...token.conditions],
    });
  }
}

/** The index of the bracket that closes the one at `open`; the end of the tokens when none does. */
function matching(tokens: readonly Token[], open: number): number {
  const pairs: Record<string, string> = { "{": "}", "(": ")", "[": "]" };
  const left = tokens[open]?.text ?? "";
  let depth = 0;
  for (let index = open; index < tokens.length; index++) {
    const { kind, text } = tokens[index] as Token;
    if (kind !== "punctuation") continue;
    if (text === left) depth++;
    else if (text === pairs[left] && --depth === 0) return index;
  }
  return tokens.length;
}

function endOfEntry(tokens: readonly Token[], start: number): number {
  for (let index = start; index < tokens.length; index++) {
    const { kind, text } = tokens[index] as Token;
    if (kind === "include") return index + 1;
    if (kind !== "punctuation") continue;
    if (text === ",") return index;
    if (text === "(") index = matching(tokens, index);
  }
  return tokens.length;
}

function source(tokens: readonly Token[]): string {
  return tokens.map(({ kind, text }) => (kind === "string" ? `"${text}"` : text)).join(" ");
}
