import path from "node:path";
import { Builder } from "../../build/firmware.ts";
import { packageFolder } from "../package-folder.ts";
import { openBuildSimulator } from "../simulator.ts";

/** The gateway's TypeScript, which a project of one's own compiles in. */
export const gatewayDirectory = path.join(packageFolder, "src");

/** Opens the builder of a project, with the gateway at hand. */
export function openProjectBuilder(projectDirectory: string, names?: string[]): Builder {
  const options = { projectDirectory, gateway: gatewayDirectory, ...(names === undefined ? {} : { names }) };
  return new Builder(options, openBuildSimulator);
}
