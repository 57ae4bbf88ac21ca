import { loadEngines } from "../engine/index.ts";
import { readScripts } from "./scripts.ts";
import { readSimOptions, type SimOptions, simHelp } from "./sim/options.ts";
import { type SimRun, wantsEnd } from "./sim/shared.ts";
import { startThread } from "./sim/thread.ts";
import { syntaxErrorIn } from "./syntax.ts";

/** So long the run has to end by itself after Ctrl-C. */
const graceMs = 2000;

process.exit(await main());

async function main(): Promise<number> {
  let options: SimOptions;
  try {
    options = readSimOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\nTry: npm run sim -- --help`);
    return 2;
  }
  if (options.help) {
    console.log(simHelp);
    return 0;
  }
  let scripts: Map<string, Uint8Array>;
  try {
    await loadEngines(options.engine);
    scripts = readScripts(options.directory, (line) => console.error(line));
    const problem = syntaxErrorIn(scripts);
    if (problem !== undefined) {
      throw new Error(problem);
    }
  } catch (error) {
    console.error((error as Error).message);
    return 2;
  }
  return run(options, scripts);
}

/** Runs the module in a thread, where a script that hangs does not keep us from hearing Ctrl-C. Resolves to the exit code. */
function run(options: SimOptions, scripts: Map<string, Uint8Array>): Promise<number> {
  const workerData: SimRun = { options, scripts, shared: new SharedArrayBuffer(8) };
  const worker = startThread(new URL("./sim/run.ts", import.meta.url), workerData);
  // "on", not "once": npm and tsx pass on the Ctrl-C that the terminal sent already.
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
