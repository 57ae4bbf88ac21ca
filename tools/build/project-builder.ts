import path from "node:path";
import { Builder } from "../../build/firmware.ts";
import { packageFolder } from "../package-folder.ts";
import { openBuildSimulator } from "../simulator.ts";

/** The gateway's TypeScript. A project that uses the gateway compiles these files, too. */
export const gatewayDirectory = path.join(packageFolder, "src");

/** Opens the builder of a project that may use the gateway. */
export function openProjectBuilder(projectDirectory: string, names?: string[]): Builder {
  const options = { projectDirectory, gateway: gatewayDirectory, ...(names === undefined ? {} : { names }) };
  return new Builder(options, openBuildSimulator);
}
