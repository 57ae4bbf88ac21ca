import type ts from "typescript";
import { maskedSetting } from "./mask.ts";
import { readSettings, type SettingValue } from "./read.ts";

/** Settings that can be shown, by path such as `uart.baudRate`. Texts hold bytes, one per character. */
export type ShownSettings = Record<string, SettingValue>;

/** The settings that a source declares, without secrets: whoever traces a log may pass the source map on. */
export function shownSettings(file: ts.SourceFile): ShownSettings {
  return masked(readSettings(file)?.values ?? new Map());
}

/** The same for settings by path. */
export function masked(values: ReadonlyMap<string, SettingValue>): ShownSettings {
  const paths = [...values.keys()];
  // A list has a value, too: its length.
  const plain = paths.filter((path) => !paths.some((other) => other.startsWith(`${path}.`)));
  return Object.fromEntries(plain.map((path) => [path, maskedSetting(path, values.get(path) as SettingValue)]));
}
