import { ruleOf, type SettingValue } from "../../src/settings/rules.ts";
import { settingErrorsOf } from "./rules.ts";
import { sentenceFor } from "./sentences.ts";

/**
 * Reads `path=value` as a change of a setting at run time; `null` takes the change back. Throws an Error of one line.
 */
export function readChange(text: string): { path: string; value: SettingValue | null } {
  const mark = text.indexOf("=");
  const path = text.slice(0, mark);
  const rule = mark < 1 ? undefined : ruleOf(path);
  if (rule === undefined) {
    throw new Error(`${text}: not PATH=VALUE with a setting's path, such as packing.idleGapMs=50`);
  }
  const given = text.slice(mark + 1);
  if (given === "null") {
    return { path, value: null };
  }
  if (rule.least === undefined && rule.of === undefined) {
    return { path, value: given.startsWith('"') ? (JSON.parse(given) as string) : given };
  }
  return { path, value: /^-?\d+$/.test(given) ? Number(given) : given };
}

/** What the rules say of changes together with the settings in force, both by path: one text for each problem. */
export function changeProblems(
  inForce: Readonly<Record<string, SettingValue>>,
  changes: Readonly<Record<string, SettingValue | null>>,
): string[] {
  const lines = Object.keys({ ...inForce, ...changes }).filter((path) => path.startsWith("headers."));
  const read = (path: string): SettingValue | undefined => {
    if (path === "headers") {
      return lines.length;
    }
    const value = changes[path] ?? inForce[path];
    // The gateway does not show header lines.
    return path.startsWith("headers.") && changes[path] == null ? "Hidden: ." : value;
  };
  // The gateway says nothing of settings that only the build decides.
  const known = Object.keys({ ...inForce, ...changes });
  return settingErrorsOf(read)
    .filter(({ path }) => known.some((each) => each === path || each.startsWith(`${path}.`)))
    .map(({ path, why }) => `${path}: ${why}`);
}

/** The settings that a module has refused, by path, with sentences instead of its codes. */
export function refusedInSentences(refused: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(refused).map(([path, why]) => [path, sentenceFor(path, why)]));
}
