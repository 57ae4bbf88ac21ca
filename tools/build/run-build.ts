import { findLeftOver } from "../../build/entries.ts";
import type { Builder, BuildResult } from "../../build/firmware.ts";
import { reportOn, summaryOf, tableOf } from "../../build/report.ts";
import { writeFirmware } from "../../build/write.ts";
import { markBuilt } from "../build-age.ts";
import { isCheckout } from "../package-folder.ts";
import { plainMessage } from "../plain-error.ts";
import { openBuildSimulator } from "../simulator.ts";
import { counted, withExcerpt } from "./pretty.ts";
import { openProjectBuilder } from "./project-builder.ts";
import { stateOfSources, watchSources } from "./watch.ts";

/** The options of `build`. */
export interface RunOptions {
  /** Names of firmware. Empty: all. */
  names: string[];
  /** Whether to build again each time a source is saved, until a signal. */
  watch: boolean;
  /** Whether to print the report as JSON. */
  json: boolean;
}

/** Builds a project, writes the result and prints a report. Returns the exit code. */
export async function runBuild(options: RunOptions, projectDirectory: string): Promise<number> {
  const { names, watch } = options;
  const builder = openProjectBuilder(projectDirectory, names.length > 0 ? names : undefined);
  const state = stateOfSources(projectDirectory);
  const good = await buildOnce(builder, projectDirectory, options, false);
  if (!watch) {
    return good ? 0 : 1;
  }
  console.log("Watching the sources. Ctrl-C ends.");
  const end = watchSources(projectDirectory, state, async () => {
    await buildOnce(builder, projectDirectory, options, true);
  });
  await new Promise((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  end();
  return 0;
}

/** Builds, writes and reports: in one line when brief, otherwise as a table. Returns whether there was no error. */
async function buildOnce(
  builder: Builder,
  projectDirectory: string,
  { names, json }: RunOptions,
  brief: boolean,
): Promise<boolean> {
  const start = performance.now();
  if (brief) {
    console.log("Building …");
  }
  const result = await resultOf(builder);
  const reports = await reportOn(result.firmware, projectDirectory, openBuildSimulator);
  markBuilt(writeFirmware(result.firmware, projectDirectory), projectDirectory);
  const good = result.errors.length === 0;
  tell(result, names.length > 0 ? [] : findLeftOver(projectDirectory), projectDirectory);
  if (json) {
    const { errors, warnings } = result;
    console.log(JSON.stringify({ firmware: reports, errors, warnings }, null, 2));
  } else if (good) {
    const time = `Built in ${((performance.now() - start) / 1000).toFixed(2)} s`;
    console.log(brief ? `${time}: ${summaryOf(reports)}` : `${tableOf(reports, isCheckout)}\n${time}.`);
  }
  return good;
}

/** A build that cannot even begin is reported like an error in the sources. */
async function resultOf(builder: Builder): Promise<BuildResult> {
  try {
    return await builder.build();
  } catch (error) {
    return { firmware: [], errors: [plainMessage(error)], warnings: [], secrets: [] };
  }
}

/** Prints problems for people, on standard error. */
function tell(
  { firmware, errors, warnings, secrets }: BuildResult,
  leftOver: string[],
  projectDirectory: string,
): void {
  for (const warning of warnings) {
    console.error(warning);
  }
  for (const file of leftOver) {
    console.error(`${file}: warning: no source builds this file any more. Delete it and its map.`);
  }
  if (errors.length === 0 && secrets.length > 0) {
    const files = firmware.map(({ outputFile }) => outputFile).join(", ");
    console.error(`${files}: contains ${secrets.join(", ")}. Do not share it.`);
  }
  if (errors.length > 0) {
    const texts = errors.map((error) => withExcerpt(error, projectDirectory));
    console.error(`${texts.join("\n\n")}\n\n${counted(errors)}: nothing was written.`);
  }
}
