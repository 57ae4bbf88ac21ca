import { type CTables, readComparedNames, readCTables } from "./c-tables.ts";
import type { Declarations } from "./declared.ts";
import { readLuaNames } from "./lua-names.ts";
import type { Registration, Surface } from "./modules.ts";
import type { DeclaredName, RegisteredName, Registrations, Unreadable } from "./names.ts";
import type { SourceTree } from "./source-tree.ts";

/** An entry of a surface. */
export interface Named<Entry> {
  surface: Surface;
  entry: Entry;
}

/** The differences between LuatOS and types/. */
export interface Drift {
  /** Registered by LuatOS, not declared. */
  missing: Named<RegisteredName>[];
  /** Declared by types/, not registered. */
  unknown: Named<DeclaredName>[];
  /** Registered in a form that could not be read. */
  unreadable: Unreadable[];
  /** Registered, and left out of types/ on purpose. */
  leftOut: Named<RegisteredName>[];
  /** Declared by lua-types only, not registered: it compiles, and fails on the module. */
  foreign: Named<DeclaredName>[];
  /** Surfaces for which types/ declares nothing at all. */
  undeclared: Surface[];
  /** How many different names LuatOS registers in all surfaces. */
  registeredCount: number;
}

/** A file that the table of surfaces names, but the sources lack. */
export class MissingSourceError extends Error {}

/** Compares what LuatOS registers with what types/ declares. Throws a MissingSourceError when a file is missing. */
export function findDrift(surfaces: readonly Surface[], sources: SourceTree, declarations: Declarations): Drift {
  const files = new SourceFiles(sources);
  const drift: Drift = {
    missing: [],
    unknown: [],
    unreadable: [],
    leftOut: [],
    foreign: [],
    undeclared: [],
    registeredCount: 0,
  };
  for (const surface of surfaces) {
    const registered = byName(surface.registered.flatMap((registration) => files.names(registration)));
    const found = surface.declared.map((name) => declarations.membersOf(name));
    const declared = byName(found.flatMap((members) => members ?? []));
    if (surface.declared.length > 0 && found.every((members) => members === undefined)) drift.undeclared.push(surface);
    for (const [name, entry] of registered) {
      const isOwn = surface.mustDeclare?.(entry) ?? true;
      if (isOwn) drift.registeredCount++;
      if (Object.hasOwn(surface.leftOut ?? {}, name)) drift.leftOut.push({ surface, entry });
      else if (isOwn && !declared.has(name)) drift.missing.push({ surface, entry });
    }
    for (const [name, entry] of declared) {
      if (registered.has(name) || entry.absent) continue;
      (entry.ours ? drift.unknown : drift.foreign).push({ surface, entry });
    }
  }
  drift.unreadable = [...files.unreadable(), ...files.unlistedTables(surfaces)];
  return drift;
}

function byName<Entry extends { name: string }>(entries: readonly Entry[]): Map<string, Entry> {
  const map = new Map<string, Entry>();
  for (const entry of entries) if (!map.has(entry.name)) map.set(entry.name, entry);
  return map;
}

/** The source files, each read only once. */
class SourceFiles {
  readonly #sources: SourceTree;
  readonly #texts = new Map<string, string>();
  readonly #tables = new Map<string, CTables>();
  readonly #unreadable = new Map<string, Unreadable>();

  constructor(sources: SourceTree) {
    this.#sources = sources;
  }

  names(registration: Registration): RegisteredName[] {
    const found = this.#registrations(registration);
    for (const problem of found.unreadable) this.#unreadable.set(`${problem.place} ${problem.reason}`, problem);
    return found.names;
  }

  unreadable(): Unreadable[] {
    return [...this.#unreadable.values()];
  }

  /** Tables with names that are in a file we read, but on no surface: perhaps a new userdata. */
  unlistedTables(surfaces: readonly Surface[]): Unreadable[] {
    const listed = new Set(
      surfaces.flatMap(({ registered }) => registered.map((r) => ("table" in r ? `${r.file} ${r.table}` : ""))),
    );
    return [...this.#texts.keys()]
      .filter((file) => file.endsWith(".c"))
      .flatMap((file) => [...this.#tablesOf(file)].map(([table, { names }]) => ({ file, table, names })))
      .filter(({ file, table, names }) => names.length > 0 && !listed.has(`${file} ${table}`))
      .map(({ file, table, names }) => ({
        place: names[0]?.place ?? file,
        reason: `table ${table} is not listed in tools/drift/modules.ts`,
      }));
  }

  #registrations(registration: Registration): Registrations {
    const { file } = registration;
    const text = this.#text(file);
    if ("luaTable" in registration) return readLuaNames(file, text, registration.luaTable);
    const found =
      "table" in registration
        ? this.#tablesOf(file).get(registration.table)
        : readComparedNames(file, text, registration.indexFunction);
    const what = "table" in registration ? `table ${registration.table}` : `function ${registration.indexFunction}`;
    return found ?? { names: [], unreadable: [{ place: file, reason: `${what} is not there any more` }] };
  }

  #tablesOf(file: string): CTables {
    const tables = this.#tables.get(file) ?? readCTables(file, this.#text(file));
    this.#tables.set(file, tables);
    return tables;
  }

  #text(file: string): string {
    const text = this.#texts.get(file) ?? this.#sources.read(file);
    if (text === undefined) throw new MissingSourceError(file);
    this.#texts.set(file, text);
    return text;
  }
}
