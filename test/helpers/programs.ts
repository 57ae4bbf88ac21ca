import path from "node:path";
import { type Compilation, Compiler, slashed } from "../../build/compile.ts";
import { type Flattened, flatten } from "../../build/flatten.ts";
import type { EngineName } from "../../host/engine/index.ts";
import { openSimulator, type Simulator } from "../../host/simulator.ts";
import { projectDirectory } from "./child.ts";
import { testedEngines } from "./engines.ts";

/** A TypeScript program: the text of each module by file name. `main.ts` is its entry. */
export type Program = Readonly<Record<string, string>>;

const compiler = new Compiler(path.join(projectDirectory, "test/fixtures/programs/tsconfig.json"), projectDirectory);
const simulators = new Map<EngineName, Simulator>();
for (const { name } of (await testedEngines()).there) {
  simulators.set(name, await openSimulator(name));
}

/** Compiles several programs together, which is faster. They may have unused variables. */
export function compilePrograms(programs: readonly Program[]): Compilation {
  const files = programs.flatMap((program, index) =>
    Object.entries(program).map(([name, text]): [string, string] => [
      slashed(path.join(projectDirectory, `src/p${index}/${name}`)),
      text,
    ]),
  );
  return compiler.compile({ rootFiles: files.map(([file]) => file), replace: new Map(files) });
}

/** One of the compiled programs, as one Lua text. */
export function joined({ modules }: Compilation, index: number, optimize = true): Flattened {
  return flatten({
    modules,
    entry: `src.p${index}.main`,
    head: /^(PROJECT|VERSION) = "/,
    preamble: ['_G.sys = require("sys")'],
    optimize,
  });
}

/** The lines that a Lua text prints in the simulated module. Throws when the script never waits. */
export function printedInLua(lua: string, engine: EngineName = "wasmoon"): string[] {
  const printed: string[] = [];
  const onLog = (line: string): void => void printed.push(line);
  const simulator = simulators.get(engine) as Simulator;
  const { problem } = simulator.load({ scripts: { "main.lua": lua }, model: "Air780E", onLog });
  if (problem !== undefined) {
    throw new Error(`${problem}\n${lua}`);
  }
  return printed;
}
