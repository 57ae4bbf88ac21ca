import type { ModelName } from "./models.ts";
import type { Section } from "./sections.ts";
import type { Simulator } from "./simulator.ts";

/** What a firmware holds of the Lua heap, in bytes. Equal texts give equal figures. */
export interface HeapUse {
  /**
   * What each section holds before `sys.run()`: its code, its constants and what it has made. In the order of the
   * sections.
   */
  sections: number[];
  /** How much Lua's table of strings has grown. It doubles now and then, whichever section comes last. */
  stringTable: number;
  /** How much of that becomes garbage when `sys.run()` takes the place of what has run: 0 or less. */
  freed: number;
}

/**
 * Measures a firmware's share of the heap when `sys.run()` begins, after garbage collection, on one model after the
 * other. The sum of a model's figures is the firmware's cost above an empty script. Throws an Error when it does not
 * load.
 */
export function measureHeap(
  lua: string,
  sections: Section[],
  models: readonly ModelName[],
  simulator: Simulator,
): HeapUse[] {
  const read = (scripts: Record<string, string>, model = models[0] as ModelName): number[] =>
    readHeap(scripts, model, simulator);
  const texts = prefixes(lua, sections);
  const whole = read({ "main.lua": loader(2), ...scriptsOf(["", lua]) });
  const code = read({ "main.lua": `${roomForStrings}${loader(texts.length)}`, ...scriptsOf(texts) });
  const stringTable = growth(whole, 0) - ((code.at(-1) as number) - (code[0] as number));
  // Code is the same on each model.
  return models.map((model) => {
    const made = read({ "main.lua": withMarks(lua, sections) }, model);
    const held = sections.map((_, index) => growth(code, index) + growth(made, index));
    const before = held.reduce((sum, bytes) => sum + bytes, stringTable);
    return { sections: held, stringTable, freed: heapWhenRunning(lua, model, simulator) - before };
  });
}

/**
 * What a firmware holds of the heap above an empty script when `sys.run()` begins, after garbage collection. On lua32,
 * its instructions and line numbers lie in flash, as on a module. Throws an Error when it does not load.
 */
function heapWhenRunning(lua: string, model: ModelName, simulator: Simulator): number {
  return heapOf(lua, model, simulator) - heapOfEmpty(model, simulator);
}

/** An empty script holds the same every time, so it is measured once. */
function heapOfEmpty(model: ModelName, simulator: Simulator): number {
  const byModel = emptyHeaps.get(simulator) ?? new Map<ModelName, number>();
  const bytes = byModel.get(model) ?? heapOf(emptyScript, model, simulator);
  emptyHeaps.set(simulator, byModel.set(model, bytes));
  return bytes;
}

const emptyHeaps = new WeakMap<Simulator, Map<ModelName, number>>();

function heapOf(script: string, model: ModelName, simulator: Simulator): number {
  return readHeap({ "main.lua": starter, firmware: script }, model, simulator)[0] as number;
}

const emptyScript = `PROJECT = "empty"\nVERSION = "1.0.0"\n_G.sys = require("sys")\nreturn sys.run()\n`;

const marker = "@heap";

/** Lua that collects the garbage and makes the host read the heap. */
const mark = `collectgarbage() collectgarbage() print("${marker}")`;

/** Lua that makes the table of strings so large that no firmware can make it grow. */
const roomForStrings = `local held = {} for number = 1, 4096 do held[number] = "held" .. number end\n`;

/** Runs a firmware in its own place, with a mark at the start of `sys.run()`. */
const starter = `local sys = require("sys")
local run = sys.run
sys.run = function()
  ${mark}
  return run()
end
return loadfile("/luadb/firmware")()
`;

/** A chunk is compiled as a whole before it runs. So its code is measured on texts that end after each section. */
function loader(count: number): string {
  return `for number = 0, ${count - 1} do
  local chunk = loadfile("/luadb/" .. number)
  ${mark}
end
sys.run()
`;
}

function scriptsOf(texts: string[]): Record<string, string> {
  return Object.fromEntries(texts.map((text, number) => [String(number), text]));
}

/** An empty text, then the text up to the end of each section. */
function prefixes(lua: string, sections: Section[]): string[] {
  const lines = lua.split("\n");
  return ["", ...sections.map(({ end }) => `${lines.slice(0, end).join("\n")}\n`)];
}

/** The end of a firmware. */
const ending = /(?:return )?sys\.run\(\)\n*$/;

/** The firmware with a mark at its start and after each section; after the last section, that is before `sys.run()`. */
function withMarks(lua: string, sections: Section[]): string {
  const lines = lua.split("\n");
  const texts = sections.map(({ start, end }) => lines.slice(start, end).join("\n").replace(ending, ""));
  return [mark, ...texts.flatMap((text) => [text, mark]), "sys.run()"].join("\n");
}

/** The bytes that the VM holds at each mark. */
function readHeap(scripts: Record<string, string>, model: ModelName, simulator: Simulator): number[] {
  const figures: number[] = [];
  const onLog = (line: string, heapBytes: number): void => {
    if (line === marker) {
      figures.push(heapBytes);
    }
  };
  const { problem } = simulator.load({ scripts, model, onLog });
  if (problem !== undefined) {
    throw new Error(`the heap cannot be measured: ${problem}`);
  }
  return figures;
}

function growth(figures: number[], index: number): number {
  return (figures[index + 1] as number) - (figures[index] as number);
}
