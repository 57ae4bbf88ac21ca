import type { SourceMapMappings } from "@jridgewell/sourcemap-codec";
import type { LuaModule } from "./compile.ts";

/** Several Lua modules as one text. */
export interface Flattened {
  lua: string;
  /** TypeScript files, in the order of the map's source indexes. */
  sources: string[];
  mappings: SourceMapMappings;
}

export interface FlattenOptions {
  modules: ReadonlyMap<string, LuaModule>;
  entry: string;
  /** What the lines of the entry look like that must come first. */
  head: RegExp;
  /** Lua lines to put behind the head. */
  preamble: string[];
}

/**
 * Joins an entry and the modules that it needs into one Lua text without `require`.
 *
 * The entry's head becomes the first lines of the result and its last line stays the last. Each other module becomes a `do … end` block that fills a local table, in the order of the imports. Only whole lines are moved,
 * so that the source map stays exact. Raises an Error that names the files when imports form a circle.
 */
export function flatten({ modules, entry, head, preamble }: FlattenOptions): Flattened {
  const order = inOrder(modules, entry);
  const result = new Joined();
  const main = order.pop() as LuaModule;
  const body = withoutModuleFrame(main, modules);
  result.take(
    main,
    body.filter(({ text }) => head.test(text)),
  );
  result.add(...preamble);
  for (const module of order) {
    const own = localName(module.name);
    // sections.ts knows a block by these three lines.
    result.add(`-- ${module.source ?? helpersName}`, `local ${own} = {}`, "do");
    if (module.lines.some((line) => /\b____exports\b/.test(line))) {
      result.add(`local ____exports = ${own}`);
    }
    result.take(module, withoutModuleFrame(module, modules));
    result.add("end");
  }
  result.add(`-- ${main.source}`);
  result.take(
    main,
    body.filter(({ text }) => !head.test(text)),
  );
  return result;
}

/** What TypeScriptToLua's helpers are called where a source file's name would stand. */
export const helpersName = "TypeScriptToLua";

interface Line {
  text: string;
  index: number;
}

class Joined implements Flattened {
  sources: string[] = [];
  mappings: SourceMapMappings = [];
  private lines: string[] = [];

  get lua(): string {
    return `${this.lines.join("\n")}\n`;
  }

  add(...lines: string[]): void {
    this.lines.push(...lines);
    this.mappings.push(...lines.map(() => []));
  }

  take({ source, mappings }: LuaModule, lines: Line[]): void {
    let sourceIndex = source === undefined ? -1 : this.sources.indexOf(source);
    if (sourceIndex < 0 && source !== undefined) {
      sourceIndex = this.sources.push(source) - 1;
    }
    for (const { text, index } of lines) {
      this.lines.push(text);
      const segments = mappings[index] ?? [];
      this.mappings.push(
        segments.flatMap((segment) =>
          segment.length === 1 ? [] : [[segment[0], sourceIndex, segment[2], segment[3]]],
        ),
      );
    }
  }
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

/** Takes away the module's own frame (`local ____exports = {}`, `return …`) and turns each require into a local. */
function withoutModuleFrame(module: LuaModule, modules: ReadonlyMap<string, LuaModule>): Line[] {
  const lines: Line[] = [];
  let inReturn = false;
  module.lines.forEach((original, index) => {
    if (original === "local ____exports = {}" || original === "return ____exports") {
      return;
    }
    let text = original.replace(requirePattern, (whole, name: string) => (modules.has(name) ? localName(name) : whole));
    if (module.source === undefined) {
      // TypeScriptToLua's helpers end in a table of what they export, over several lines.
      inReturn ||= /^return \{$/.test(text);
      text = inReturn ? text.replace(/^return \{$/, `${localName(module.name)} = {`) : text;
    }
    lines.push({ text, index });
  });
  return lines;
}

function localName(module: string): string {
  return `____${module.replaceAll(/[^A-Za-z0-9]/g, "_")}`;
}
