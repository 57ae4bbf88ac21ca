import type { SourceMapMappings } from "@jridgewell/sourcemap-codec";
import type { LuaModule } from "./compile.ts";
import { type LeanModule, leanModules } from "./lean/lean-modules.ts";
import { leanText } from "./lean/lean-text.ts";
import { type MappedLine, mappedLines } from "./lean/rewriting.ts";
import { type LongName, shortNames } from "./lean/short-names.ts";
import { helpersName } from "./section-line.ts";

/** Several Lua modules as one text. */
export interface Flattened {
  lua: string;
  /** TypeScript files, in the order of the map's source indexes. */
  sources: string[];
  mappings: SourceMapMappings;
  /** What short names stand for, and how functions are called. Empty when all names are long. */
  names: LongName[];
}

export interface FlattenOptions {
  modules: ReadonlyMap<string, LuaModule>;
  entry: string;
  /** What the lines of the entry look like that must come first. */
  head: RegExp;
  /** Lua lines to put behind the head. */
  preamble: string[];
  /** Whether the text is made to take less memory: what modules export becomes locals, and more. Default: false. */
  lean?: boolean;
  /** Whether locals get short names, which take less memory. Default: false. */
  short?: boolean;
}

/**
 * Joins an entry and the modules that it needs into one Lua text without `require`.
 *
 * The entry's head becomes the first lines of the result and its last line stays the last, as a call in the
 * place of the main function: that, and what only it has called, are garbage from then on. The other modules stand in the
 * order of the imports; the locals of each are in a `do … end` block. The source map stays exact. Raises an Error that
 * names the files when imports form a circle.
 */
export function flatten({ modules, entry, head, preamble, lean = false, short = false }: FlattenOptions): Flattened {
  const order = inOrder(modules, entry);
  const leanOnes: ReadonlyMap<LuaModule, LeanModule> = lean ? leanModules(order, order.map(localNameOf)) : new Map();
  const main = order.pop() as LuaModule;
  const result = new Joined();
  const body = joinable(main, leanOnes.get(main), modules);
  const isHead = ({ text }: MappedLine): boolean => head.test(text);
  result.take(main, body.lines.filter(isHead));
  result.add(...preamble);
  for (const module of order) {
    const { before, lines, after } = joinable(module, leanOnes.get(module), modules);
    // sections.ts knows a module by this line.
    result.add(`-- ${module.source ?? helpersName}`, ...before);
    result.take(module, lines);
    result.add(...after);
  }
  result.add(`-- ${main.source}`, ...declaring([...(leanOnes.get(main)?.own ?? [])]));
  const rest = body.lines.filter((line) => !isHead(line));
  const end = rest.findLastIndex(({ text }) => text === "sys.run()");
  result.take(main, rest.slice(0, end));
  result.add(...(end < 0 ? [] : [inPlace]));
  result.take(main, rest.slice(end));
  if (lean) {
    result.change(leanText);
  }
  if (short) {
    result.change((lines) => {
      const { lines: shortened, names } = shortNames(lines);
      result.names = names;
      return shortened;
    });
  }
  return result;
}

/** Stands before `sys.run()`. Tools know that one by its line. */
const inPlace = "return -- a call in the place of this function: what has run once is garbage";

class Joined implements Flattened {
  sources: string[] = [];
  mappings: SourceMapMappings = [];
  names: LongName[] = [];
  private lines: string[] = [];

  get lua(): string {
    return `${this.lines.join("\n")}\n`;
  }

  add(...lines: string[]): void {
    this.lines.push(...lines);
    this.mappings.push(...lines.map(() => []));
  }

  /** Puts another text in the place of what is there. */
  change(action: (lines: readonly MappedLine[]) => readonly MappedLine[]): void {
    const lines = action(mappedLines(this.lines, this.mappings));
    this.lines = lines.map(({ text }) => text);
    this.mappings = lines.map(({ segments }) => [...segments]);
  }

  take({ source }: LuaModule, lines: readonly MappedLine[]): void {
    let sourceIndex = source === undefined ? -1 : this.sources.indexOf(source);
    if (sourceIndex < 0 && source !== undefined) {
      sourceIndex = this.sources.push(source) - 1;
    }
    for (const { text, segments } of lines) {
      this.lines.push(text);
      this.mappings.push(
        segments.flatMap((segment) =>
          segment.length === 1 ? [] : [[segment[0], sourceIndex, segment[2], segment[3]]],
        ),
      );
    }
  }
}

/** A module's lines with what stands in front of them and behind them. */
interface Joinable {
  before: string[];
  lines: MappedLine[];
  after: string[];
}

function joinable(module: LuaModule, lean: LeanModule | undefined, modules: ReadonlyMap<string, LuaModule>): Joinable {
  if (lean !== undefined && !lean.needsTable) {
    const lines = withoutRequires(lean.lines, modules);
    return lean.needsBlock
      ? { before: [...declaring(lean.shared), "do", ...declaring(lean.own)], lines, after: ["end"] }
      : { before: declaring(lean.shared), lines, after: [] };
  }
  const own = localNameOf(module);
  const lines = withoutRequires(lean?.lines ?? withoutFrame(module), modules);
  const usesExports = lines.some(({ text }) => /\b____exports\b/.test(text));
  return {
    before: [`local ${own} = {}`, "do", ...(usesExports ? [`local ____exports = ${own}`] : [])],
    lines,
    after: ["end"],
  };
}

function declaring(names: readonly string[]): string[] {
  return names.length > 0 ? [`local ${names.join(", ")}`] : [];
}

const requirePattern = /\brequire\("([^"]+)"\)/g;

function inOrder(modules: ReadonlyMap<string, LuaModule>, entry: string): LuaModule[] {
  const order: LuaModule[] = [];
  const path: string[] = [];
  const visit = (name: string): void => {
    const module = modules.get(name);
    if (module === undefined) {
      throw new Error(`${path.at(-1) ?? "the build"} needs the Lua module "${name}", which no source file makes`);
    }
    if (order.includes(module)) {
      return;
    }
    if (path.includes(name)) {
      const circle = [...path.slice(path.indexOf(name)), name].map((each) => modules.get(each)?.source ?? each);
      throw new Error(`imports form a circle: ${circle.join(" → ")}. Move what they share into a file of its own.`);
    }
    path.push(name);
    for (const required of requiredModules(module, modules)) {
      visit(required);
    }
    path.pop();
    order.push(module);
  };
  visit(entry);
  return order;
}

function requiredModules(module: LuaModule, modules: ReadonlyMap<string, LuaModule>): string[] {
  return module.lines
    .flatMap((line) => [...line.matchAll(requirePattern)].map((match) => match[1] as string))
    .filter((name) => modules.has(name));
}

/** Takes away the module's own frame: `local ____exports = {}`, `return …`. */
function withoutFrame(module: LuaModule): MappedLine[] {
  return mappedLines(module.lines, module.mappings)
    .filter(({ text }) => text !== "local ____exports = {}" && text !== "return ____exports")
    .map(({ text, segments }) => {
      // TypeScriptToLua's helpers end in a table of what they export, over several lines.
      const isTable = module.source === undefined && text === "return {";
      return { text: isTable ? `${localNameOf(module)} = {` : text, segments };
    });
}

/** Turns each `require` of a module into the local that stands for it. One that stands alone has been done by then. */
function withoutRequires(lines: readonly MappedLine[], modules: ReadonlyMap<string, LuaModule>): MappedLine[] {
  return lines.flatMap(({ text, segments }) => {
    const [alone, name = ""] = /^\s*require\("([^"]+)"\)$/.exec(text) ?? [];
    if (alone !== undefined && modules.has(name)) {
      return [];
    }
    const replaced = text.replace(requirePattern, (whole, required: string) => {
      const module = modules.get(required);
      return module === undefined ? whole : localNameOf(module);
    });
    return { text: replaced, segments };
  });
}

function localNameOf({ name }: LuaModule): string {
  return `____${name.replaceAll(/[^A-Za-z0-9]/g, "_")}`;
}
