import { expect } from "vitest";
import type { Flattened } from "../../build/flatten.ts";
import { compilePrograms, joined, printedInLua } from "./programs.ts";

export const head = 'PROJECT = "test";\nVERSION = "1.2.3";\n';
export const tail = "sys.run();\n";

/** A firmware of TypeScript that was compiled, joined and run. */
export interface Ran extends Flattened {
  /** What it logged until it waited. */
  logged: string[];
  /** The Lua of each file. */
  parts: Record<string, string>;
}

/** Compiles and runs a firmware. `main` goes between the head and the tail of its entry. */
export function run(main: string, files: Record<string, string> = {}): Ran {
  const flat = join(main, files);
  const logged = printedInLua(flat.lua).map((line) => line.replace(/^I\/user\./, ""));
  const parts = flat.lua.split(/^\n-- (?=src\/)/m).map((part) => /^src\/p0\/(.*)\n([\s\S]*)/.exec(part) ?? []);
  return { ...flat, logged, parts: Object.fromEntries(parts.slice(1).map(([, name, text]) => [name, text])) };
}

/** Compiles a firmware and joins its modules. */
export function join(main: string, files: Record<string, string> = {}): Flattened {
  const compilation = compilePrograms([{ ...files, "main.ts": head + main + tail }]);
  expect(compilation.errors).toEqual([]);
  return joined(compilation, 0);
}
