import { readdirSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { nodeOptions } from "./test/helpers/child.ts";

/**
 * Tests that start processes, take real time, or build much, such as several gateways: `npm run test:tools` runs them.
 * So `npm test` stays below three minutes.
 */
export const inProcesses = testsWith(
  /runCommand|commandLine|node:child_process|bridged-server|helpers\/(builds|npm|sim|stand-in|two-gateways)|template-files/,
);

/** The test files whose text has something. */
export function testsWith(text: RegExp): string[] {
  return readdirSync("test", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => `test/${name.replaceAll("\\", "/")}`)
    .filter((file) => text.test(readFileSync(file, "utf8")));
}

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: inProcesses,
    globalSetup: ["test/global-setup.ts"],
    // Vitest would leave one core idle: on two cores, half of them.
    maxWorkers: "100%",
    // The compilers take a second to load: once for each worker, not once for each file.
    isolate: false,
    execArgv: nodeOptions,
    setupFiles: [
      "test/helpers/setup.ts",
      ...(process.env.LUATOS_COVERAGE === undefined ? [] : ["test/helpers/coverage.ts"]),
    ],
    // A slow, busy computer must not make a test fail.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
