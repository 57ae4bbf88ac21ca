import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { type Child, runCommand } from "./child.ts";

/** Makes script folders for the tests of one file. They are deleted afterwards. */
export function scriptFolders(): (files: Record<string, string | Uint8Array>) => string {
  const folders: string[] = [];

  afterAll(() => {
    for (const folder of folders.splice(0)) {
      rmSync(folder, { recursive: true });
    }
  });

  return (files) => {
    const folder = mkdtempSync(path.join(tmpdir(), "sim-"));
    folders.push(folder);
    for (const [name, text] of Object.entries(files)) {
      const place = path.join(folder, name);
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, text);
    }
    return folder;
  };
}

/** Runs `sim` in a process, on Wasmoon unless an engine is named. */
export function sim(...words: string[]): Child {
  return runCommand("sim", words.includes("--engine") ? words : [...words, "--engine", "wasmoon"]);
}

/** The log without its times. */
export function lines(child: Child): string[] {
  return child
    .output()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.replace(/^\[\d{9}\.\d{3}\] /, ""));
}
