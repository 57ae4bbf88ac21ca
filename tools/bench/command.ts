import path from "node:path";
import { models } from "../../host/board/models.ts";
import { type EngineName, loadEngines } from "../../host/engine/index.ts";
import { outdatedBuild } from "../build-age.ts";
import { type Command, progress } from "../command.ts";
import { packageFolder } from "../package-folder.ts";
import { readScripts } from "../scripts.ts";
import { tutorialFirmware } from "../soak/kept-build.ts";
import { type BenchResult, judge } from "./aims.ts";
import { type BenchCase, benchCases } from "./cases.ts";
import { measureEngines } from "./engines.ts";
import { type BenchOptions, benchHelp, readBenchOptions } from "./options.ts";
import { runCase } from "./run-case.ts";
import { legend, table, verdictLines } from "./table.ts";

/** The options, and the files of each script folder, by its name in the table. */
type BenchRun = BenchOptions & { scripts: Map<string, Map<string, Uint8Array>> };

export default { help: benchHelp, read, run } satisfies Command<BenchRun>;

/** That of lua-out/main.lua. */
const tutorialBaudRate = 115200;
/** The script folder of our gateway. */
const ours = path.join(packageFolder, "lua-out");

function read(args: string[]): BenchRun {
  const options = readBenchOptions(args);
  const folders = new Map([["ours", ours], ...options.against]);
  return { ...options, scripts: new Map([...folders].map(([name, folder]) => [name, readScripts(folder)])) };
}

async function run(options: BenchRun): Promise<number> {
  if (options.list) {
    console.log(benchCases.map(({ name, what }) => `${name.padEnd(14)}  ${what}`).join("\n"));
    return 0;
  }
  return options.engines ? measureEngines(options) : bench(options);
}

async function bench(options: BenchRun): Promise<number> {
  const outdated = outdatedBuild(ours);
  if (outdated !== undefined) {
    console.error(outdated);
  }
  const { name: engine, engines } = await chosenEngine(options.engine);
  const heapBytes = options.heapBytes ?? (engine === "lua32" ? models.Air780E.luaHeapBytes : undefined);
  const adjusted = new Map<BenchCase, Map<string, Uint8Array>>();
  for (const each of options.cases) {
    const settings = settingsOf(each);
    if (settings !== undefined) {
      adjusted.set(each, new Map([["main.lua", Buffer.from((await tutorialFirmware(settings)).lua)]]));
    }
  }
  const runs = options.eras.flatMap((era) =>
    options.cases.flatMap((each) =>
      [...options.scripts]
        .filter(([script]) => each.settings === undefined || script === "ours")
        .map(([script, files]) => ({
          era,
          bench: each,
          script,
          files: script === "ours" ? (adjusted.get(each) ?? files) : files,
        })),
    ),
  );
  const show = progress();
  const results: BenchResult[] = [];
  for (const [index, { era, bench: each, script, files }] of runs.entries()) {
    show(`${index + 1} of ${runs.length}: ${era} ${each.name} ${script}`);
    const figures = await runCase(each, { scripts: files, era, engines, seconds: options.seconds, heapBytes });
    results.push({ era, bench: each, script, figures });
  }
  show("");
  const verdicts = judge(results, engine);
  if (options.json) {
    const plain = results.map(({ bench: { name }, ...rest }) => ({ case: name, ...rest }));
    console.log(JSON.stringify({ engine, seconds: options.seconds, results: plain, verdicts }, undefined, 2));
  } else {
    for (const era of options.eras) {
      console.log(`Core of ${era}, engine ${engine}\n\n${table(results.filter((each) => each.era === era))}\n`);
    }
    console.log(`${legend}\n\n${verdictLines(verdicts)}`);
  }
  return options.check && verdicts.some(({ met }) => met === false) ? 1 : 0;
}

/** The settings of a case that differ from the tutorial's, as TypeScript. Undefined: lua-out/main.lua has them. */
function settingsOf({ settings, baudRate }: BenchCase): Readonly<Record<string, string>> | undefined {
  return baudRate === tutorialBaudRate
    ? settings
    : { ...settings, uart: `{ id: 1, baudRate: ${baudRate}, dataBits: 8, parity: "none", stopBits: 1 }` };
}

async function chosenEngine(wanted: EngineName | undefined) {
  if (wanted !== undefined) {
    return { name: wanted, engines: await loadEngines(wanted) };
  }
  try {
    return { name: "lua32" as const, engines: await loadEngines("lua32") };
  } catch {
    console.error(
      "lua32 is not built (npx luatos-gateway lua32): measured on wasmoon, whose heap is not that of a module",
    );
    return { name: "wasmoon" as const, engines: await loadEngines("wasmoon") };
  }
}
