import { defineConfig } from "vitest/config";
import base, { testsWith } from "./vitest.config.ts";

// `npm run test:lua32`: the scenarios once more, on 32-bit Lua, whose numbers and heap are the module's. They are the
// test all files that boot modules through the helpers: none can be forgotten, none is skipped. The other files either
// take each engine in turn in `npm test`, or have no Lua to run.

const scenarios = testsWith(/helpers\/(gateway|lua-module|modules|two-gateways)\.ts|scenarioEngines/);

export default defineConfig({
  test: { ...base.test, include: scenarios, exclude: [], env: { LUATOS_ENGINE: "lua32" } },
});
