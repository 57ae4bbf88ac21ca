import fc from "fast-check";
import { expect, it } from "vitest";
import { printedInNode } from "./helpers/in-node.ts";
import { compilePrograms, joined, type Program, printedInLua } from "./helpers/programs.ts";
import { randomProgram } from "./helpers/random-program.ts";

it("a program of several modules prints as Lua what it prints in Node, with and without the optimizer", () => {
  const program = fc.array(fc.nat({ max: 5039 }), { minLength: 300, maxLength: 800, size: "max" }).map(randomProgram);
  fc.assert(
    fc.property(fc.array(program, { minLength: 10, maxLength: 10 }), (programs: Program[]) => {
      const compilation = compilePrograms(programs);
      expect(compilation.errors).toEqual([]);
      for (const [index, each] of programs.entries()) {
        const wanted = printedInNode(each);
        expect(printedInLua(joined(compilation, index, false).lua)).toEqual(wanted);
        expect(printedInLua(joined(compilation, index).lua)).toEqual(wanted);
      }
    }),
    // The same programs each time: another seed makes others. A failure is made smaller for as long as the limit.
    { numRuns: 4, interruptAfterTimeLimit: 20_000, seed: Number(process.env.RANDOM_SEED ?? 1) },
  );
});
