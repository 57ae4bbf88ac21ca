import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { writeFirmware } from "../../build/write.ts";
import { counted, withExcerpt } from "../build/pretty.ts";
import { openProjectBuilder } from "../build/project-builder.ts";
import { stateOfSources, watchSources } from "../build/watch.ts";
import { markBuilt } from "../build-age.ts";
import { plainMessage } from "../plain-error.ts";
import type { Project } from "./project.ts";

/** Builds the firmware of a script folder from the TypeScript behind it. */
export interface Rebuild {
  /** Builds once and writes the result. Messages go to `say`. Returns whether main.lua has changed. */
  build(): Promise<boolean>;
  /**
   * Builds each time a source is saved, and calls an action when main.lua has changed. Returns a function that ends the
   * watch.
   */
  watch(changed: () => void): () => void;
}

/** Makes the builder of one firmware. Each build looks only at what has changed since the last one. */
export function openRebuild({ projectDirectory, name }: Project, say: (text: string) => void): Rebuild {
  const builder = openProjectBuilder(projectDirectory, [name]);
  let built = stateOfSources(projectDirectory);
  const build = async (): Promise<boolean> => {
    const start = performance.now();
    built = stateOfSources(projectDirectory);
    const { firmware, errors, warnings } = await builder
      .build()
      .catch((error: unknown) => ({ firmware: [], errors: [plainMessage(error)], warnings: [] }));
    for (const warning of warnings) {
      say(warning);
    }
    const [made] = firmware;
    if (made === undefined) {
      const texts = errors.map((error) => withExcerpt(error, projectDirectory));
      say(
        `\n${texts.join("\n\n")}\n\n${counted(errors)}: the firmware in ${name === "main" ? "lua-out" : name} keeps running.`,
      );
      return false;
    }
    const file = path.join(projectDirectory, made.outputFile);
    const changed = !existsSync(file) || readFileSync(file, "utf8") !== made.lua;
    markBuilt(writeFirmware(firmware, projectDirectory), projectDirectory);
    const time = ((performance.now() - start) / 1000).toFixed(2);
    say(`Built ${made.outputFile} in ${time} s${changed ? "" : ", unchanged"}.`);
    return changed;
  };
  return {
    build,
    watch: (changed) =>
      watchSources(projectDirectory, built, async () => {
        if (await build()) {
          changed();
        }
      }),
  };
}
