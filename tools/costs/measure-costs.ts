import { writeFileSync } from "node:fs";
import path from "node:path";
import { Compiler, slashed } from "../../build/compile.ts";
import { constructs, withoutIt } from "../../build/diagnostics/constructs.ts";
import { flatten } from "../../build/flatten.ts";
import type { Simulator } from "../../host/simulator.ts";
import { packageFolder } from "../package-folder.ts";

const projectDirectory = packageFolder;

/**
 * Measures how much of the Lua heap constructs hold after they have run, garbage collected: bytes above the same
 * firmware without them. Yields a name and a figure for each. Throws an Error when one does not compile or load.
 */
export function* measureCosts(
  simulator: Simulator,
  names: readonly string[] = Object.keys(constructs),
): Generator<[name: string, bytes: number]> {
  const compiler = new Compiler(path.join(projectDirectory, "tsconfig.json"));
  const bases = new Map<string, number>();
  for (const name of names) {
    const text = constructs[name] as string;
    const base = withoutIt(text);
    if (!bases.has(base)) {
      bases.set(base, heapOf(base, compiler, simulator));
    }
    yield [name, heapOf(text, compiler, simulator) - (bases.get(base) as number)];
  }
}

/** Writes the figures as a TypeScript module. */
export function writeCosts(costs: ReadonlyMap<string, number>): void {
  const rows = [...costs].map(([name, bytes]) => `  ${/^\w+$/.test(name) ? name : JSON.stringify(name)}: ${bytes},\n`);
  writeFileSync(
    path.join(packageFolder, "build/diagnostics/measured-costs.ts"),
    `/** The bytes of Lua heap that each construct takes. Written by \`luatos-gateway costs --write\`. */
export const costs: Readonly<Record<string, number>> = {\n${rows.join("")}};\n`,
  );
}

const marker = "@heap";

/** Lua's string table doubles its size at times. This makes it so large that no construct can make it grow. */
const roomForStrings = `local held = {} for number = 1, 4096 do held[number] = "held" .. number end`;

function heapOf(text: string, compiler: Compiler, simulator: Simulator): number {
  let heap = 0;
  const { problem } = simulator.load({
    scripts: {
      "main.lua": `${roomForStrings}
_G.sys = require("sys")
${luaOf(text, compiler)}
collectgarbage() collectgarbage() print("${marker}")
sys.run()
`,
    },
    model: "Air780E",
    onLog: (line, heapBytes) => {
      heap = line === marker ? heapBytes : heap;
    },
  });
  if (problem !== undefined) {
    throw new Error(`${text}\n${problem}`);
  }
  return heap;
}

function luaOf(text: string, compiler: Compiler): string {
  const file = slashed(path.join(projectDirectory, "src/measured.ts"));
  const { errors, modules } = compiler.compile({
    rootFiles: [file],
    replace: new Map([[file, `${text}\nexport {};\n`]]),
  });
  if (errors.length > 0) {
    throw new Error(`${text}\n${errors.join("\n")}`);
  }
  return flatten({ modules, entry: "src.measured", head: /^$/, preamble: [], optimize: false }).lua;
}
