import type { Cause, CauseKind } from "./cause.ts";
import type { Result } from "./shared.ts";

/** The meaning of each kind, in the order of the table. */
const kinds: readonly [kind: CauseKind, says: string][] = [
  ["runs", "run without an error"],
  ["not simulated", "stop at something that is not simulated"],
  ["nil on this core", "stop at something that the model's core lacks"],
  ["nil in the simulator", "stop at a nil that the core has"],
  ["a file is missing", "require a file that is not in the folder"],
  ["does not parse", "do not parse"],
  ["out of memory", "run out of memory"],
  ["hangs", "never wait"],
  ["error in the script", "stop at another error"],
  ["the simulator failed", "break the simulator"],
];

/** Prints the results of a census as a table. */
export function censusTable(results: readonly Result[], listFolders: boolean): string {
  const lines: string[] = [];
  for (const [kind, says] of kinds) {
    const of = results.filter(({ cause }) => cause.kind === kind);
    if (of.length > 0) {
      lines.push(row(of.length, says), ...details(of, listFolders, kind === "runs"));
    }
  }
  return [...lines, row(results.length, "in all")].join("\n");
}

function details(results: readonly Result[], listFolders: boolean, plain: boolean): string[] {
  if (plain) {
    return listFolders ? results.map(({ folder }) => `          ${folder}`) : [];
  }
  const byWhat = new Map<string, Result[]>();
  for (const result of results) {
    const what = shown(result.cause);
    byWhat.set(what, [...(byWhat.get(what) ?? []), result]);
  }
  return [...byWhat]
    .sort(([a, first], [b, second]) => second.length - first.length || (a < b ? -1 : 1))
    .flatMap(([what, of]) => [
      `${String(of.length).padStart(9)} ${what}`,
      ...(listFolders ? of.map(({ folder }) => `          ${folder}`) : []),
    ]);
}

/** For something that is not simulated, the table shows the module only. */
function shown({ kind, what }: Cause): string {
  return kind === "not simulated" ? (what.split(/[.:]/)[0] as string) : what || "–";
}

function row(count: number, says: string): string {
  return `${String(count).padStart(4)} ${says}`;
}
