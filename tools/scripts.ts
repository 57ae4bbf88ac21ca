import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** Folders below the script folder are searched this deep, as the vendor's tool does. */
const mostDepth = 4;

/**
 * The files of a script folder, as Luatools would flash them: flat, those of folders below included, each by its name
 * alone. Of two with one name the one that is nearer to the top counts; `leftOut` hears of the other, in one line.
 * A folder below that has a main.lua is another project. Hidden ones and node_modules are no part of it.
 * Throws an Error with one clear line when there is no main.lua.
 */
export function readScripts(directory: string, leftOut: (line: string) => void = () => {}): Map<string, Uint8Array> {
  const main = path.join(directory, "main.lua");
  if (!statSync(main, { throwIfNoEntry: false })?.isFile()) {
    throw new Error(
      `${main}: no such file. Build it with npx luatos-gateway build, or name a script folder that has one.`,
    );
  }
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

/** Files in the order of their depth, then of their names. */
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
