import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { type AnyModelName, allModels } from "../../host/board/models.ts";

/** The script folders in a directory, including itself: folders with a main.lua, by their relative paths. */
export function scriptFolders(directory: string): string[] {
  const found: string[] = [];
  const look = (below: string): void => {
    const items = readdirSync(path.join(directory, below), { withFileTypes: true });
    if (items.some((item) => item.isFile() && item.name === "main.lua")) {
      found.push(below === "" ? "." : below.split(path.sep).join("/"));
    }
    for (const item of items.filter((each) => each.isDirectory() && !each.name.startsWith("."))) {
      look(path.join(below, item.name));
    }
  };
  look("");
  return found.sort();
}

/** The model that a path names. A folder nearer to its end wins. */
export function modelNamed(place: string): AnyModelName | undefined {
  const models = Object.keys(allModels) as AnyModelName[];
  for (const part of place.split(/[\\/]/).reverse()) {
    const named = part.split("_");
    const model = models.find((each) => named.includes(each));
    if (model !== undefined) {
      return model;
    }
  }
  return undefined;
}

/**
 * The scripts that Luatools adds to each project: the folder `script/libs` of the checkout that contains a directory.
 */
export function libraryFolder(directory: string): string | undefined {
  for (let folder = path.resolve(directory); ; folder = path.dirname(folder)) {
    const libs = path.join(folder, "script/libs");
    if (statSync(libs, { throwIfNoEntry: false })?.isDirectory()) {
      return libs;
    }
    if (path.dirname(folder) === folder) {
      return undefined;
    }
  }
}

/** The Lua files of a folder and its subfolders, by name. Throws errors of the file system. */
export function readLibrary(folder: string | undefined): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  if (folder !== undefined) {
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
      if (name.endsWith(".lua")) {
        found.set(path.basename(name), readFileSync(path.join(folder, name)));
      }
    }
  }
  return found;
}
