import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import { projectDirectory } from "./child.ts";

/** How much of a module's log is shown when its test fails. */
const shownLines = 40;
const modules: SimulatedModule[] = [];

/** Switches a module off when the test ends. When the test has failed, the module's log is shown. */
export function untilTestEnds(module: SimulatedModule): SimulatedModule {
  modules.push(module);
  return module;
}

afterEach(({ task }) => {
  for (const [index, module] of modules.splice(0).entries()) {
    if (task.result?.state === "fail") {
      showLog(`${task.name} ${index + 1}`, module);
    }
    module.dispose();
  }
});

function showLog(name: string, module: SimulatedModule): void {
  const file = path.join(
    projectDirectory,
    "node_modules/.cache/luatos-gateway/failed",
    `${name.replaceAll(/[^\w-]+/g, "-").slice(0, 100)}.log`,
  );
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${module.tracedLog()}\n`);
  console.error(`The module's log ends:\n${module.tracedLog(shownLines)}\nThe whole log: ${file}`);
}
