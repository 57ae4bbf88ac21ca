import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Command } from "../command.ts";
import type { Counts } from "./recorder.ts";

const help = `luatos-gateway coverage [TEST…]

Runs tests and shows which lines and functions of src/ they ran. The firmware counts its statements while it runs in
the simulated module. Without names, it runs all tests that boot the firmware.

Writes coverage/index.html, with a page for each source, and coverage/lcov.info, and prints a summary. A line counts if
a statement begins in it and the firmware has code for that statement; its count is the number of boots that reached
it. Lines that did not run are listed with the reason from tools/coverage/explained.ts, or as not explained.

  --help   this text

Exit codes: 0 measured, 1 the firmware does not build or a test failed (the report is still written), 2 invalid arguments.`;

const projectDirectory = process.cwd();
const directory = path.join(projectDirectory, "coverage");
const countsDirectory = path.join(directory, "counts");

interface CoverageOptions {
  /** Test files. Empty: all that boot a firmware. */
  tests: string[];
}

export default {
  help,
  read: (args) => ({ tests: parseArgs({ args, options: {}, allowPositionals: true }).positionals }),
  run,
} satisfies Command<CoverageOptions>;

async function run(options: CoverageOptions): Promise<number> {
  const tests = options.tests.length > 0 ? options.tests : testsThatBoot();
  // The compiler takes a second to load. So --help and wrong options are answered before this import.
  const { buildFirmware } = await import("../build/index.ts");
  const { coverageMap, reasonsOf, summaryOf, writeReports } = await import("./report.ts");
  const { firmware, errors } = await buildFirmware({ projectDirectory });
  if (errors.length > 0) {
    console.error(errors.join("\n"));
    return 1;
  }
  rmSync(directory, { recursive: true, force: true });
  const passed = runTests(tests);
  if (!existsSync(countsDirectory)) {
    console.error("No test booted a firmware: nothing was measured.");
    return 1;
  }
  const map = coverageMap(firmware, readCounts(), projectDirectory);
  writeReports(map, directory, projectDirectory);
  console.log(
    `\n${summaryOf(map, projectDirectory)}\n\n${reasonsOf(map, projectDirectory)}\n\nPage by page: ${path.join(directory, "index.html")}`,
  );
  return passed ? 0 : 1;
}

/** The test files that mention something that boots a firmware. */
function testsThatBoot(): string[] {
  return readdirSync("test", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => path.join("test", name))
    .filter((file) => /\bbootModule\b|\bbootScenario\b|helpers\/gateway/.test(readFileSync(file, "utf8")))
    .sort();
}

function runTests(tests: readonly string[]): boolean {
  const manifest = createRequire(import.meta.url).resolve("vitest/package.json");
  const vitest = path.join(path.dirname(manifest), "vitest.mjs");
  const { status } = spawnSync(process.execPath, [vitest, "run", ...tests.map((test) => test.replaceAll("\\", "/"))], {
    stdio: "inherit",
    env: { ...process.env, LUATOS_COVERAGE: countsDirectory },
  });
  return status === 0;
}

/** The counts of all test files together. */
function readCounts(): Counts {
  const total: Counts = {};
  for (const name of readdirSync(countsDirectory)) {
    const counts = JSON.parse(readFileSync(path.join(countsDirectory, name), "utf8")) as Counts;
    for (const [point, count] of Object.entries(counts)) {
      total[point] = (total[point] ?? 0) + count;
    }
  }
  return total;
}
