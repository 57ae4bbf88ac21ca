import { readFileSync } from "node:fs";
import path from "node:path";
import * as kit from "../../host/scenario/index.ts";

/**
 * Reads a scenario: JSON, or TypeScript or JavaScript that exports one as its default. Rejects with an Error of one line
 * that names the file and what is wrong.
 */
export async function loadScenario(file: string): Promise<kit.Scenario> {
  try {
    const isJson = /\.json$/i.test(file);
    return kit.checkScenario(isJson ? JSON.parse(readFileSync(file, "utf8")) : await exportOf(path.resolve(file)));
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message.split("\n")[0]}`);
  }
}

/** What a program exports as its default. The compiler takes a second to load: who has none does not wait for it. */
async function exportOf(file: string): Promise<unknown> {
  const { runTypeScript } = await import("../../build/project/run-typescript.ts");
  // A checkout has not made the file that this name stands for.
  const { default: scenario, ...all } = runTypeScript(file, { "luatos-gateway/scenario": kit });
  return scenario ?? all;
}
