import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/global-setup.ts"],
    // Vitest would leave one core idle: on two cores, half of them.
    maxWorkers: "100%",
    setupFiles: process.env.LUATOS_COVERAGE === undefined ? [] : ["test/helpers/coverage.ts"],
    testTimeout: 60000,
    hookTimeout: 60000,
  },
});
