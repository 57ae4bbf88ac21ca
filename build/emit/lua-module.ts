import { decode, type SourceMapMappings, type SourceMapSegment } from "@jridgewell/sourcemap-codec";
import * as lua from "typescript-to-lua";

/** Lines of Lua and where they come from. */
export interface Printed {
  lines: string[];
  /** Source-map segments of each line, as `@jridgewell/sourcemap-codec` decodes them. */
  mappings: SourceMapSegment[][];
}

/** One TypeScript file as Lua, before the modules are joined into one file. */
export class LuaModule implements Printed {
  readonly lines: string[];
  readonly mappings: SourceMapSegment[][];
  readonly #statements: readonly lua.Statement[];
  readonly #helpers: ReadonlySet<lua.LuaLibFeature>;
  readonly #print: (statements: lua.Statement[]) => Printed;

  constructor(
    /** The name by which other modules require it, e.g. `src.outbox`. */
    readonly name: string,
    /** The TypeScript file, relative to the project, with forward slashes. */
    readonly source: string,
    /** The modules that have to run before it, in that order. */
    readonly requires: readonly string[],
    file: lua.File,
    printer: lua.LuaPrinter,
  ) {
    this.#statements = file.statements;
    this.#helpers = new Set(file.luaLibFeatures);
    this.#print = (statements) => printed(printer, statements);
    ({ lines: this.lines, mappings: this.mappings } = this.print(file.statements));
  }

  /** The module as a syntax tree. What modules export and import are names of variables, not fields of tables. */
  get statements(): readonly lua.Statement[] {
    return this.#statements;
  }

  /** Which of TypeScriptToLua's helpers it may use. */
  get helpers(): ReadonlySet<lua.LuaLibFeature> {
    return this.#helpers;
  }

  /** Prints what has become of its statements. */
  print(statements: lua.Statement[]): Printed {
    return this.#print(statements);
  }
}

function printed(printer: lua.LuaPrinter, statements: lua.Statement[]): Printed {
  // Helpers are no part of a module: what is joined has them once.
  const { code, sourceMap } = printer.print(lua.createFile(statements, new Set(), ""));
  const lines = code.split("\n").slice(0, -1);
  const { mappings } = JSON.parse(sourceMap) as { mappings: string };
  const decoded: SourceMapMappings = decode(mappings);
  return { lines, mappings: lines.map((_, index) => decoded[index] ?? []) };
}
