import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Firmware } from "./firmware.ts";

/**
 * Writes firmware and its source maps into the project's folder, all or nothing: each text is written beside its place,
 * and all are moved when all are there. A reader sees the old file or the new one, never half of one. A file that has
 * the right content already is left alone. Returns the Lua files, relative to the project. Throws what the file system
 * throws.
 */
export function writeFirmware(firmware: Firmware[], projectDirectory: string): string[] {
  const texts = firmware.flatMap(({ outputFile, lua, map }) => [
    { file: path.join(projectDirectory, `${outputFile}.map`), text: map },
    { file: path.join(projectDirectory, outputFile), text: lua },
  ]);
  const changed = texts.filter(({ file, text }) => !isFile(file) || readFileSync(file, "utf8") !== text);
  const draftOf = (file: string): string => `${file}.${process.pid}.tmp`;
  try {
    for (const { file, text } of changed) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(draftOf(file), text);
    }
    for (const { file } of changed) {
      renameSync(draftOf(file), file);
    }
  } catch (error) {
    for (const draft of changed.map(({ file }) => draftOf(file)).filter(isFile)) {
      rmSync(draft);
    }
    throw error;
  }
  return firmware.map(({ outputFile }) => outputFile);
}

function isFile(place: string): boolean {
  return existsSync(place) && statSync(place).isFile();
}
