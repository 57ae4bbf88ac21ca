import type { SourceMapMappings, SourceMapSegment } from "@jridgewell/sourcemap-codec";
import { withConditions } from "./conditional.ts";
import { type LuaModule, type Printed, printed, type Section } from "./emit/lua-module.ts";
import { helpersFor } from "./helpers.ts";
import { optimized } from "./join/fold.ts";
import { laidOut, localsAtTop } from "./join/layout.ts";
import { chosenNames, named, usesIn } from "./join/names.ts";
import { mostLocals } from "./limits.ts";
import { headerOf, helpersName, instanceName } from "./sections.ts";

/** Several Lua modules as one text. */
export interface Flattened {
  lua: string;
  /** TypeScript files, in the order of the map's source indexes. */
  sources: string[];
  mappings: SourceMapMappings;
}

/** What to join. */
export interface FlattenOptions {
  modules: ReadonlyMap<string, LuaModule>;
  entry: string;
  /** The pattern of the entry's lines that must come first. */
  head: RegExp;
  /** Lua lines to put after the head. */
  preamble: string[];
  /** Files that become the body of one function. It can run several times: each run has its own variables. */
  instance?: Instance | undefined;
  /** Whether constants are written where they are used, and unused code is left out. Default: true. */
  optimize?: boolean;
}

/** The modules that stand in a function of their own. */
export interface Instance {
  /** The names of the modules. Of the other modules, only the entry may need them. */
  modules: ReadonlySet<string>;
  /** The head of the function: `local function make(settings)`. */
  head: string;
  /** Modules that run, with what only they need, only in runs that meet a condition in Lua: by their names. */
  conditions: ReadonlyMap<string, string>;
}

/**
 * Joins an entry and the modules that it needs into one Lua text without `require`.
 *
 * The entry's head becomes the first lines of the result. Its last line stays the last, as a call that takes the place
 * of the main function: from then on, the main function and what only it has called are garbage. The other modules
 * stand in the order of the imports. The source map stays exact. Throws an Error that names the files when imports form
 * a circle.
 */
export function flatten({ modules, entry, head, preamble, instance, optimize = true }: FlattenOptions): Flattened {
  const isInside = ({ name }: LuaModule): boolean => instance?.modules.has(name) === true;
  const ordered = inOrder(modules, entry);
  const outside = ordered.filter((module) => !isInside(module));
  const blocks = withConditions(ordered.filter(isInside), instance?.conditions ?? new Map());
  const all = [...outside.slice(0, -1), ...blocks.flatMap((each) => each.modules), ...outside.slice(-1)].map(
    (module): Section => ({ module, statements: [...module.statements] }),
  );
  const needed = optimize ? optimized(all) : all;
  const uses = usesIn(needed);
  const helpers = helpersFor(uses.globals);
  const sectionsOf = (some: readonly LuaModule[]): Section[] => needed.filter(({ module }) => some.includes(module));
  // Only one of these is open at a time. It shares Lua's limit with what stands around it.
  const conditionals = blocks
    .filter(({ condition }) => condition !== undefined)
    .map(({ condition, modules }) => ({ condition, sections: laidOut(sectionsOf(modules), uses, mostLocals >> 1) }))
    .filter(({ sections }) => sections.some(({ statements }) => statements.length > 0));
  const inside = laidOut(
    sectionsOf(blocks.flatMap(({ condition, modules }) => (condition === undefined ? modules : []))),
    uses,
    Math.max(0, ...conditionals.map((each) => localsAtTop(each.sections))),
  );
  const around = laidOut(
    sectionsOf(outside),
    uses,
    localsIn(preamble) + localsIn(helpers) + (instance === undefined ? 0 : 1),
  );
  const insideInOrder = all.flatMap(({ module }) =>
    [...inside, ...conditionals.flatMap((each) => each.sections)].filter((each) => each.module === module),
  );
  const sections = [...around.slice(0, -1), ...insideInOrder, ...around.slice(-1)];
  const names = chosenNames(sections);
  const parts = sections.map(({ module, statements }) => ({
    module,
    ...printed({ module, statements: named(statements, names) }),
  }));

  const result = new Joined();
  const main = parts.at(-1) as (typeof parts)[number];
  const isHead = (line: string): boolean => head.test(line);
  result.take(main.module, linesOf(main, isHead));
  result.add(...preamble);
  if (helpers.length > 0) {
    result.add(...headerOf(helpersName), ...helpers);
  }
  for (const part of parts) {
    // What stands inside is not indented: a module does not store that, so it would make the text seem too large.
    if (instance !== undefined && part.module === insideInOrder[0]?.module) {
      result.add(...headerOf(instanceName), instance.head);
    } else if (instance !== undefined && part === main) {
      result.add("end");
    }
    const begun = conditionals.find((each) => each.sections[0]?.module === part.module);
    if (begun !== undefined) {
      result.begin(`if ${begun.condition} then`);
    }
    if (part === main || part.lines.length > 0) {
      result.add(...headerOf(part.module.source, part.module.comments.head));
    }
    result.take(part.module, part === main ? bodyOf(part, isHead) : part);
    if (conditionals.some((each) => each.sections.at(-1)?.module === part.module)) {
      result.end();
    }
  }
  return result.ended();
}

/** Stands above the last line. */
const aboveEnd = "-- The last line is a return, so that the memory of all that has run only once is free from here on.";
const end = "sys.run()";
const inPlace = "return ";

class Joined {
  private readonly sources: string[] = [];
  private readonly mappings: SourceMapMappings = [];
  private readonly lines: string[] = [];
  private indent = "";

  add(...lines: string[]): void {
    this.lines.push(...lines.map((line) => this.indented(line)));
    this.mappings.push(...lines.map(() => []));
  }

  /** Begins a block. */
  begin(line: string): void {
    this.add(line);
    this.indent = "    ";
  }

  /** Ends the block that has begun. */
  end(): void {
    this.indent = "";
    this.add("end");
  }

  take({ source }: LuaModule, { lines, mappings }: Printed): void {
    const known = this.sources.indexOf(source);
    const index = known >= 0 ? known : this.sources.push(source) - 1;
    this.lines.push(...lines.map((line) => this.indented(line)));
    this.mappings.push(
      ...mappings.map((segments) =>
        segments
          .flatMap(([column, , line, sourceColumn]) =>
            line === undefined || sourceColumn === undefined
              ? []
              : [[column + this.indent.length, index, line, sourceColumn] as const],
          )
          .map((each) => [...each] as [number, number, number, number]),
      ),
    );
  }

  private indented(line: string): string {
    return line === "" ? line : this.indent + line;
  }

  ended(): Flattened {
    if (this.lines.at(-1) === end) {
      this.lines.pop();
      const segments = this.mappings.pop() ?? [];
      const isFirst = /^(--|$)/.test(this.lines.at(-1) ?? "");
      this.add(...(isFirst ? [] : [""]), aboveEnd, inPlace + end);
      const shifted = segments.map(([column, ...place]) => [column + inPlace.length, ...place]);
      this.mappings.splice(-1, 1, shifted as SourceMapSegment[]);
    }
    return { lua: `${this.lines.join("\n")}\n`, sources: this.sources, mappings: this.mappings };
  }
}

function linesOf({ lines, mappings }: Printed, isWanted: (line: string, index: number) => boolean): Printed {
  const wanted = lines.flatMap((line, index) => (isWanted(line, index) ? index : []));
  return { lines: wanted.map((at) => lines[at] as string), mappings: wanted.map((at) => mappings[at] ?? []) };
}

/** The lines that are not of the head. Where the head has stood, there is at most one empty line, and none in front. */
function bodyOf(main: Printed, isHead: (line: string) => boolean): Printed {
  const body = linesOf(main, (line) => !isHead(line));
  return linesOf(body, (line, index) => line !== "" || (body.lines[index - 1] ?? "") !== "");
}

/** How many locals the lines declare outside any block. */
function localsIn(lines: readonly string[]): number {
  const lists = lines.flatMap((line) => /^local (?:function )?([\w, ]+)/.exec(line)?.[1] ?? []);
  return lists.reduce((count, list) => count + list.split(",").length, 0);
}

/** The modules that an entry needs, in the order in which they run. The entry is the last. */
export function inOrder(modules: ReadonlyMap<string, LuaModule>, entry: string): LuaModule[] {
  const order: LuaModule[] = [];
  const path: string[] = [];
  const visit = (name: string): void => {
    const module = modules.get(name);
    if (module === undefined) {
      throw new Error(`${path.at(-1) ?? "the build"} needs the Lua module "${name}", which no source file provides`);
    }
    if (order.includes(module)) {
      return;
    }
    if (path.includes(name)) {
      const circle = [...path.slice(path.indexOf(name)), name].map((each) => modules.get(each)?.source ?? each);
      throw new Error(`imports form a circle: ${circle.join(" → ")}. Move what they share into a file of its own.`);
    }
    path.push(name);
    module.requires.forEach(visit);
    path.pop();
    order.push(module);
  };
  visit(entry);
  return order;
}
