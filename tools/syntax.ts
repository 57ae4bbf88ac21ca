import { luaSyntaxError } from "../build/lua-syntax.ts";
import { luaText } from "../host/prelude.ts";

/**
 * The position and message of the first syntax error in a script folder. A byte order mark and a `#` line are no
 * errors: the VM skips them.
 */
export function syntaxErrorIn(scripts: ReadonlyMap<string, Uint8Array>): string | undefined {
  for (const [name, text] of scripts) {
    const problem = name.endsWith(".lua") ? luaSyntaxError(luaText(text), name) : undefined;
    if (problem !== undefined) {
      return problem;
    }
  }
  return undefined;
}
