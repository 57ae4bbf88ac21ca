import { type BenchResult, isSteady, type Verdict } from "./aims.ts";
import type { WayFigures } from "./run-case.ts";

const head = [
  "case",
  "script",
  "way",
  "line",
  "lost",
  "again",
  "swapped",
  "p50",
  "p99",
  "frames",
  "wire",
  "instr/KB",
  "garb/KB",
  "load",
  "peak",
  "",
];
/** These columns hold words and are aligned left. The others hold figures and are aligned right. */
const wordColumns = [0, 1, 2, head.length - 1];

/** What stands below the table: the meaning of its columns. */
export const legend = `line: share of the line's rate · lost, again (came twice): share of the records · swapped: records out of order
p50, p99: delay in ms · frames: data frames to the server · wire: bytes on the network beyond the payload
instr, garb: VM instructions and bytes of garbage per KB · load, peak: Lua heap over an empty script in kB,
garbage collected, when the link is open and at most`;

/** The results of one era as a table, one line for each direction of records. */
export function table(results: readonly BenchResult[]): string {
  const rows = results.flatMap(rowsOf);
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? "").length)));
  const line = (cells: string[]): string =>
    cells
      .map((cell, column) =>
        wordColumns.includes(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd();
  return [head, ...rows].map(line).join("\n");
}

function rowsOf({ bench, script, figures }: BenchResult): string[][] {
  const shared = [
    String(figures.frames),
    percent(figures.wireOverhead),
    whole(figures.instructionsPerKb),
    whole(figures.garbageBytesPerKb),
    kilo(figures.heapAfterLoadBytes),
    kilo(figures.heapPeakBytes),
    figures.remark,
  ];
  const rows: string[][] = [];
  for (const [name, way] of [["up", figures.up] as const, ["down", figures.down] as const]) {
    if (way !== undefined) {
      rows.push([name, ...cellsOf(way, isSteady(bench))]);
    }
  }
  if (rows.length === 0) {
    rows.push(["", "", "", "", "", "", ""]);
  }
  return rows.map((row, index) => [
    ...(index === 0 ? [bench.name, script] : ["", ""]),
    ...row,
    ...(index === 0 ? shared : shared.map(() => "")),
  ]);
}

function cellsOf(way: WayFigures, steady: boolean): string[] {
  return [
    steady && way.lineShare !== undefined ? way.lineShare.toFixed(3) : "–",
    percent(way.lostBytes / way.offeredBytes),
    percent(way.duplicatedBytes / way.offeredBytes),
    String(way.reordered),
    whole(way.delayP50Ms),
    whole(way.delayP99Ms),
  ];
}

/** The verdicts, one line for each, and one for each place where an aim is missed. */
export function verdictLines(verdicts: readonly Verdict[]): string {
  return verdicts
    .map(({ aim, met, details }) => {
      const word = met === undefined ? "not judged" : met ? "met" : "MISSED";
      return [`${word.padEnd(10)}  ${aim}`, ...details.map((each) => `            ${each}`)].join("\n");
    })
    .join("\n");
}

function percent(share: number | undefined): string {
  if (share === undefined) {
    return "–";
  }
  return share === 0 ? "0" : `${(100 * share).toFixed(1)} %`;
}

function whole(figure: number | undefined): string {
  return figure === undefined ? "–" : figure.toFixed(0);
}

function kilo(bytes: number | undefined): string {
  return bytes === undefined ? "–" : (bytes / 1000).toFixed(1);
}
