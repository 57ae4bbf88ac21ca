import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Firmware } from "./firmware.ts";

/**
 * Writes firmware and its source maps under the project's folder.
 * Each file is written beside its place and then moved there: a reader sees the old file or the new one, never half.
 * Returns the Lua files written, relative to the project. Raises what the file system raises.
 */
export function writeFirmware(firmware: Firmware[], projectDirectory: string): string[] {
  for (const { outputFile, lua, map } of firmware) {
    replaceFile(path.join(projectDirectory, `${outputFile}.map`), map);
    replaceFile(path.join(projectDirectory, outputFile), lua);
  }
  return firmware.map(({ outputFile }) => outputFile);
}

function replaceFile(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
