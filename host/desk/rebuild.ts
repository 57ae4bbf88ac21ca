import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { projectBudgets } from "../../build/budgets.ts";
import { Builder } from "../../build/firmware.ts";
import { counted, withExcerpt } from "../../build/pretty.ts";
import { watchSources } from "../../build/watch.ts";
import { writeFirmware } from "../../build/write.ts";

/** Builds the firmware of a script folder from the TypeScript behind it. */
export interface Rebuild {
  /** Builds once and writes the result. What there is to say goes to `say`. Returns whether main.lua has changed. */
  build(): Promise<boolean>;
  /** Builds whenever a source is saved, and calls an action when main.lua has changed. Returns what ends it. */
  watch(changed: () => void): () => void;
}

/**
 * Finds the project of a script folder, which must be its lua-out/ or a folder in that.
 * Throws an Error with one clear line when there is none.
 */
export function openRebuild(scriptDirectory: string, say: (text: string) => void): Rebuild {
  const { projectDirectory, name } = projectOf(path.resolve(scriptDirectory));
  const builder = new Builder({ projectDirectory, names: [name], budgets: projectBudgets });
  const build = async (): Promise<boolean> => {
    const start = performance.now();
    const { firmware, errors, warnings } = await builder
      .build()
      .catch((error: Error) => ({ firmware: [], errors: [error.message], warnings: [] }));
    for (const warning of warnings) {
      say(warning);
    }
    const [made] = firmware;
    if (made === undefined) {
      const texts = errors.map((error) => withExcerpt(error, projectDirectory));
      say(`\n${texts.join("\n\n")}\n\n${counted(errors)}: what is in ${path.basename(scriptDirectory)} goes on.`);
      return false;
    }
    const file = path.join(projectDirectory, made.outputFile);
    const changed = !existsSync(file) || readFileSync(file, "utf8") !== made.lua;
    writeFirmware(firmware, projectDirectory);
    const time = ((performance.now() - start) / 1000).toFixed(2);
    say(`Built ${made.outputFile} in ${time} s${changed ? "" : ": as it was"}.`);
    return changed;
  };
  return {
    build,
    watch: (changed) =>
      watchSources(projectDirectory, async () => {
        if (await build()) {
          changed();
        }
      }),
  };
}

function projectOf(scriptDirectory: string): { projectDirectory: string; name: string } {
  const isOutput = path.basename(scriptDirectory) === "lua-out";
  const output = isOutput ? scriptDirectory : path.dirname(scriptDirectory);
  const projectDirectory = path.dirname(output);
  if (path.basename(output) !== "lua-out" || !existsSync(path.join(projectDirectory, "tsconfig.json"))) {
    throw new Error(`--watch: ${scriptDirectory} is not lua-out/ or lua-out/NAME/ of a project with a tsconfig.json.`);
  }
  return { projectDirectory, name: isOutput ? "main" : path.basename(scriptDirectory) };
}
