import type { SettingError } from "../settings/rules.ts";

/**
 * What settings were called in earlier versions, and what they are called now: `{ "uart.speed": "uart.baudRate" }`. A line
 * comes here with each renaming, and stays.
 */
const renamed: Readonly<Record<string, string>> = {};

/** The settings that have another name now: one problem for each. */
export function renamedSettings(settings: object, names = renamed): SettingError[] {
  return Object.entries(names)
    .filter(([old]) => has(settings, old.split(".")))
    .map(([old, now]) => ({ path: old, why: `it is called ${now} now. CHANGELOG.md of luatos-gateway says why.` }));
}

function has(settings: unknown, [name, ...below]: readonly string[]): boolean {
  if (name === undefined) {
    return true;
  }
  return typeof settings === "object" && settings !== null && name in settings
    ? has((settings as Record<string, unknown>)[name], below)
    : false;
}
