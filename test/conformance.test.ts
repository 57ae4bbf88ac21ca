/**
 * Golden answers: what the vendor's own LuatOS runtime, with 32-bit Lua, answered to the calls in
 * conformance/luatos-runtime.jsonl, one JSON object per line. The simulated module must answer the same.
 *
 * Values: `{"s":"hex"}` a byte string · `{"i":n}` an integer · `{"f":"hex"}` a float, as the 4 bytes of
 * `string.pack("<f")` · `true`/`false`/`null` · `{"t":"type"}` anything else.
 *
 * - `"module":"zbuff"`: `create` holds the arguments of `zbuff.create`, then `steps` in order: `op` (a method, or `[]`
 *   for an index read), `args`, `ok` (false: it raised), `ret` (every value returned), and after the step `used`, `len`
 *   (the capacity) and `hex` (the whole capacity, `toStr()`). Memory that a `resize` has newly claimed contains
 *   whatever was there: it is compared only below the length it had before, or after it is written.
 * - `"module":"expr"`: a Lua expression and its value. `string`, `json`, `crypto`: `call`, `args`, `ok`, `ret`. A json
 *   `decode` row returns: the value (a table as `table:` and its own encoding), the second result, `"error"` where
 *   there was a message, and the number of results.
 * - `"module":"sys"`: the order in which the scheduler ran tasks, subscribers, messages and timers in one scripted run.
 */

import { beforeAll, describe, expect, it } from "vitest";
import type { EngineName } from "../host/engine/index.ts";
import {
  type GoldenRow,
  type GoldenValue,
  namesOf,
  readGoldenRows,
  type ZbuffRow,
  type ZbuffStep,
} from "./conformance/golden-rows.ts";
import { type Answer, answersOf } from "./conformance/golden-vm.ts";
import { KnownBytes } from "./conformance/known-bytes.ts";
import { testedEngines } from "./helpers/engines.ts";

const wide = "integers have 64 bits: they do not wrap at 32";

/** Rows that an engine's numbers or its grammar cannot give, by name, with the reason. Each must really fail. */
const cannot: Record<EngineName, Record<string, string>> = {
  wasmoon: {
    "expr 2147483647+1": wide,
    "expr 65536*65536": wide,
    "expr 1<<31": wide,
    "expr -1>>1": wide,
    "expr 0xffffffff": wide,
    "expr 4294967295": wide,
    "expr 1700000000*1000": wide,
  },
  fengari: {},
  lua32: {},
};

const rows = readGoldenRows();
const names = namesOf(rows);

const { there, missing } = await testedEngines();

describe.each(there)("golden answers on $name", ({ name: engine, engines }) => {
  const listed = cannot[engine];
  let answers: Answer[] = [];

  beforeAll(() => {
    answers = answersOf(engines, rows);
  });

  it.each(names.map((name, index) => ({ name, index })))("$name", ({ name, index }) => {
    const row = rows[index] as GoldenRow;
    const compare = (): void => expectAnswer(row, answers[index] as Answer);
    if (name in listed) {
      expect(compare, `this engine gives it now: take it off the list (${listed[name]})`).toThrow();
    } else {
      compare();
    }
  });

  it("lists no row that there is not", () => {
    expect(names).toEqual(expect.arrayContaining(Object.keys(listed)));
  });
});

describe.each(missing)("golden answers on %s", () => {
  it.skip("all rows");
});

it("leaves few bytes out", () => {
  const zbuffs = rows.filter((row) => row.module === "zbuff");
  const known = zbuffs.flatMap((row) => {
    const bytes = new KnownBytes(row);
    return row.steps.flatMap((step) => bytes.after(step));
  });
  expect(known.filter((each) => each).length / known.length).toBeGreaterThan(0.8);
});

function expectAnswer(row: GoldenRow, answer: Answer): void {
  if (row.module === "zbuff") {
    expect(answer).toHaveProperty("steps");
    expectSteps(row, (answer as { steps: ZbuffStep[] }).steps);
  } else if (row.module === "sys") {
    expect(answer).toEqual({ ret: row.ret });
  } else {
    expect(answer).toEqual({ ok: row.ok, ret: row.ret });
  }
}

function expectSteps(row: ZbuffRow, steps: ZbuffStep[]): void {
  const bytes = new KnownBytes(row);
  const wanted: unknown[] = [];
  const given: unknown[] = [];
  for (const [index, step] of row.steps.entries()) {
    const answer = steps[index];
    const readBytes = bytes.readBy(step);
    const known = bytes.after(step);
    wanted.push({ ...step, ret: step.ret.map((each) => masked(each, readBytes)), hex: maskedHex(step.hex, known) });
    given.push({
      op: step.op,
      args: step.args,
      ...answer,
      ret: answer?.ret.map((each) => masked(each, readBytes)),
      hex: maskedHex(answer?.hex ?? "", known),
    });
  }
  expect(given).toEqual(wanted);
  expect(steps).toHaveLength(row.steps.length);
}

/** A result that was read from bytes of which some are not known: of a string the known bytes, of a number its kind. */
function masked(value: GoldenValue, known: boolean[]): unknown {
  if (known.every((each) => each) || value === null || typeof value !== "object") {
    return value;
  }
  return "s" in value ? maskedHex(value.s, known) : Object.keys(value);
}

function maskedHex(hex: string, known: boolean[]): string {
  return hex.replace(/../g, (pair, at: number) => (known[at / 2] === false ? "??" : pair));
}
