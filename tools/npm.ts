import { spawnSync } from "node:child_process";
import path from "node:path";

/**
 * Runs npm: the one that runs us, if one does. On Windows npm is a script, which needs a shell. What it says goes to standard
 * error. Returns what it writes to standard output, and throws an Error of one line when it fails.
 */
export function runNpm(words: readonly string[], folder: string): string {
  const own = process.env.npm_execpath ?? "";
  const cli = /^np[mx]-cli\.js$/.test(path.basename(own)) ? path.join(path.dirname(own), "npm-cli.js") : undefined;
  const shell = cli === undefined && process.platform === "win32";
  const quoted = shell ? words.map((word) => `"${word}"`) : words;
  const [program, all] = cli === undefined ? ["npm", quoted] : [process.execPath, [cli, ...words]];
  const { status, stdout, error } = spawnSync(program, all, {
    cwd: folder,
    shell,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) {
    throw new Error(
      `npm ${words.join(" ")} has failed in ${folder}${error === undefined ? ", see above" : `: ${error.message}`}.`,
    );
  }
  return stdout;
}
