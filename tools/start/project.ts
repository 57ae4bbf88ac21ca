import { existsSync } from "node:fs";
import path from "node:path";

/** The TypeScript behind a script folder. */
export interface Project {
  projectDirectory: string;
  /** The name of the firmware: "main" for lua-out/. */
  name: string;
}

/**
 * Finds the project of a script folder. The folder must be the project's lua-out/, or inside it. Throws an Error of one
 * line when there is none.
 */
export function projectOf(script: string): Project {
  const scriptDirectory = path.resolve(script);
  const isOutput = path.basename(scriptDirectory) === "lua-out";
  const output = isOutput ? scriptDirectory : path.dirname(scriptDirectory);
  const projectDirectory = path.dirname(output);
  if (path.basename(output) !== "lua-out" || !existsSync(path.join(projectDirectory, "tsconfig.json"))) {
    throw new Error(`--watch: ${scriptDirectory} is not lua-out/ or lua-out/NAME/ of a project with a tsconfig.json.`);
  }
  return { projectDirectory, name: isOutput ? "main" : path.basename(scriptDirectory) };
}
