import type { FunctionDeclaration } from "luaparse";
import { sectionLine } from "../section-line.ts";
import { functionAround, functionsAround, isIn, mayUse, outerBindings } from "./functions.ts";
import { definitionBy, memberOf, type Use } from "./module-text.ts";
import { type Replacement, replacing } from "./rewriting.ts";
import type { Scopes } from "./scopes.ts";
import { freeName, hasRoomAtTop, type Whole } from "./whole.ts";

/**
 * Reads functions of libraries once, at the start, where many functions call them: a local takes less memory than the two
 * names in each of them, and a call one instruction less. Of libraries that are always there and that nobody changes.
 */
export function libraryFunctionsOnce(whole: Whole): Replacement[] {
  const { scopes, lua } = whole;
  const byPath = new Map<string, Use[]>();
  for (const name of scopes.globalUses.filter((each) => libraries.has(each.name))) {
    const member = memberOf(name, scopes);
    if (member !== undefined) {
      const path = `${name.name}.${member.field}`;
      byPath.set(path, [...(byPath.get(path) ?? []), member.use]);
    }
  }
  const crowded = crowdedBy([...byPath.values()], whole);
  const worthy = [...byPath]
    .filter(([, uses]) => uses.every((use) => definitionBy(use, scopes) === undefined))
    .map(([path, uses]): [string, Use[]] => [
      path,
      uses.filter(({ node }) => !crowded.some((each) => isIn(node, each))),
    ])
    .filter(([path, uses]) => isWorthIt(path, uses, scopes));
  if (worthy.length === 0 || !hasRoomAtTop(worthy.length, whole)) {
    return [];
  }
  const names = worthy.map(([path]) => freeName(...(path.split(".") as [string, string]), whole));
  const start = startOfSources(lua);
  return [
    { start, end: start, pieces: worthy.map(([path], index) => `local ${names[index]} = ${path}\n`) },
    ...worthy.flatMap(([, uses], index) => uses.map(({ node }) => replacing(node, names[index] as string))),
  ];
}

const libraries: ReadonlySet<string> = new Set(["log", "math", "string", "sys", "table"]);

/** What the local takes with its name, and what it spares: in each function a constant, and with each use an instruction. */
const localBytes = 40;
const functionBytes = 12;
const useBytes = 8;

function isWorthIt(path: string, uses: readonly Use[], scopes: Scopes): boolean {
  const functions = uses.flatMap(({ node }) => functionAround(node, scopes) ?? []);
  const kinds = new Set(functions).size;
  return functionBytes * kinds + useBytes * (functions.length - kinds) > localBytes + path.length;
}

/** Functions that would use too many variables of others. */
function crowdedBy(paths: readonly Use[][], whole: Whole): FunctionDeclaration[] {
  const functions = new Set(paths.flat().flatMap(({ node }) => functionsAround(node, whole.scopes)));
  return [...functions].filter((each) => {
    const more = paths.filter((uses) => uses.some(({ node }) => isIn(node, each))).length;
    return !mayUse(outerBindings(each, whole).length + more);
  });
}

/** Behind the lines that the build puts first. */
function startOfSources(lua: string): number {
  return Math.max(0, lua.search(sectionLine));
}
