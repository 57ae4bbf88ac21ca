import path from "node:path";
import { findEntries } from "../build/entries.ts";
import { packageFolder } from "./package-folder.ts";
import { scriptFolder } from "./scripts.ts";

/** The firmware that a command boots. */
export interface ChosenFirmware {
  /** Its script folder. */
  directory: string;
  /** A line that says which firmware it is. */
  title: string;
}

/**
 * The firmware of a script folder, which may also be named by its main.lua. If none is named, it is that of the project
 * in the current folder; where there is no project, the gateway of this package. Throws an Error of one line if the
 * project has only firmware of other names.
 */
export function chosenFirmware(script: string | undefined): ChosenFirmware {
  if (script !== undefined) {
    const directory = scriptFolder(script);
    return { directory, title: `Firmware: ${path.join(directory, "main.lua")}` };
  }
  const names = findEntries(process.cwd()).map(({ name }) => name);
  const [first] = names;
  if (first === undefined) {
    return {
      directory: path.join(packageFolder, "lua-out"),
      title: "Firmware: the gateway of the package, as this folder has no project",
    };
  }
  if (!names.includes("main")) {
    throw new Error(`this project has no src/main.ts. Name a script folder: --script lua-out/${first}`);
  }
  return { directory: "lua-out", title: `Firmware: ${path.join("lua-out", "main.lua")} of the project in this folder` };
}
