import path from "node:path";
import { nearest } from "../../build/nearest.ts";
import * as kit from "../../host/scenario/index.ts";
import { readText } from "../../host/text-file.ts";
import { demandFile } from "../arguments.ts";

/**
 * Loads a scenario: a JSON file, or a TypeScript or JavaScript file that exports one as its default. Rejects with an
 * Error of one line that names the file and says what is wrong.
 */
export async function loadScenario(file: string): Promise<kit.Scenario> {
  demandFile(`--scenario ${file}`, file);
  try {
    const isJson = /\.json$/i.test(file);
    return kit.checkScenario(isJson ? JSON.parse(readText(file)) : await exportOf(path.resolve(file)), nearest);
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message.split("\n")[0]}`);
  }
}

/** The default export of a program. The compiler takes a second to load, so JSON scenarios do not load it. */
async function exportOf(file: string): Promise<unknown> {
  const { runTypeScript } = await import("../../build/project/run-typescript.ts");
  // In a checkout, the file behind this name has not been built.
  const { default: scenario, ...all } = runTypeScript(file, { "luatos-gateway/scenario": kit });
  return scenario ?? all;
}
