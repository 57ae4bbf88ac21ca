import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { eras, type FirmwareEra } from "../../host/board/eras.ts";
import { type AnyModelName, allModels } from "../../host/board/models.ts";
import { type EngineName, engineNames } from "../../host/engine/index.ts";
import { demandFolder, oneOf, wholeNumber } from "../arguments.ts";

/** The text of --help. */
export const censusHelp = `luatos-gateway census DIR [OPTIONS]

Runs every LuatOS script folder below DIR (each folder with a main.lua) in its own simulated module, as luatos-gateway sim
does. Prints a table of the results by cause: how many run without an error, what is not simulated, which modules are nil.
DIR is a checkout of the vendor's repository, or any part of it.

  --libs DIR     scripts that every folder may require, as Luatools adds them (default: script/libs of the checkout that
                 DIR is in, if there is one)
  --ms N         virtual milliseconds for each folder (default: 60000)
  --model NAME   ${Object.keys(allModels).join(", ")} (default: the model in the folder's path, else Air780E)
  --era ERA      the core's era: ${eras.join(", ")} (default: 2025-12)
  --engine E     the Lua VM: ${engineNames.join(", ")} (default: wasmoon)
  --list         name the folders behind each cause
  --json         print every folder with its cause as JSON
  --jobs N       run N folders at once (default: one per processor)
  --help         this text

Exit codes: 0 the table is printed, whatever it shows, 1 DIR has no script folder, 2 invalid arguments.`;

/** The options of the command line. */
export interface CensusOptions {
  directory: string;
  libs: string | undefined;
  ms: number;
  model: AnyModelName | undefined;
  era: FirmwareEra;
  engine: EngineName;
  list: boolean;
  json: boolean;
  jobs: number;
}

/** Reads the command line. Throws an Error of one line that says what is wrong. */
export function readCensusOptions(args: string[]): CensusOptions {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      libs: { type: "string" },
      ms: { type: "string", default: "60000" },
      model: { type: "string" },
      era: { type: "string", default: "2025-12" },
      engine: { type: "string", default: "wasmoon" },
      list: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      jobs: { type: "string" },
    },
  });
  if (positionals.length !== 1) {
    throw new Error("name one folder");
  }
  const directory = positionals[0] as string;
  demandFolder(directory, directory);
  if (values.libs !== undefined) {
    demandFolder(`--libs ${values.libs}`, values.libs);
  }
  return {
    directory,
    libs: values.libs,
    ms: wholeNumber("--ms", values.ms),
    model:
      values.model === undefined ? undefined : oneOf("--model", values.model, Object.keys(allModels) as AnyModelName[]),
    era: oneOf("--era", values.era, eras),
    engine: oneOf("--engine", values.engine, engineNames),
    list: values.list,
    json: values.json,
    jobs: values.jobs === undefined ? availableParallelism() : Math.max(1, wholeNumber("--jobs", values.jobs)),
  };
}
