import { readFileSync } from "node:fs";

/**
 * A value: a byte string in hexadecimal, an integer, a float as the 4 bytes of `string.pack("<f")`, true, false, nil, or
 * the type of anything else.
 */
export type GoldenValue = { s: string } | { i: number } | { f: string } | { t: string } | boolean | null;

/** One call on a zbuff, and how the zbuff is after it. */
export interface ZbuffStep {
  /** A method, or `[]` for an index read. */
  op: string;
  args: GoldenValue[];
  /** False: it raised. */
  ok: boolean;
  ret: GoldenValue[];
  used: number;
  /** The capacity. */
  len: number;
  /** The whole capacity. */
  hex: string;
}

export interface ZbuffRow {
  module: "zbuff";
  id: number;
  /** The arguments of `zbuff.create`. */
  create: GoldenValue[];
  steps: ZbuffStep[];
}

export interface CallRow {
  module: "expr" | "string" | "json" | "crypto";
  call: string;
  args: GoldenValue[];
  ok: boolean;
  ret: GoldenValue[];
}

/** The order in which the scheduler ran tasks, subscribers, messages and timers in one scripted run. */
export interface SysRow {
  module: "sys";
  call: "trace";
  ret: string[];
}

export type GoldenRow = ZbuffRow | CallRow | SysRow;

/** The rows of luatos-runtime.jsonl, in order. */
export function readGoldenRows(): GoldenRow[] {
  const text = readFileSync(new URL("luatos-runtime.jsonl", import.meta.url), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as GoldenRow);
}

/** A name for each row, as the table of exceptions uses it. Rows that are the same call again get a number. */
export function namesOf(rows: readonly GoldenRow[]): string[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const name = row.module === "zbuff" ? `zbuff ${row.id}` : `${row.module} ${row.call}${argumentText(row)}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} #${count}`;
  });
}

function argumentText(row: CallRow | SysRow): string {
  if (row.module === "sys" || row.args.length === 0) {
    return "";
  }
  const texts = row.args.map((each) => {
    if (each === null || typeof each === "boolean" || !("s" in each)) {
      return JSON.stringify(each);
    }
    const text = Buffer.from(each.s, "hex").toString("latin1");
    return /^[ -~]*$/.test(text) ? `'${text}'` : `\\x${each.s}`;
  });
  return ` ${texts.join(", ")}`;
}
