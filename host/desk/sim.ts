import { luaSyntaxError } from "../../build/lua-syntax.ts";
import { loadEngines } from "../engine/index.ts";
import { readScripts } from "./scripts.ts";
import { readSimOptions, type SimOptions, simHelp } from "./sim/options.ts";
import { type SimRun, wantsEnd } from "./sim/shared.ts";
import { startThread } from "./sim/thread.ts";

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
    checkSyntax(scripts);
  } catch (error) {
    console.error((error as Error).message);
    return 2;
  }
  return run(options, scripts);
}

/** Throws an Error with the place of the first syntax error. The VM itself skips a byte order mark and a `#` line. */
function checkSyntax(scripts: ReadonlyMap<string, Uint8Array>): void {
  for (const [name, text] of scripts) {
    const problem = name.endsWith(".lua") ? luaSyntaxError(luaText(text), name) : undefined;
    if (problem !== undefined) {
      throw new Error(problem);
    }
  }
}

function luaText(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString("latin1")
    .replace(/^\xef\xbb\xbf/, "")
    .replace(/^#[^\n]*/, "");
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
