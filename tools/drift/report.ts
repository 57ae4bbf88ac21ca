import type { Drift, Named } from "./compare.ts";
import type { DeclaredName, RegisteredName } from "./names.ts";

/** The number of findings that make the check fail. */
export function findingCount({ missing, unknown, unreadable }: Drift): number {
  return missing.length + unknown.length + unreadable.length;
}

/** The findings, one per line, and the count as the last line. */
export function reportOf(drift: Drift): string {
  const { missing, unknown, unreadable, leftOut, foreign, undeclared, registeredCount } = drift;
  return [
    ...table([
      ...undeclared.map(({ name, declared }) => [
        "note",
        name,
        `nothing is declared: no global ${declared.join(" or ")}`,
      ]),
      ...foreign.map((named) => ["note", fullName(named), `only ${named.entry.place} declares it; LuatOS lacks it`]),
      ...leftOut.map((named) => ["left out", fullName(named), named.surface.leftOut?.[named.entry.name] ?? ""]),
      ...missing.map((named) => ["missing", fullName(named), whereRegistered(named.entry)]),
      ...unknown.map((named) => ["unknown", fullName(named), named.entry.place]),
      ...unreadable.map(({ place, reason }) => ["unreadable", place, reason]),
    ]),
    `${missing.length} missing, ${unknown.length} unknown, ${unreadable.length} unreadable; ${registeredCount} names`,
  ].join("\n");
}

function fullName({ surface, entry }: Named<RegisteredName | DeclaredName>): string {
  return `${surface.name}.${entry.name}`;
}

function whereRegistered({ place, conditions }: RegisteredName): string {
  return conditions.length > 0 ? `${place} (${conditions.join(", ")})` : place;
}

function table(rows: string[][]): string[] {
  const widths = [0, 1].map((column) => Math.max(0, ...rows.map((row) => (row[column] ?? "").length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
