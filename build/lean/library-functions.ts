import type { FunctionDeclaration, MemberExpression } from "luaparse";
import type { Replacement } from "./rewriting.ts";
import { rangeOf, type Scopes } from "./scopes.ts";
import { freeName, hasRoomAtTop, type Whole } from "./whole.ts";

/**
 * Reads functions of libraries once, at the start, where many functions call them: a local takes less memory than the two
 * names in each of them, and a call one instruction less. Of libraries that are always there and that nobody changes.
 */
export function libraryFunctionsOnce(whole: Whole): Replacement[] {
  const { scopes, lua } = whole;
  const byPath = new Map<string, MemberExpression[]>();
  for (const name of scopes.globalUses.filter((each) => libraries.has(each.name))) {
    const member = scopes.parentOf(name);
    if (member?.type === "MemberExpression" && member.base === name && member.indexer === ".") {
      const path = `${name.name}.${member.identifier.name}`;
      byPath.set(path, [...(byPath.get(path) ?? []), member]);
    }
  }
  const worthy = [...byPath].filter(([path, uses]) => isWorthIt(path, uses, scopes));
  if (!hasRoomAtTop(worthy.length, whole)) {
    return [];
  }
  const declared: string[] = [];
  const written = worthy.flatMap(([path, uses]) => {
    const [library = "", field = ""] = path.split(".");
    const name = freeName(library, field, whole);
    declared.push(`local ${name} = ${path}\n`);
    return uses.map((member) => {
      const [start, end] = rangeOf(member);
      return { start, end, pieces: [name] };
    });
  });
  const start = startOfSources(lua);
  return declared.length === 0 ? [] : [{ start, end: start, pieces: declared }, ...written];
}

const libraries: ReadonlySet<string> = new Set(["log", "math", "string", "sys", "table"]);

/** What the local takes with its name, and what it spares: in each function a constant, and with each use an instruction. */
const localBytes = 40;
const functionBytes = 12;
const useBytes = 8;

function isWorthIt(path: string, uses: readonly MemberExpression[], scopes: Scopes): boolean {
  const isAssigned = uses.some((member) => {
    const parent = scopes.parentOf(member);
    return parent?.type === "AssignmentStatement" && parent.variables.includes(member);
  });
  const functions = uses.flatMap((member) => functionAround(member, scopes) ?? []);
  const kinds = new Set(functions).size;
  return !isAssigned && functionBytes * kinds + useBytes * (functions.length - kinds) > localBytes + path.length;
}

function functionAround(member: MemberExpression, scopes: Scopes): FunctionDeclaration | undefined {
  let outer = scopes.parentOf(member);
  while (outer !== undefined && outer.type !== "FunctionDeclaration") {
    outer = scopes.parentOf(outer);
  }
  return outer;
}

/** Behind the lines that the build puts first. */
function startOfSources(lua: string): number {
  return Math.max(0, lua.search(/^-- \S+\.ts$/m));
}
