import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { statusOf } from "./arguments.ts";

/** How deep subfolders of the script folder are searched, as in the vendor's tool. */
const mostDepth = 4;

/** The script folder that a user names by itself or by its main.lua. Throws an Error of one line for any other file. */
export function scriptFolder(place: string): string {
  if (statusOf(place)?.isFile() !== true) {
    return place;
  }
  if (path.basename(place) !== "main.lua") {
    throw new Error(`${place}: a file. Name a script folder, or the main.lua in it`);
  }
  return path.dirname(place);
}

/** Throws an Error of one line when a script folder has no main.lua. */
export function demandMain(directory: string): void {
  const main = path.join(directory, "main.lua");
  const status = statusOf(main);
  if (status !== undefined && !status.isFile()) {
    throw new Error(`${main}: a folder, not a file`);
  }
  if (status === undefined) {
    throw new Error(
      `${main}: no such file. Build it with npx luatos-gateway build, or name a script folder that has one.`,
    );
  }
}

/**
 * Reads the files of a script folder as Luatools would flash them: flat, with those of subfolders, each under its own
 * name. When two files have the same name, the one nearer to the top wins; `leftOut` is called with a line about the
 * other. A subfolder with a main.lua is another project. Hidden folders and node_modules are left out. Throws an Error
 * of one line when there is no main.lua.
 */
export function readScripts(directory: string, leftOut: (line: string) => void = () => {}): Map<string, Uint8Array> {
  demandMain(directory);
  const places = new Map<string, string>();
  for (const place of filesBelow(directory)) {
    const name = path.basename(place);
    const other = places.get(name);
    if (other === undefined) {
      places.set(name, place);
    } else {
      leftOut(`${place} is left out: ${other} has the same name, and the module has no folders for scripts`);
    }
  }
  return new Map([...places].map(([name, place]) => [name, readFileSync(place)]));
}

/** The files, ordered by depth and then by name. */
function filesBelow(directory: string): string[] {
  const found: string[] = [];
  let level = [directory];
  for (let depth = 0; depth <= mostDepth && level.length > 0; depth++) {
    const below: string[] = [];
    for (const folder of level) {
      for (const item of readdirSync(folder).sort()) {
        const place = path.join(folder, item);
        const status = statSync(place, { throwIfNoEntry: false });
        if (item.startsWith(".") || item === "node_modules") {
          continue;
        }
        if (status?.isFile()) {
          found.push(place);
        } else if (status?.isDirectory() && !statSync(path.join(place, "main.lua"), { throwIfNoEntry: false })) {
          below.push(place);
        }
      }
    }
    level = below;
  }
  return found;
}
