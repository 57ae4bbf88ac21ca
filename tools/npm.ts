import { spawnSync } from "node:child_process";
import path from "node:path";

/**
 * Runs npm: the same npm that runs this program, if any. On Windows npm is a script, which needs a shell. Its messages
 * go to standard error. Returns its standard output. Throws an Error of one line when npm fails.
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
