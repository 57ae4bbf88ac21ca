import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, type TestContext } from "vitest";
import { type BootOptions, bootModule, type LogLine, type SimulatedModule } from "../../host/index.ts";
import { brokenContract } from "../../tools/soak/counted-firmware.ts";
import { projectDirectory } from "./child.ts";
import { scenarioEngines } from "./engines.ts";

/** How many lines of a module's log are shown when its test fails. */
const shownLines = 40;
const modules: SimulatedModule[] = [];

/**
 * Boots a module on the engine of scenarios, with an IP address at once. It is switched off when the test ends. When
 * the test has failed, the module's log is shown.
 */
export async function bootScenario(options: BootOptions): Promise<SimulatedModule> {
  const module = await bootModule({ engines: await scenarioEngines(), addressAfterMs: 0, ...options });
  readAsNewer(module);
  modules.push(module);
  return module;
}

/** Older cores log tabs between values where newer ones log spaces. Tests read spaces. */
function readAsNewer({ log }: SimulatedModule): void {
  const lines = log.splice(0);
  log.push = (...more) => Array.prototype.push.apply(log, more.map(withSpaces));
  log.push(...lines);
}

function withSpaces(line: LogLine): LogLine {
  return { ...line, text: line.text.replaceAll(/(?<!\n)\t/g, " ") };
}

/** Switches the modules off, and fails when the account of one was wrong. Called after each test. */
export function endModules({ task }: TestContext): void {
  const broken: string[] = [];
  for (const [index, module] of modules.splice(0).entries()) {
    const [wrong] = module.log.filter(({ text }) => text.startsWith(brokenContract));
    if (task.result?.state === "fail" || wrong !== undefined) {
      showLog(`${task.name} ${index + 1}`, module);
    }
    broken.push(...(wrong === undefined ? [] : [wrong.text]));
    module.dispose();
  }
  expect(broken).toEqual([]);
}

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
