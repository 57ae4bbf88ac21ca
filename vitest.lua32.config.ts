import { readdirSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";
import base from "./vitest.config.ts";

// `npm run test:lua32`: the scenarios once more, on 32-bit Lua, whose numbers and heap are the module's. They are the test
// files that boot modules by way of the helpers, all of them: none can be forgotten, none is skipped. The other files
// either take each engine in turn in `npm test`, or have no Lua to run.

const bootsOnTheEngineOfScenarios = /helpers\/(gateway|lua-module|modules)\.ts|scenarioEngines/;

const scenarios = readdirSync("test", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => `test/${name.replaceAll("\\", "/")}`)
  .filter((file) => bootsOnTheEngineOfScenarios.test(readFileSync(file, "utf8")));

export default defineConfig({
  test: { ...base.test, include: scenarios, exclude: [], env: { LUATOS_ENGINE: "lua32" } },
});
