import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** One of our commands as a child process. */
export interface Child {
  readonly pid: number;
  output(): string;
  errors(): string;
  type(line: string): void;
  /** Waits until the output contains a text, or matches. Throws with all output when the process ends first. */
  until(wanted: string | RegExp): Promise<void>;
  interrupt(): void;
  readonly exit: Promise<number | null>;
  kill(): Promise<void>;
}

export const projectDirectory = fileURLToPath(new URL("../../", import.meta.url));

/** The file of the command line in a checkout. */
export const checkoutCommandLine = path.join(projectDirectory, "bin/luatos-gateway.js");

/** The file of the command line. Where dist/ is made from these sources, CI names that of the package: it starts faster. */
export const commandLine = process.env.LUATOS_COMMAND_LINE ?? checkoutCommandLine;

/**
 * What runs for seconds, as a command of a test does, or for minutes, as Vitest's workers do, takes less of two busy
 * cores when V8 compiles less of it twice, and collects garbage less often. Newer versions of Node do not know the
 * first option.
 */
export const nodeOptions = [
  ...(process.version.startsWith("v20.") ? ["--interrupt-budget=400000"] : []),
  "--max-semi-space-size=64",
];

/** Runs a command of `luatos-gateway`, from here or from an installed package, without npm in between. */
export function runCommand(
  command: string,
  words: readonly string[] = [],
  directory = projectDirectory,
  program = commandLine,
): Child {
  const child = spawn(process.execPath, [...nodeOptions, program, command, ...words], { cwd: directory });
  let output = "";
  let errors = "";
  let ended = false;
  child.stdout.setEncoding("utf8").on("data", (piece: string) => {
    output += piece;
  });
  child.stderr.setEncoding("utf8").on("data", (piece: string) => {
    errors += piece;
  });
  const exit = new Promise<number | null>((resolve) => child.once("close", resolve));
  void exit.then(() => {
    ended = true;
  });
  const found = (wanted: string | RegExp): boolean =>
    typeof wanted === "string" ? output.includes(wanted) : wanted.test(output);
  return {
    pid: child.pid as number,
    output: () => output,
    errors: () => errors,
    type: (line) => void child.stdin.write(`${line}\n`),
    async until(wanted) {
      while (!found(wanted)) {
        if (ended) {
          throw new Error(`luatos-gateway ${command} ended without ${wanted}:\n${output}\n${errors}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    interrupt: () => void child.kill("SIGINT"),
    exit,
    async kill() {
      child.kill("SIGKILL");
      await exit;
    },
  };
}
