import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { Compiler } from "../build/compile.ts";
import { flatten } from "../build/flatten.ts";
import { loadUntilWaiting, openSimulator } from "../build/simulated.ts";
import { projectDirectory } from "./helpers/child.ts";
import { type Program, randomProgram } from "./helpers/random-program.ts";

const folder = mkdtempSync(path.join(tmpdir(), "lean-programs-"));
cpSync(path.join(projectDirectory, "types"), path.join(folder, "types"), { recursive: true });
symlinkSync(path.join(projectDirectory, "node_modules"), path.join(folder, "node_modules"), "junction");
mkdirSync(path.join(folder, "src"));
const unused = { noUnusedLocals: false, noUnusedParameters: false };
const config = {
  extends: path.join(projectDirectory, "tsconfig.json"),
  compilerOptions: { ...unused, rootDir: folder },
};
writeFileSync(
  path.join(folder, "tsconfig.json"),
  JSON.stringify({ ...config, include: ["types"], exclude: ["types/models"] }),
);
const compiler = new Compiler(path.join(folder, "tsconfig.json"));
const simulator = await openSimulator("wasmoon");

afterAll(() => rmSync(folder, { recursive: true }));

/** What a program prints, joined in some way. */
type Printed = (how: { lean: boolean; short: boolean }) => string[];

/** Compiles programs at once, which takes less time. */
function compiled(programs: readonly Program[]): Printed[] {
  const files = programs.flatMap((program, index) =>
    Object.entries(program).map(([name, text]): [string, string] => [
      `${folder.replaceAll("\\", "/")}/src/p${index}${name}`,
      text.replaceAll('from "./', `from "./p${index}`),
    ]),
  );
  const { modules, errors } = compiler.compile({ rootFiles: files.map(([file]) => file), replace: new Map(files) });
  expect(errors).toEqual([]);
  return programs.map((_, index) => (how) => {
    const { lua } = flatten({
      modules,
      entry: `src.p${index}main`,
      head: /^(PROJECT|VERSION) = "/,
      preamble: ['_G.sys = require("sys")'],
      ...how,
    });
    const printed: string[] = [];
    const onLog = (line: string): void => void printed.push(line);
    const { problem } = loadUntilWaiting({ simulator, scripts: { "main.lua": lua }, model: "Air780E", onLog });
    expect(problem, lua).toBeUndefined();
    return printed;
  });
}

describe("a program of several modules", () => {
  it("prints the same when it is made lean, whatever it is", () => {
    const program = fc.array(fc.nat({ max: 5039 }), { minLength: 300, maxLength: 800, size: "max" }).map(randomProgram);
    fc.assert(
      fc.property(fc.array(program, { minLength: 10, maxLength: 10 }), (programs) => {
        for (const printed of compiled(programs)) {
          const wanted = printed({ lean: false, short: false });
          expect(printed({ lean: true, short: false })).toEqual(wanted);
          expect(printed({ lean: true, short: true })).toEqual(wanted);
        }
      }),
      // The same programs each time: another seed makes others. A failure is made smaller for as long as the limit.
      { numRuns: 4, interruptAfterTimeLimit: 20_000, seed: Number(process.env.LEAN_SEED ?? 1) },
    );
  });
});
