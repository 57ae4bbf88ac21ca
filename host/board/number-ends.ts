/**
 * The tokens of Lua 5.3 that matter here: comments, strings, names, and numbers as its lexer ends them. A number
 * consumes everything that looks like a digit or an exponent. So `1then` is two tokens, and `1else` is a malformed one.
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

/**
 * Makes a text of Lua 5.3 valid in Lua 5.4: adds a space between a number and a name that follows directly. Bytes as
 * latin1.
 */
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
