/** Lines of src/ that no test runs, and the reason. */
export interface Explanation {
  source: string;
  /** Consecutive lines, without their indentation. */
  lines: readonly string[];
  why: string;
}

/** Delete an explanation when its lines are tested or no longer exist: `luatos-gateway coverage` reports it. */
export const explanations: readonly Explanation[] = [
  {
    source: "src/modbus/link.ts",
    lines: ["return;", "}", 'if (event === "conack") {'],
    why: "an old client reports an event after it was closed: no core that we read does that",
  },
];

/** How explanations apply to the lines of a source that were not run. */
export interface Explained {
  /** For each explanation that applies: its lines and its reason. */
  reasons: { lines: number[]; why: string }[];
  /** Lines without an explanation. */
  open: number[];
  /** Explanations whose lines were run, or no longer exist. */
  idle: Explanation[];
}

/** Matches the lines of a source that were not run with the explanations for it. */
export function explain(text: string, notRun: readonly number[], given: readonly Explanation[]): Explained {
  const source = text.split("\n").map((line) => line.trim());
  const result: Explained = { reasons: [], open: [], idle: [] };
  const known = new Set<number>();
  for (const explanation of given) {
    const lines = notRun.filter((first) =>
      explanation.lines.every((line, index) => source[first - 1 + index] === line),
    );
    const covered = lines.flatMap((first) => explanation.lines.map((_, index) => first + index));
    if (covered.length === 0) {
      result.idle.push(explanation);
    } else {
      result.reasons.push({ lines: covered, why: explanation.why });
      for (const line of covered) {
        known.add(line);
      }
    }
  }
  result.open = notRun.filter((line) => !known.has(line));
  return result;
}
