import { defineConfig } from "vitest/config";

// Tests of the desk's page in a real browser: npm run test:browser. They need Chromium (Debian: apt-get install chromium).
export default defineConfig({
  test: {
    include: ["test/desk/**/*.browser.ts"],
    // One desk and one browser at a time: they share a computer.
    fileParallelism: false,
    // A computer that is slow and busy with something else is no reason to fail.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
