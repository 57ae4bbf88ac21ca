import path from "node:path";
import type ts from "typescript";
import { slashed } from "../compile.ts";
import { placeIn } from "../syntax.ts";
import { nearestNode, readSettings } from "./read.ts";
import { settingErrorsOf } from "./rules.ts";

/** The file that holds the gateway's settings. */
export const settingsFile = "src/config.ts";
/** Declares the type of the settings: a program with this file has our gateway. */
const typeFile = "src/config-type.ts";

/**
 * Judges the gateway's settings, if the program has them. Returns one text for each wrong setting, with its place:
 * `src/config.ts(12,9): error SETTING uart.baudRate: …`.
 */
export function settingErrors(program: ts.Program, projectDirectory: string): string[] {
  const sourceOf = (name: string) => program.getSourceFile(slashed(path.join(projectDirectory, name)));
  const file = sourceOf(settingsFile);
  const settings = sourceOf(typeFile) && file && readSettings(file);
  if (file === undefined || settings === undefined) {
    return [];
  }
  const { values, nodes, unread } = settings;
  const described = (name: string, why: string): string =>
    `${placeIn(file, settingsFile, nearestNode(nodes, name).getStart(file))}: error SETTING ${name}: ${why}`;
  if (unread.length > 0) {
    return unread.map((name) =>
      described(name, "the build cannot read this value. Write a number, a text or a constant of this file."),
    );
  }
  return settingErrorsOf((name) => values.get(name)).map(({ path: name, why }) => described(name, why));
}
