import path from "node:path";
import { modelBudgets, projectBudgets } from "../../build/budgets.ts";
import { Builder } from "../../build/firmware.ts";
import { isCheckout, packageFolder } from "../package-folder.ts";
import { openBuildSimulator } from "../simulator.ts";

/** The gateway's TypeScript, which a project of one's own compiles in. */
export const gatewayDirectory = path.join(packageFolder, "src");

/**
 * Opens the builder of a project, with the gateway at hand. Firmware is held to what its models allow; ours, in a checkout, to
 * what we have set ourselves.
 */
export function openProjectBuilder(projectDirectory: string, names?: string[]): Builder {
  const isOurs = isCheckout && path.resolve(projectDirectory) === path.resolve(packageFolder);
  return new Builder(
    {
      projectDirectory,
      gateway: gatewayDirectory,
      budgets: isOurs ? projectBudgets : modelBudgets,
      ...(names === undefined ? {} : { names }),
    },
    openBuildSimulator,
  );
}
