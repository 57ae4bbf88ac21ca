import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/**
 * The files of a script folder, as Luatools would flash them: those that lie in it, not in folders below.
 * Throws an Error with one clear line when there is no main.lua.
 */
export function readScripts(directory: string): Map<string, Uint8Array> {
  const main = path.join(directory, "main.lua");
  if (!statSync(main, { throwIfNoEntry: false })?.isFile()) {
    throw new Error(`${main}: no such file. Build it with \`npm run build\`, or name a script folder that has one.`);
  }
  const items = readdirSync(directory, { withFileTypes: true }).filter((item) => item.isFile());
  return new Map(items.map(({ name }) => [name, readFileSync(path.join(directory, name))]));
}
