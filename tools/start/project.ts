import { existsSync } from "node:fs";
import path from "node:path";

/** The TypeScript behind a script folder. */
export interface Project {
  projectDirectory: string;
  /** The name of the firmware: "main" for lua-out/. */
  name: string;
}

/** Finds the project of a script folder, which is the project's lua-out/ or inside it. Undefined when there is none. */
export function findProject(script: string): Project | undefined {
  const scriptDirectory = path.resolve(script);
  const isOutput = path.basename(scriptDirectory) === "lua-out";
  const output = isOutput ? scriptDirectory : path.dirname(scriptDirectory);
  const projectDirectory = path.dirname(output);
  return path.basename(output) === "lua-out" && existsSync(path.join(projectDirectory, "tsconfig.json"))
    ? { projectDirectory, name: isOutput ? "main" : path.basename(scriptDirectory) }
    : undefined;
}

/** The project of the script folder of --watch. Throws an Error of one line when there is none. */
export function projectOf(script: string): Project {
  const project = findProject(script);
  if (project === undefined) {
    throw new Error(
      `--watch: ${path.resolve(script)} is not lua-out/ or lua-out/NAME/ of a project with a tsconfig.json.`,
    );
  }
  return project;
}
