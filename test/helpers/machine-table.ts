import { describe, expect, it } from "vitest";
import { type Driven, type Operation, statesOf, statesOfTable } from "./driven.ts";

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
  /** What a row says of an effect. Undefined: nothing. Default: the effect itself. */
  shown?: (effect: string) => string | undefined;
}

/** Makes a test of each row, and one that the rows begin at each state of the table. */
export function describeTable(table: MachineTable): void {
  const inTable = (from: string): string => from.split(/[,;]/)[0] as string;
  const { file, type, driven, ways, rows, stateOf = inTable, shown = (effect) => effect } = table;

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
  });
}
