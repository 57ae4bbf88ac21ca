import { luaSyntaxError } from "../build/lua-syntax.ts";

/** The place and the message of the first syntax error in a script folder. The VM itself skips a byte order mark and a `#` line. */
export function syntaxErrorIn(scripts: ReadonlyMap<string, Uint8Array>): string | undefined {
  for (const [name, text] of scripts) {
    const problem = name.endsWith(".lua") ? luaSyntaxError(luaText(text), name) : undefined;
    if (problem !== undefined) {
      return problem;
    }
  }
  return undefined;
}

function luaText(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString("latin1")
    .replace(/^\xef\xbb\xbf/, "")
    .replace(/^#[^\n]*/, "");
}
