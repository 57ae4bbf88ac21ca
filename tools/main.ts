import { runCommandLine } from "./command-line.ts";

// A reader such as `head` may close the pipe early.
process.stdout.on("error", () => {});
process.exitCode = await runCommandLine(process.argv.slice(2));
// Handles that a command leaves open would keep the process alive. So it exits, but only after its output is written.
process.stdout.write("", () => process.stderr.write("", () => process.exit()));
