import { decode, type SourceMapMappings, type SourceMapSegment } from "@jridgewell/sourcemap-codec";
import * as lua from "typescript-to-lua";
import { addComments, type Comments } from "../comments.ts";
import { plainLua } from "../plain-lua.ts";
import { rewritten } from "./lua-tree.ts";

/** One TypeScript file as Lua, before the modules are joined into one file. */
export interface LuaModule {
  /** The name by which other modules require it, such as `src.outbox`. */
  readonly name: string;
  /** The TypeScript file, relative to the project, with forward slashes. */
  readonly source: string;
  /** The modules that must run before it, in that order. */
  readonly requires: readonly string[];
  /** Its syntax tree. What modules export and import are names of variables, not fields of tables. */
  readonly statements: readonly lua.Statement[];
  readonly comments: Comments;
  readonly printer: lua.LuaPrinter;
}

/** The part of the joined text that comes from one module. */
export interface Section {
  module: LuaModule;
  statements: lua.Statement[];
}

/** Lines of Lua and where they come from. */
export interface Printed {
  lines: string[];
  /** Source-map segments of each line, as `@jridgewell/sourcemap-codec` decodes them. */
  mappings: SourceMapSegment[][];
}

/** Prints the statements of a module after all changes. */
export function printed({ module, statements }: Section): Printed {
  const copies = rewritten(statements, plainLua);
  addComments(copies, module.comments);
  // Helpers are not part of a module: the joined text has them once.
  const { code, sourceMap } = module.printer.print(lua.createFile(copies, new Set(), ""));
  const lines = code.split("\n").slice(0, -1);
  const decoded: SourceMapMappings = decode((JSON.parse(sourceMap) as { mappings: string }).mappings);
  return { lines, mappings: lines.map((_, index) => decoded[index] ?? []) };
}
