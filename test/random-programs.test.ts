import fc from "fast-check";
import { expect, it } from "vitest";
import { diagnose } from "../build/diagnostics/diagnose.ts";
import { projectDirectory } from "./helpers/child.ts";
import { printedInNode } from "./helpers/in-node.ts";
import { compilePrograms, joined, type Program, printedInLua } from "./helpers/programs.ts";
import { randomProgram } from "./helpers/random-program.ts";

/** Rules about what would print something else. */
const refusal = /^src\/p(\d+)\/\S+: error LUA500[56] /;

it("a program of several modules prints as Lua what it prints in Node, with and without the optimizer, or is refused", () => {
  const program = fc.array(fc.nat({ max: 5039 }), { minLength: 300, maxLength: 800, size: "max" }).map(randomProgram);
  let run = 0;
  fc.assert(
    fc.property(fc.array(program, { minLength: 10, maxLength: 10 }), (programs: Program[]) => {
      const compilation = compilePrograms(programs);
      expect(compilation.errors).toEqual([]);
      const refused = diagnose(compilation, projectDirectory).map((each) => refusal.exec(each)?.[1]);
      for (const [index, each] of programs.entries()) {
        if (!refused.includes(String(index))) {
          const wanted = printedInNode(each);
          expect(printedInLua(joined(compilation, index, false).lua)).toEqual(wanted);
          expect(printedInLua(joined(compilation, index).lua)).toEqual(wanted);
          run++;
        }
      }
    }),
    // The same programs each time: another seed makes others. A failure is made smaller for as long as the limit.
    {
      numRuns: Number(process.env.RUNS ?? 4),
      interruptAfterTimeLimit: 40_000,
      seed: Number(process.env.RANDOM_SEED ?? 1),
    },
  );
  expect(run).toBeGreaterThan(0);
});
