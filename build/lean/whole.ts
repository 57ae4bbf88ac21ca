import type { Node, Statement } from "luaparse";
import { mostLocals } from "../limits.ts";
import { sectionLine } from "../section-line.ts";
import { type MappedLine, type Piece, type Replacement, replacing, rewritten } from "./rewriting.ts";
import { type Binding, rangeOf, type Scopes, scopesOf } from "./scopes.ts";

/** All modules as one text, with what its names mean. */
export interface Whole {
  lines: readonly MappedLine[];
  lua: string;
  scopes: Scopes;
}

/** Looks at a text and says what to put where. Nothing: it leaves the text as it is. */
export type Pass = (whole: Whole) => Replacement[];

/** Runs each pass until it finds nothing, then the next; and all again while any has found something. */
export function withPasses(lines: readonly MappedLine[], passes: readonly Pass[]): readonly MappedLine[] {
  let whole = wholeOf(lines);
  for (let found = true; found; ) {
    found = false;
    for (const pass of passes) {
      for (let next = pass(whole); next.length > 0; next = pass(whole)) {
        whole = wholeOf(rewritten(whole.lines, next));
        found = true;
      }
    }
  }
  return whole.lines;
}

/** Reads a text. */
export function wholeOf(lines: readonly MappedLine[]): Whole {
  const lua = lines.map(({ text }) => text).join("\n");
  return { lines, lua, scopes: scopesOf(lua) };
}

/** Whether the text may have so many locals more at its top, whichever of its blocks is run. `opened`: blocks that go. */
export function hasRoomAtTop(more: number, whole: Whole, opened: ReadonlySet<Statement> = new Set()): boolean {
  const { bindings, chunk } = whole.scopes;
  const inner = bindings.filter(({ scope }) => scope.parent !== undefined && scope.depth === 0);
  const ends = new Map<number, number>();
  for (const { declaration } of inner) {
    const statement = chunk.body.find((each) => rangeOf(each)[1] > rangeOf(declaration)[0]);
    if (statement !== undefined && !opened.has(statement)) {
      const [, end] = rangeOf(statement);
      ends.set(end, (ends.get(end) ?? 0) + 1);
    }
  }
  return topBindings(whole).length + more + Math.max(0, ...ends.values()) <= mostLocals;
}

/** The names that are declared at the top of a text, outside all blocks. */
export function topBindings({ scopes }: Whole): Binding[] {
  return scopes.bindings.filter(({ scope }) => scope.parent === undefined);
}

/** What takes a statement away, with the comment above it that is about it. */
export function withoutStatement(statement: Statement, { lua }: Pick<Whole, "lua">): Replacement {
  const [at, end] = rangeOf(statement);
  const pieces = apart(end, { lua });
  let start = lua.lastIndexOf("\n", at - 1) + 1;
  if (lua.slice(start, at).trim() !== "") {
    return { start: at, end, pieces };
  }
  for (;;) {
    const above = lua.lastIndexOf("\n", start - 2) + 1;
    const line = lua.slice(above, Math.max(above, start - 1));
    if (start === 0 || !/^\s*--/.test(line) || sectionLine.test(line)) {
      return { start, end, pieces };
    }
    start = above;
  }
}

/** What has to stand before a place: a statement that begins with a parenthesis would call what is before it now. */
export function apart(place: number, { lua }: Pick<Whole, "lua">): Piece[] {
  return /^(?:\s|--.*\n)*\(/.test(lua.slice(place)) ? [";"] : [];
}

/** Takes names out of declarations without values, and declarations away of which nothing is left. */
export function withoutNames(bindings: readonly Binding[], whole: Whole): Replacement[] {
  const gone = new Set<Node>(bindings.map(({ declaration }) => declaration));
  const statements = new Set([...gone].map((declaration) => whole.scopes.parentOf(declaration) as Statement));
  return [...statements].flatMap((statement) => {
    const names = statement.type === "LocalStatement" ? statement.variables.filter((each) => !gone.has(each)) : [];
    return names.length === 0
      ? withoutStatement(statement, whole)
      : replacing(statement, `local ${names.map(({ name }) => name).join(", ")}`);
  });
}

/** Gives a binding another name, wherever it stands. */
export function renaming({ declaration, uses }: Binding, name: string): Replacement[] {
  return [declaration, ...uses].map((node) => replacing(node, name));
}

/** A name that nothing in the text has, nor `others`. */
export function freeName(name: string, behind: string, { scopes }: Whole, others: Iterable<string> = []): string {
  const taken = new Set([...scopes.globals, ...scopes.bindings.map((each) => each.name), ...others]);
  let free = `${name}_${behind}`;
  for (let number = 2; taken.has(free); number++) {
    free = `${name}_${behind}_${number}`;
  }
  return free;
}
