import { readdirSync, statSync } from "node:fs";
import path from "node:path";

const lookMs = 100;

/**
 * Calls an action each time the sources of a project have changed. `since` is the result of `stateOfSources` from
 * before the first build; otherwise a file that is saved during that build would be missed. Returns a function that ends
 * the watch.
 *
 * It compares times and sizes of files. On Linux with Node 20, `fs.watch` loses files that an editor replaces.
 */
export function watchSources(projectDirectory: string, since: string, action: () => Promise<void>): () => void {
  return watchState(() => stateOfSources(projectDirectory), since, action);
}

/**
 * Calls an action each time a state is another than `since`, or than at the last action. It waits until the state no
 * longer changes. While the action runs, it does not look. Returns a function that ends the watch.
 */
export function watchState(stateNow: () => string, since: string, action: () => Promise<void>): () => void {
  let acted = since;
  let seen = since;
  let timer: NodeJS.Timeout;
  const look = async (): Promise<void> => {
    const state = stateNow();
    if (state !== acted && state === seen) {
      acted = state;
      await action();
    }
    seen = state;
    timer = setTimeout(() => void look(), lookMs);
  };
  timer = setTimeout(() => void look(), lookMs);
  return () => clearTimeout(timer);
}

/**
 * A text that changes with each source of a project: the files in src/ and types/, its settings, and the files that
 * these and the build read.
 */
export function stateOfSources(projectDirectory: string): string {
  const folders = ["src", "types"].map((name) => path.join(projectDirectory, name));
  const single = ["tsconfig.json", "package.json", ".env", ...sourcesBeside(projectDirectory)];
  const files = [...single.map((name) => path.join(projectDirectory, name)), ...folders.flatMap(filesIn)];
  return files.map((file) => `${file} ${stampOf(file)}`).join("\n");
}

function sourcesBeside(projectDirectory: string): string[] {
  return readdirSync(projectDirectory).filter((name) => name.endsWith(".ts"));
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => path.join(folder, name));
  } catch {
    // The folder does not exist, or is just being removed.
    return [];
  }
}

/** A text that changes each time a file is saved. Empty: there is no such file. */
export function stampOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats?.isFile() ? `${stats.mtimeMs} ${stats.size} ${stats.ino}` : "";
}
