import path from "node:path";
import type { Worker } from "node:worker_threads";
import { loadEngines } from "../../host/engine/index.ts";
import type { Command } from "../command.ts";
import { startThread } from "../thread.ts";
import type { Cause } from "./cause.ts";
import { libraryFolder, modelNamed, readLibrary, scriptFolders } from "./folders.ts";
import { type CensusOptions, censusHelp, readCensusOptions } from "./options.ts";
import type { CensusSettings, Result, Task } from "./shared.ts";
import { censusTable } from "./table.ts";

/** A folder that takes longer in real time is ended: its script hangs. */
const patienceMs = 60_000;

export default { help: censusHelp, read: readCensusOptions, run } satisfies Command<CensusOptions>;

async function run(options: CensusOptions): Promise<number> {
  await loadEngines(options.engine);
  const folders = scriptFolders(options.directory);
  if (folders.length === 0) {
    throw new Error(`${options.directory}: no script folder in it. A script folder has a main.lua.`);
  }
  const results = await runAll(options, folders);
  console.log(options.json ? JSON.stringify(results, undefined, 2) : censusTable(results, options.list));
  return 0;
}

/** Runs the folders, several at once. The results are in the order of the folders. */
async function runAll(options: CensusOptions, folders: readonly string[]): Promise<Result[]> {
  const { directory, ms, era, engine } = options;
  const library = readLibrary(options.libs ?? libraryFolder(directory));
  const settings: CensusSettings = { ms, era, engine, library };
  const results: Result[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    let thread: Thread | undefined;
    while (next < folders.length) {
      const index = next++;
      const folder = folders[index] as string;
      const place = path.join(directory, folder);
      const task: Task = { directory: place, model: options.model ?? modelNamed(path.resolve(place)) ?? "Air780E" };
      thread ??= await openThread(settings);
      const cause = await thread.run(task);
      if (cause === undefined) {
        thread = undefined;
      }
      results[index] = { ...task, folder, cause: cause ?? { kind: "hangs", what: "out of reach" } };
    }
    await thread?.end();
  };
  await Promise.all(Array.from({ length: Math.min(options.jobs, folders.length) }, work));
  return results;
}

interface Thread {
  /** Resolves to undefined when the run took too long. The thread has then been ended. */
  run(task: Task): Promise<Cause | undefined>;
  end(): Promise<unknown>;
}

async function openThread(settings: CensusSettings): Promise<Thread> {
  const worker: Worker = startThread(new URL(`./run${path.extname(import.meta.url)}`, import.meta.url), settings);
  const answer = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      worker.removeAllListeners();
      worker.once("message", resolve);
      worker.once("error", reject);
    });
  await answer();
  return {
    run: async (task) => {
      const told = answer();
      worker.postMessage(task);
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<undefined>((resolve) => {
        timer = setTimeout(resolve, patienceMs, undefined);
      });
      const cause = (await Promise.race([told, late])) as Cause | undefined;
      clearTimeout(timer);
      if (cause === undefined) {
        await worker.terminate();
      }
      return cause;
    },
    end: () => worker.terminate(),
  };
}
