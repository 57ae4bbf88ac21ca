import { namedFunctions } from "./functions.ts";
import { type MappedLine, type Replacement, rewritten } from "./rewriting.ts";
import { type Binding, rangeOf } from "./scopes.ts";
import { renaming, type Whole, wholeOf } from "./whole.ts";

/** A name of the TypeScript and the lines of the Lua, from 1, in which something short stands for it. */
export interface LongName {
  name: string;
  /** Undefined: it is the name of the function whose lines these are. */
  short?: string;
  from: number;
  to: number;
}

/** A text with short names. */
export interface Shortened {
  lines: readonly MappedLine[];
  names: LongName[];
}

/**
 * Gives all locals short names, and as many of them the same one as can be told apart by where they are: Lua keeps each
 * name in memory, once. TypeScriptToLua's helpers keep theirs: a report names them.
 */
export function shortNames(lines: readonly MappedLine[]): Shortened {
  const whole = wholeOf(lines);
  const shorts = chosen(whole);
  const edits = [...shorts].flatMap(([binding, short]): Replacement[] => renaming(binding, short));
  return { lines: rewritten(lines, edits), names: longNames(shorts, whole) };
}

function chosen({ scopes }: Whole): Map<Binding, string> {
  const names = [...candidates(scopes.globals)];
  const shorts = new Map<Binding, string>();
  const namesakes = new Map<string, Binding[]>(names.map((name) => [name, []]));
  const at = ({ declaration }: Binding): number => rangeOf(declaration)[0];
  const inOrder = scopes.bindings
    .filter(({ name }) => !name.startsWith("__TS__"))
    .sort((one, other) => at(one) - at(other));
  for (const binding of inOrder) {
    const short = names.find((name) => !namesakes.get(name)?.some((earlier) => hides(binding, earlier)));
    // Beyond some thousand names at once a text would not be within Lua's limits.
    if (short !== undefined) {
      shorts.set(binding, short);
      namesakes.get(short)?.push(binding);
    }
  }
  return shorts;
}

/** Whether an earlier binding is used where a later one could be seen in its place. */
function hides({ visibleFrom, scope }: Binding, { uses }: Binding): boolean {
  return uses.some((name) => {
    const [start] = rangeOf(name);
    return visibleFrom <= start && start <= scope.end;
  });
}

/** Names that nothing else has, the shortest first. */
function candidates(globals: ReadonlySet<string>): string[] {
  const letters = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const pairs = letters.flatMap((first) => letters.map((second) => first + second));
  return [...letters, ...pairs].filter((name) => !globals.has(name) && !["do", "if", "in", "or"].includes(name));
}

function longNames(shorts: ReadonlyMap<Binding, string>, whole: Whole): LongName[] {
  const lineOf = lineCounter(whole.lua);
  const functions = namedFunctions(whole).map(({ binding, node }): LongName => {
    const [start, end] = rangeOf(node);
    return { name: binding.name, from: lineOf(start), to: lineOf(end) };
  });
  const variables = [...shorts].map(([{ name, declaration, scope }, short]): LongName => {
    return { name, short, from: lineOf(rangeOf(declaration)[0]), to: lineOf(scope.end) };
  });
  return [...functions, ...variables];
}

function lineCounter(text: string): (offset: number) => number {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (offset) => starts.findLastIndex((start) => start <= offset) + 1;
}
