/**
 * What may stand in Lua 5.3's text, each in its whole: comments, strings, names, and numbers as its lexer ends them. A
 * number takes what looks like a digit or an exponent, so `1then` is two, and `1else` is a wrong one.
 */
const token = new RegExp(
  [
    /--\[(?<comment>=*)\[[\s\S]*?\]\k<comment>\]/,
    /--[^\n]*/,
    /\[(?<text>=*)\[[\s\S]*?\]\k<text>\]/,
    /"(?:\\[\s\S]|[^"\\\n])*"/,
    /'(?:\\[\s\S]|[^'\\\n])*'/,
    /[A-Za-z_]\w*|\.\.+/,
    /(?<number>0[xX](?:[pP][-+]?|[0-9A-Fa-f.])*|\.?\d(?:[eE][-+]?|[0-9A-Fa-f.])*)/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);

/** A text of Lua 5.3 as Lua 5.4 takes it too: with a space between a number and a name right behind it. Bytes as latin1. */
export function withNumberEnds(text: string): string {
  let result = "";
  let end = 0;
  for (const { index, 0: found, groups } of text.matchAll(token)) {
    result += text.slice(end, index) + found;
    end = index + found.length;
    if (groups?.number !== undefined && /[A-Za-z_]/.test(text.charAt(end))) {
      result += " ";
    }
  }
  return result + text.slice(end);
}
