import { readFileSync } from "node:fs";
import { demandFile } from "./arguments.ts";
import { stampOf, watchState } from "./build/watch.ts";
import { plainMessage } from "./plain-error.ts";
import { syntaxErrorIn } from "./syntax.ts";

/** The part of --help that `sim` and `start` share. */
export const preludeHelp = `  --prelude FILE.lua
                 run this Lua first, in the same VM. Here you put a table of your own in the place of what is not
                 simulated: docs/simulator.md has an example`;

/** Reads the file of --prelude. Throws an Error of one line if it does not exist or has a syntax error. */
export function readPrelude(file: string): Uint8Array {
  demandFile(`--prelude ${file}`, file);
  const text = readFileSync(file);
  const name = "prelude.lua";
  const problem = syntaxErrorIn(new Map([[name, text]]));
  if (problem !== undefined) {
    throw new Error(`--prelude ${file}${problem.slice(name.length)}`);
  }
  return text;
}

/**
 * Passes the new text each time the file of --prelude has been saved. If it cannot be used, says why instead. Returns a
 * function that ends the watch.
 */
export function watchPrelude(
  file: string,
  changed: (text: Uint8Array) => void,
  say: (text: string) => void,
): () => void {
  return watchState(
    () => stampOf(file),
    stampOf(file),
    async () => {
      try {
        changed(readPrelude(file));
      } catch (error) {
        say(`${plainMessage(error)}\nThe old prelude keeps running.`);
      }
    },
  );
}
