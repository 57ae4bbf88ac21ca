import path from "node:path";
import { models } from "../board/models.ts";
import { projectDirectory } from "../desk/options.ts";
import { readScripts } from "../desk/scripts.ts";
import { type EngineName, loadEngines } from "../engine/index.ts";
import { countedFirmware, type Setting, settingsScript } from "../soak/counted-firmware.ts";
import { type BenchResult, judge } from "./aims.ts";
import { benchCases } from "./cases.ts";
import { measureEngines } from "./engines.ts";
import { type BenchOptions, benchHelp, readBenchOptions } from "./options.ts";
import { progress } from "./progress.ts";
import { runCase } from "./run-case.ts";
import { legend, table, verdictLines } from "./table.ts";

process.exit(await main());

async function main(): Promise<number> {
  let options: BenchOptions;
  let scripts: Map<string, Map<string, Uint8Array>>;
  try {
    options = readBenchOptions(process.argv.slice(2));
    const folders = new Map([["ours", path.join(projectDirectory, "lua-out")], ...options.against]);
    scripts = new Map([...folders].map(([name, folder]) => [name, readScripts(folder)]));
  } catch (error) {
    console.error(`${(error as Error).message}\nTry: npm run bench -- --help`);
    return 2;
  }
  if (options.help) {
    console.log(benchHelp);
    return 0;
  }
  if (options.list) {
    console.log(benchCases.map(({ name, what }) => `${name.padEnd(14)}  ${what}`).join("\n"));
    return 0;
  }
  try {
    return options.engines ? await measureEngines(options) : await bench(options, scripts);
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

async function bench(options: BenchOptions, scripts: Map<string, Map<string, Uint8Array>>): Promise<number> {
  const { name: engine, engines } = await chosenEngine(options.engine);
  const heapBytes = options.heapBytes ?? (engine === "lua32" ? models.Air780E.luaHeapBytes : undefined);
  const adjustable = options.cases.some(({ settings }) => settings !== undefined) ? (await countedFirmware()).lua : "";
  const runs = options.eras.flatMap((era) =>
    options.cases.flatMap((each) =>
      each.settings === undefined
        ? [...scripts].map(([script, files]) => ({ era, bench: each, script, files }))
        : [{ era, bench: each, script: "ours", files: adjusted(adjustable, each.settings) }],
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
      console.log(`Firmware of ${era}, engine ${engine}\n\n${table(results.filter((each) => each.era === era))}\n`);
    }
    console.log(`${legend}\n\n${verdictLines(verdicts)}`);
  }
  return options.check && verdicts.some(({ met }) => met === false) ? 1 : 0;
}

/** The scripts of the gateway with other settings. */
function adjusted(lua: string, settings: Readonly<Record<string, Setting>>): Map<string, Uint8Array> {
  const files = { "main.lua": lua, ...settingsScript(settings) };
  return new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]));
}

async function chosenEngine(wanted: EngineName | undefined) {
  if (wanted !== undefined) {
    return { name: wanted, engines: await loadEngines(wanted) };
  }
  try {
    return { name: "lua32" as const, engines: await loadEngines("lua32") };
  } catch {
    console.error("lua32 is not built (npm run lua32): measured on wasmoon, whose heap is no module's");
    return { name: "wasmoon" as const, engines: await loadEngines("wasmoon") };
  }
}
