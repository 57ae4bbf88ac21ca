import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/global-setup.ts"],
    // Vitest would leave one core idle: on two cores, half of them.
    maxWorkers: "100%",
    // The compilers take a second to load: once for each worker, not once for each file.
    isolate: false,
    setupFiles: [
      "test/helpers/setup.ts",
      ...(process.env.LUATOS_COVERAGE === undefined ? [] : ["test/helpers/coverage.ts"]),
    ],
    // A computer that is slow and busy with something else is no reason to fail.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
