import type { SettingError } from "../settings/rules.ts";

/**
 * The names of settings in earlier versions, with their names now: `{ "uart.speed": "uart.baudRate" }`. Each renaming
 * adds a line, which stays.
 */
const renamed: Readonly<Record<string, string>> = {};

/** The settings that are given under an old name: one problem for each. */
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
