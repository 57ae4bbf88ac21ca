import path from "node:path";
import { loadEngines } from "../../host/engine/index.ts";
import { addPrelude } from "../../host/prelude.ts";
import type { Scenario } from "../../host/scenario/index.ts";
import { outdatedBuild } from "../build-age.ts";
import type { Command } from "../command.ts";
import { readPrelude } from "../prelude.ts";
import { readScripts } from "../scripts.ts";
import { syntaxErrorIn } from "../syntax.ts";
import { startThread } from "../thread.ts";
import { loadScenario } from "./load-scenario.ts";
import { readSimOptions, type SimOptions, simHelp } from "./options.ts";
import { type SimRun, wantsEnd } from "./shared.ts";

/** How long the run may take to end by itself after Ctrl-C. */
const graceMs = 5000;

/** The options, the files of the script folder, and the scenario to play. */
interface SimCall {
  options: SimOptions;
  scripts: Map<string, Uint8Array>;
  scenario: Scenario;
}

export default { help: simHelp, read, run } satisfies Command<SimCall>;

async function read(args: string[]): Promise<SimCall> {
  const options = readSimOptions(args);
  await loadEngines(options.engine);
  const scripts = readScripts(options.directory, (line) => console.error(line));
  const problem = syntaxErrorIn(scripts);
  if (problem !== undefined) {
    throw new Error(problem);
  }
  if (options.prelude !== undefined) {
    addPrelude(scripts, readPrelude(options.prelude));
  }
  const file = options.scenario === undefined ? undefined : await loadScenario(options.scenario);
  const { model = file?.model, era = file?.era, seed = file?.seed } = options;
  const scenario: Scenario = {
    ...file,
    ...(model === undefined ? {} : { model }),
    ...(era === undefined ? {} : { era }),
    ...(seed === undefined ? {} : { seed }),
    steps: [...(file?.steps ?? []), ...options.sends],
  };
  return { options, scripts, scenario };
}

/** Runs the module in a thread, so that Ctrl-C works even when a script hangs. Resolves to the exit code. */
async function run({ options, scripts, scenario }: SimCall): Promise<number> {
  const outdated = outdatedBuild(options.directory);
  if (outdated !== undefined) {
    console.error(outdated);
  }
  const workerData: SimRun = { options, scripts, scenario, shared: new SharedArrayBuffer(8) };
  const worker = startThread(new URL(`./run${path.extname(import.meta.url)}`, import.meta.url), workerData);
  // "on", not "once": npm and tsx pass on the Ctrl-C that the terminal has already sent.
  process.on("SIGINT", () => {
    Atomics.store(new Int32Array(workerData.shared), wantsEnd, 1);
    setTimeout(() => void worker.terminate(), graceMs).unref();
  });
  return new Promise((resolve) => {
    let code: number | undefined;
    worker.on("message", (given: number) => {
      code = given;
    });
    worker.on("error", (error) => {
      console.error(error);
      code ??= 1;
    });
    worker.on("exit", () => resolve(code ?? 0));
  });
}
