import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

/** The firmware that a build is compared with. */
export interface Committed {
  lua: string;
  /** `HEAD`: from git. `disk`: the file that the build is about to replace, when git has none. */
  from: "HEAD" | "disk";
}

const mostBytes = 16 << 20;

/** Reads the committed text of an output file, e.g. `lua-out/main.lua`. Undefined when there is none. */
export function readCommitted(projectDirectory: string, outputFile: string): Committed | undefined {
  try {
    const lua = execFileSync("git", ["show", `HEAD:./${outputFile}`], {
      cwd: projectDirectory,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      maxBuffer: mostBytes,
    });
    return { lua, from: "HEAD" };
  } catch {
    // No git, no repository, or not committed yet.
  }
  try {
    return { lua: readFileSync(path.join(projectDirectory, outputFile), "utf8"), from: "disk" };
  } catch {
    return undefined;
  }
}
