import { spawnSync } from "node:child_process";
import { readFileSync, utimesSync } from "node:fs";
import path from "node:path";
import { projectConfigFile } from "../build/entries.ts";
import { statusOf } from "./arguments.ts";
import { findProject } from "./start/project.ts";

/** A copy of a folder writes its files within this time, in any order. */
const copyMs = 5000;

/**
 * A line that says that a script folder holds an older build than the sources of its project. Undefined: it does not,
 * or nobody can tell. A clone gives all files the time of the checkout: there, only the time of a changed file counts.
 */
export function outdatedBuild(scriptDirectory: string): string | undefined {
  const project = findProject(scriptDirectory)?.projectDirectory;
  const main = path.join(scriptDirectory, "main.lua");
  const builtMs = statusOf(main)?.mtimeMs;
  if (project === undefined || builtMs === undefined) {
    return undefined;
  }
  const committed = committedFiles(project);
  const isCommitted = (file: string): boolean => committed.has(path.relative(project, file).replaceAll("\\", "/"));
  const newer = isCommitted(path.resolve(main))
    ? (file: string): boolean => timeOf(file) > builtMs && !isCommitted(file)
    : (file: string): boolean => timeOf(file) > builtMs + copyMs;
  const source = sourcesOf(main, project).find(newer);
  return source === undefined
    ? undefined
    : `${main} is older than ${path.relative("", source)}: npx luatos-gateway build makes it new.`;
}

/** Gives built files the time of the build, which leaves a file alone that has the right content already. */
export function markBuilt(files: readonly string[], projectDirectory: string): void {
  const now = new Date();
  for (const file of files) {
    utimesSync(path.join(projectDirectory, file), now, now);
  }
}

/** The sources of a main.lua that its source map lists, and the settings of its project. */
function sourcesOf(main: string, project: string): string[] {
  const settings = [projectConfigFile, ".env"].map((name) => path.join(project, name));
  try {
    const { sources } = JSON.parse(readFileSync(`${main}.map`, "utf8")) as { sources: string[] };
    return [...settings, ...sources.map((source) => path.resolve(path.dirname(main), source))];
  } catch {
    // Our build did not make this main.lua.
    return [];
  }
}

function timeOf(file: string): number {
  return statusOf(file)?.mtimeMs ?? 0;
}

/** The files of a folder that are as in git's last commit, relative to the folder. Empty without git. */
function committedFiles(folder: string): Set<string> {
  const known = git(folder, "ls-files", "-z");
  const changed = git(folder, "diff", "--name-only", "--relative", "-z", "HEAD");
  return new Set(known && changed && known.filter((file) => !changed.includes(file)));
}

function git(folder: string, ...words: string[]): string[] | undefined {
  const { status, stdout } = spawnSync("git", words, { cwd: folder, encoding: "utf8", timeout: 5000 });
  return status === 0 ? stdout.split("\0") : undefined;
}
