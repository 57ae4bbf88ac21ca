import { readdirSync, statSync } from "node:fs";
import path from "node:path";

const lookMs = 100;

/**
 * Calls an action whenever a source of a project has changed since `since`, which `stateOfSources` has told: before the
 * first build, or what is saved while that runs would be missed. It waits until nothing changes any more, and for the
 * action to end before it looks again. Returns what ends the watch.
 *
 * It looks at the files' times and sizes. `fs.watch` would lose files that an editor replaces, on Linux with Node 20.
 */
export function watchSources(projectDirectory: string, since: string, action: () => Promise<void>): () => void {
  let acted = since;
  let seen = since;
  let timer: NodeJS.Timeout;
  const look = async (): Promise<void> => {
    const state = stateOfSources(projectDirectory);
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

/** Changes with each source of a project: what lies in src/ and types/, its settings, and what they and the build read. */
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
    // It is not there, or goes just now.
    return [];
  }
}

function stampOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats?.isFile() ? `${stats.mtimeMs} ${stats.size} ${stats.ino}` : "";
}
