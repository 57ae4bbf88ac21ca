import { readFileSync } from "node:fs";
import path from "node:path";
import coverage, { type CoverageMap } from "istanbul-lib-coverage";
import report from "istanbul-lib-report";
import reports from "istanbul-reports";
import type { Firmware } from "../../build/firmware.ts";
import { type Explanation, explain, explanations } from "./explained.ts";
import { instrument, type Point } from "./instrument.ts";
import type { Counts } from "./recorder.ts";
import { coverageOf } from "./sources.ts";

/** The coverage of each source of the firmware. */
export function coverageMap(
  firmware: readonly Pick<Firmware, "lua" | "map">[],
  counts: Counts,
  projectDirectory: string,
): CoverageMap {
  const known = new Set(firmware.flatMap(({ lua, map }) => instrument(lua, map).points));
  const sources = [...new Set([...known].map(sourceOf))].sort();
  const map = coverage.createCoverageMap();
  for (const source of sources) {
    const file = path.join(projectDirectory, source);
    const points = [...known].filter((point) => sourceOf(point) === source);
    map.addFileCoverage(coverageOf(file, readFileSync(file, "utf8"), points, counts));
  }
  return map;
}

function sourceOf(point: Point): string {
  return point.split(":")[0] as string;
}

/** Writes index.html with a page for each source, and lcov.info. */
export function writeReports(map: CoverageMap, directory: string, projectDirectory: string): void {
  const context = report.createContext({ dir: directory, coverageMap: map, defaultSummarizer: "flat" });
  reports.create("html").execute(context);
  reports.create("lcovonly", { file: "lcov.info", projectRoot: projectDirectory }).execute(context);
}

/** A line for each source and one for all: lines and functions that were run, and the lines that were not. */
export function summaryOf(map: CoverageMap, projectDirectory: string): string {
  const rows = map.files().map((file) => {
    const each = map.fileCoverageFor(file);
    const { lines, functions } = each.toSummary().data;
    const name = nameOf(file, projectDirectory);
    return [name, share(lines), share(functions), ranges(each.getUncoveredLines().map(Number))];
  });
  const { lines, functions } = map.getCoverageSummary().data;
  const table = [
    ["source", "lines", "functions", "lines not run"],
    ...rows,
    ["all", share(lines), share(functions), ""],
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => (row[column] as string).length)));
  return table
    .map(([name = "", ...rest]) => [
      name.padEnd(widths[0] as number),
      ...rest.map((cell, index) => (index < 2 ? cell.padStart(widths[index + 1] as number) : cell)),
    ])
    .map((cells) => cells.join("  ").trimEnd())
    .join("\n");
}

/** The lines that were not run, each with its reason or its text; and the explanations that no longer apply. */
export function reasonsOf(
  map: CoverageMap,
  projectDirectory: string,
  given: readonly Explanation[] = explanations,
): string {
  const explained: string[] = [];
  const open: string[] = [];
  const idle: string[] = [];
  for (const file of map.files()) {
    const name = nameOf(file, projectDirectory);
    const text = readFileSync(file, "utf8");
    const notRun = map.fileCoverageFor(file).getUncoveredLines().map(Number);
    const found = explain(
      text,
      notRun,
      given.filter(({ source }) => source === name),
    );
    explained.push(...found.reasons.map(({ lines, why }) => `  ${name}:${ranges(lines)}  ${why}`));
    open.push(...found.open.map((line) => `  ${name}:${line}  ${text.split("\n")[line - 1]?.trim()}`));
    idle.push(...found.idle.map(({ lines }) => `  ${name}  ${lines.join(" ")}`));
  }
  return [
    ["Not run, and why:", explained],
    ["Not run, without an explanation:", open],
    ["Explained in tools/coverage/explained.ts, but run or gone:", idle],
  ]
    .flatMap(([title, lines]) => (lines?.length ? [[title, ...lines].join("\n")] : []))
    .join("\n\n");
}

function nameOf(file: string, projectDirectory: string): string {
  return path.relative(projectDirectory, file).replaceAll("\\", "/");
}

function share({ covered, total }: { covered: number; total: number }): string {
  return `${covered}/${total} ${total === 0 ? "100.0" : ((100 * covered) / total).toFixed(1)}%`;
}

/** `3, 7-9`: consecutive lines become a range. */
function ranges(lines: readonly number[]): string {
  const found: [number, number][] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last !== undefined && last[1] === line - 1) {
      last[1] = line;
    } else {
      found.push([line, line]);
    }
  }
  return found.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(", ");
}
