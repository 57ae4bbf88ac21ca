import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import base, { inProcesses } from "./vitest.config.ts";

// `npm run test:tools`: the commands and the package as a user runs them, each in a process of its own, and what takes real
// time or builds much.
export default defineConfig({
  test: {
    ...base.test,
    include: inProcesses,
    exclude: [],
    // Some files wait for most of their time.
    maxWorkers: Math.ceil(1.5 * availableParallelism()),
    globalSetup: ["test/global-setup.ts", "test/helpers/packed.ts"],
  },
});
