import path from "node:path";
import { parseArgs } from "node:util";
import { type LinkEra, linkEras } from "../../host/board/eras.ts";
import { models } from "../../host/board/models.ts";
import { type EngineName, engineNames } from "../../host/engine/index.ts";
import { oneOf, wholeNumber } from "../arguments.ts";
import { type BenchCase, benchCases } from "./cases.ts";

const usualSeconds = 10;

/** The text of --help. */
export const benchHelp = `luatos-gateway bench [OPTIONS]

Measures the gateway (lua-out/main.lua; in cases with other settings, built with these) in the simulated module with
numbered 64-byte records, for each era of the core and each case: share of the line's rate, records lost, doubled and
swapped, delay, frames, overhead on the wire, VM instructions and garbage per KB, Lua heap. Says for each aim whether it is met.

  --against DIR  also measure this LuatOS script folder, to compare; may be repeated
  --case NAME    only this case; may be repeated (default: all)
  --era ERA      only this era of the core: ${linkEras.join(", ")}; may be repeated
  --engine NAME  ${engineNames.join(", ")} (default: lua32, which measures heap, if it is built; else wasmoon)
  --seconds N    how long steady streams flow, in virtual seconds (default: ${usualSeconds})
  --heap BYTES   the module's Lua heap (default: ${models.Air780E.luaHeapBytes} on lua32, as on an Air780E; no limit on the other
                 engines, whose objects are larger)
  --json         print the figures as JSON
  --check        exit with 1 when an aim is missed
  --engines      measure the simulator instead: how fast each engine starts and runs, alone and with the gateway
  --list         list the cases
  --help         this text

Exit codes: 0 done, 1 an aim is missed (with --check) or something failed, 2 invalid arguments.`;

/** The options of `bench`. */
export interface BenchOptions {
  list: boolean;
  engines: boolean;
  json: boolean;
  check: boolean;
  cases: readonly BenchCase[];
  eras: readonly LinkEra[];
  /** Undefined: lua32 if it is built, otherwise wasmoon. */
  engine: EngineName | undefined;
  /** Script folders, by their names in the table. */
  against: ReadonlyMap<string, string>;
  seconds: number;
  /** The module's Lua heap. Undefined: its usual size. */
  heapBytes: number | undefined;
}

/** Reads the command line. Throws an Error of one line that says what is wrong. */
export function readBenchOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      list: { type: "boolean", default: false },
      engines: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      check: { type: "boolean", default: false },
      against: { type: "string", multiple: true, default: [] },
      case: { type: "string", multiple: true, default: [] },
      era: { type: "string", multiple: true, default: [] },
      engine: { type: "string" },
      heap: { type: "string" },
      seconds: { type: "string", default: String(usualSeconds) },
    },
  });
  const seconds = wholeNumber("--seconds", values.seconds, leastSeconds, mostSeconds);
  const heapBytes = values.heap === undefined ? undefined : wholeNumber("--heap", values.heap, 1);
  const caseNames = benchCases.map(({ name }) => name);
  const wanted = values.case.map((name) => oneOf("--case", name, caseNames));
  return {
    list: values.list,
    engines: values.engines,
    json: values.json,
    check: values.check,
    cases: benchCases.filter(({ name }) => wanted.length === 0 || wanted.includes(name)),
    eras: values.era.length === 0 ? linkEras : values.era.map((era) => oneOf("--era", era, linkEras)),
    engine: values.engine === undefined ? undefined : oneOf("--engine", values.engine, engineNames),
    against: named(values.against),
    seconds,
    heapBytes,
  };
}

const leastSeconds = 4;
const mostSeconds = 3600;

/** Folders by their own names. A number is added when two have the same name. */
function named(folders: string[]): Map<string, string> {
  const result = new Map<string, string>();
  for (const folder of folders) {
    const name = path.basename(path.resolve(folder));
    const taken = (each: string): boolean => each === "ours" || result.has(each);
    let free = name;
    for (let number = 2; taken(free); number++) {
      free = `${name} ${number}`;
    }
    result.set(free, folder);
  }
  return result;
}
