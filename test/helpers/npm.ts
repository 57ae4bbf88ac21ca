import { execFile } from "node:child_process";
import path from "node:path";
import { nodeOptions } from "./child.ts";

export interface Run {
  code: number;
  output: string;
}

/** Runs npm. Throws when it fails. */
export async function npm(cwd: string, ...args: string[]): Promise<void> {
  const { code, output } = await npmProgram("npm", args, cwd);
  if (code !== 0) {
    throw new Error(`npm ${args.join(" ")}: exit code ${code}\n${output}`);
  }
}

/** Runs npm or npx: of the same npm that runs this test, if any. */
export function npmProgram(name: "npm" | "npx", args: string[], cwd: string): Promise<Run> {
  const own = process.env.npm_execpath;
  const isNpm = own !== undefined && path.basename(own) === "npm-cli.js";
  return isNpm ? runNode([path.join(path.dirname(own), `${name}-cli.js`), ...args], cwd) : run(name, args, cwd);
}

/** Runs a script in Node, like `run`. */
export function runNode(args: string[], cwd: string): Promise<Run> {
  return run(process.execPath, [...nodeOptions, ...args], cwd);
}

/** Runs a program and collects both of its outputs together. */
export function run(program: string, args: string[], cwd: string): Promise<Run> {
  const isScript = process.platform === "win32" && /^np[mx]$/.test(program);
  const quoted = isScript ? args.map((argument) => `"${argument}"`) : args;
  return new Promise((resolve) => {
    execFile(program, quoted, { cwd, shell: isScript, env: plainEnvironment() }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : error ? 1 : 0, output: stdout + stderr });
    });
  });
}

/** The environment without the variables that npm and CI set, so that programs run as for a user. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(npm_(config|package|lifecycle)|LUATOS)_/i.test(name));
  return { ...Object.fromEntries(own), NO_COLOR: "1", FORCE_COLOR: "0" };
}
