/** Lines of src/ that no test runs, with the reason. */
export interface Explanation {
  source: string;
  /** Lines that follow on one another, without their indentation. */
  lines: readonly string[];
  why: string;
}

/** An explanation goes when its lines are tested or gone: `luatos-gateway coverage` says so. */
export const explanations: readonly Explanation[] = [
  {
    source: "src/modbus/link.ts",
    lines: ["return;", "}", 'if (event === "conack") {'],
    why: "an old client speaks after it was closed: no firmware that was looked at does",
  },
];

/** What explanations say of the lines of a source that were not run. */
export interface Explained {
  /** For each explanation that fits: its lines and its reason. */
  reasons: { lines: number[]; why: string }[];
  /** Lines that nobody explains. */
  open: number[];
  /** Explanations whose lines were run, or are not there any more. */
  idle: Explanation[];
}

/** Holds the lines of a source that were not run against what is said of them. */
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
