import type ts from "typescript";
import { maskedSetting } from "./mask.ts";
import { readSettings, type SettingValue } from "./read.ts";

/** Settings for people, by path such as `uart.baudRate`. Texts are bytes: one character for each. */
export type ShownSettings = Record<string, SettingValue>;

/** The settings that a source declares. No secret is among them: who traces a log may hand a source map on. */
export function shownSettings(file: ts.SourceFile): ShownSettings {
  return masked(readSettings(file)?.values ?? new Map());
}

/** The same of settings by path. */
export function masked(values: ReadonlyMap<string, SettingValue>): ShownSettings {
  const paths = [...values.keys()];
  // What holds others has a value as well, if it is a list: its length.
  const plain = paths.filter((path) => !paths.some((other) => other.startsWith(`${path}.`)));
  return Object.fromEntries(plain.map((path) => [path, maskedSetting(path, values.get(path) as SettingValue)]));
}
