/** A place in a Lua text, counted from 0. */
export interface LuaPlace {
  line: number;
  column: number;
  /** The name at this place. */
  text: string;
}

/** Comments and strings, which are skipped; names; any other character that is not a space. */
const token =
  /--\[(=*)\[[\s\S]*?\]\1\]|--[^\n]*|\[(=*)\[[\s\S]*?\]\2\]|"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|[A-Za-z_]\w*|\S/g;

/**
 * Finds each use of Lua's `require` other than `require("sys")`: a call or a value. Fields of that name do not count.
 */
export function findRequires(lua: string): LuaPlace[] {
  const tokens = [...lua.matchAll(token)].filter(([text]) => !text.startsWith("--"));
  return tokens.flatMap(({ 0: text, index }, at) => {
    const [before, previous, next, first, end] = [-2, -1, 1, 2, 3].map((offset) => tokens[at + offset]?.[0]);
    const isField = /^[.:]$/.test(previous ?? "") && before !== "_G" && before !== "_ENV";
    const isKey = next === "=" && tokens[at + 2]?.[0] !== "=" && /^[{,;]$/.test(previous ?? "");
    const isSys = next === "(" && first === '"sys"' && end === ")";
    if (text !== "require" || isField || isKey || isSys) {
      return [];
    }
    const lineStart = lua.lastIndexOf("\n", index) + 1;
    const literal = next === "(" && end === ")" && /^"/.test(first ?? "");
    return [
      {
        line: lua.slice(0, lineStart).split("\n").length - 1,
        column: index - lineStart,
        text: literal ? `require(${first})` : "require",
      },
    ];
  });
}
