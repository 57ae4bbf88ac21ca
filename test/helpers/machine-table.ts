import { describe, expect, it } from "vitest";
import { type Driven, type Operation, statesOf, statesOfTable, stepsOfTable } from "./driven.ts";

/** A row of a machine's table: from which way on, what happens, the state and the effects that follow. */
export type Row = [from: string, events: Operation[], to: string, effects: string[]];

/** A machine, and what its table says of it. */
export interface MachineTable {
  /** The file with the table in its header, relative to src/. */
  file: string;
  /** The type that names the states there, if any. */
  type?: string;
  driven: () => Driven;
  /** How to get to each state, by its name. More may follow the name behind a comma or a semicolon. */
  ways: Readonly<Record<string, Operation[]>>;
  rows: readonly Row[];
  /** The state to which a way of this name leads. Default: its state in the table. */
  stateOf?: (from: string) => string;
  /** Steps that the text beside the table tells, "from → to". */
  besides?: readonly string[];
  /** What a row says of an effect. Undefined: nothing. Default: the effect itself. */
  shown?: (effect: string) => string | undefined;
}

/** Makes a test of each row, and one that the rows begin at each state of the table. */
export function describeTable(table: MachineTable): void {
  const inTable = (from: string): string => from.split(/[,;]/)[0] as string;
  const { file, type, driven, ways, rows, stateOf = inTable, besides = [], shown = (effect) => effect } = table;

  describe("the table", () => {
    it.each(rows)("%s, %j → %s", async (from, events, to, effects) => {
      const way = ways[from] as Operation[];
      const done = await driven().run([...way, ...events]);
      expect(done[way.length - 1]?.state).toBe(stateOf(from));
      const after = done.slice(way.length).flatMap((each) => each.effects.flatMap((effect) => shown(effect) ?? []));
      expect({ state: done.at(-1)?.state, effects: after }).toEqual({ state: to, effects });
    });

    it("begins at each state of the source, and at no other", () => {
      const begun = [...new Set(rows.map(([from]) => inTable(from)))];
      expect(begun).toEqual(statesOfTable(file));
      if (type !== undefined) {
        expect(begun).toEqual(statesOf(file, type));
      }
    });

    it("takes each step of the source, and no other", async () => {
      const operations = rows.map(([from, events]) => [...(ways[from] as Operation[]), ...events]);
      await expectSteps(file, driven(), operations, besides);
    });
  });
}

/**
 * Expects that runs of operations take each step that the table of a file tells, and none that it does not. One
 * operation may take several steps at once.
 */
export async function expectSteps(
  file: string,
  driven: Driven,
  runs: readonly (readonly Operation[])[],
  besides: readonly string[] = [],
): Promise<void> {
  const taken = new Set<string>();
  for (const operations of runs) {
    const states = (await driven.run(operations)).map(({ state }) => state.split(",")[0] as string);
    states.slice(1).forEach((to, index) => {
      taken.add(`${states[index]} → ${to}`);
    });
  }
  const told = [...stepsOfTable(file), ...besides];
  const untold = [...taken].filter((step) => !isPath(step, told));
  expect({ untold, untaken: told.filter((step) => !taken.has(step)) }).toEqual({ untold: [], untaken: [] });
}

/** Whether a step leads to where it began, or several steps one after another lead to where it does. */
function isPath(step: string, steps: readonly string[]): boolean {
  const [from, to] = step.split(" → ") as [string, string];
  const reached = new Set([from]);
  for (const state of reached) {
    for (const next of steps.filter((each) => each.startsWith(`${state} → `))) {
      reached.add(next.split(" → ")[1] as string);
    }
  }
  return reached.has(to);
}
