import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** The LuatOS sources: a folder, or a bare git directory. */
export interface SourceTree {
  /** The commit of a git checkout or a git directory. Undefined for other folders. */
  head: string | undefined;
  /** The text of a file. Undefined when it does not exist. */
  read(path: string): string | undefined;
}

/** Opens the LuatOS sources. Undefined when there is no such folder. */
export function openSourceTree(directory: string): SourceTree | undefined {
  if (!existsSync(directory) || !statSync(directory).isDirectory()) return undefined;
  const bare =
    !existsSync(join(directory, ".git")) &&
    ["HEAD", "objects", "refs"].every((name) => existsSync(join(directory, name)));
  const isGit = bare || existsSync(join(directory, ".git"));
  return {
    head: isGit ? git(directory, "rev-parse", "HEAD")?.trim() : undefined,
    read: (path) => (bare ? git(directory, "show", `HEAD:${path}`) : readIfThere(join(directory, path))),
  };
}

function readIfThere(file: string): string | undefined {
  return existsSync(file) && statSync(file).isFile() ? readFileSync(file, "utf8") : undefined;
}

function git(directory: string, ...args: string[]): string | undefined {
  try {
    const stdio: ["ignore", "pipe", "ignore"] = ["ignore", "pipe", "ignore"];
    return execFileSync("git", ["-C", directory, ...args], { encoding: "utf8", maxBuffer: 64 << 20, stdio });
  } catch {
    return undefined;
  }
}
