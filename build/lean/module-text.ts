import type { Expression, Identifier, IndexExpression, MemberExpression, Node, Statement } from "luaparse";
import type { LuaModule } from "../compile.ts";
import { type Binding, type Scopes, scopesOf } from "./scopes.ts";

/** A Lua module as its names connect it with others. */
export interface ModuleText {
  module: LuaModule;
  lua: string;
  scopes: Scopes;
  /** Each `____exports.name` by its name. */
  exported: ReadonlyMap<string, Use[]>;
  /** The table of exports is used as a value: it has to be there. */
  exportsAreValue: boolean;
  requires: Require[];
  /** What makes the table of exports, and what returns it. */
  frame: Statement[];
  /** The module's own names, without the tables of exports. */
  privates: Binding[];
}

/** A `require("module")` with what is taken from it. */
export interface Require {
  target: string;
  /** `local x = require("module")`, or the call alone. */
  statement: Statement;
  /** Whether the name is TypeScriptToLua's own, which it gives to what named imports are taken from. */
  isNamed: boolean;
  /** Each `x.name` by its name. */
  taken: ReadonlyMap<string, Use[]>;
  /** The module is used as a value. */
  isValue: boolean;
}

/** A place where a variable is used: `foo`, or `____exports.foo`. */
export interface Use {
  node: Expression;
  /** The name that the place begins with. Its scope is the place's scope. */
  name: Identifier;
}

/** What a use or a declaration does to its variable, unless it only reads it. */
export interface Definition {
  kind: "function" | "assignment" | "local" | "local function";
  statement: Statement;
  /** The value, where there is one variable and one value. */
  value: Expression | undefined;
  /** It stands in no other statement. */
  isTopLevel: boolean;
}

/** A name alone as a use. */
export function useOf(name: Identifier): Use {
  return { node: name, name };
}

/** Finds out what a module takes from others and gives to them. */
export function moduleText(module: LuaModule): ModuleText {
  const text = known.get(module) ?? analysed(module);
  known.set(module, text);
  return text;
}

const known = new WeakMap<LuaModule, ModuleText>();

/** What a use does to its variable, or undefined when it reads it. */
export function definitionBy({ node }: Use, scopes: Scopes): Definition | undefined {
  const statement = scopes.parentOf(node);
  if (statement?.type === "FunctionDeclaration" && statement.identifier === node) {
    return { kind: "function", statement, value: undefined, isTopLevel: isTopLevel(statement, scopes) };
  }
  if (statement?.type === "AssignmentStatement" && (statement.variables as Node[]).includes(node)) {
    const isSingle = statement.variables.length === 1 && statement.init.length === 1;
    const value = isSingle ? statement.init[0] : undefined;
    return { kind: "assignment", statement, value, isTopLevel: isTopLevel(statement, scopes) };
  }
  return undefined;
}

/** What a declaration gives its variable, or undefined when that is nothing. */
export function definitionOf({ declaration }: Binding, scopes: Scopes): Definition | undefined {
  const statement = scopes.parentOf(declaration);
  if (statement?.type === "FunctionDeclaration") {
    return { kind: "local function", statement, value: undefined, isTopLevel: isTopLevel(statement, scopes) };
  }
  if (statement?.type === "LocalStatement" && statement.init.length > 0) {
    const isSingle = statement.variables.length === 1 && statement.init.length === 1;
    const value = isSingle ? statement.init[0] : undefined;
    return { kind: "local", statement, value, isTopLevel: isTopLevel(statement, scopes) };
  }
  return undefined;
}

/** All that gives a binding a value, its declaration first. */
export function definitionsOf(binding: Binding, scopes: Scopes): Definition[] {
  return [definitionOf(binding, scopes), ...binding.uses.map((name) => definitionBy(useOf(name), scopes))].filter(
    (each) => each !== undefined,
  );
}

/** The uses of a binding that only read it. */
export function readsOf({ uses }: Binding, scopes: Scopes): Identifier[] {
  return uses.filter((name) => definitionBy(useOf(name), scopes) === undefined);
}

/** Whether a binding is given a value after its declaration. */
export function isAssigned(binding: Binding, scopes: Scopes): boolean {
  return readsOf(binding, scopes).length < binding.uses.length;
}

/** The fields that are used of a table, by name, and whether it is used in any other way. */
export function membersOf(
  tables: readonly Identifier[],
  scopes: Scopes,
): { byName: Map<string, Use[]>; isValue: boolean } {
  const byName = new Map<string, Use[]>();
  let isValue = false;
  for (const name of tables) {
    const member = memberOf(name, scopes);
    if (member === undefined) {
      isValue = true;
    } else {
      byName.set(member.field, [...(byName.get(member.field) ?? []), member.use]);
    }
  }
  return { byName, isValue };
}

/** The field that is used of a table in a place, when it is a field with a name. */
export function memberOf(name: Identifier, scopes: Scopes): { field: string; use: Use } | undefined {
  const node = scopes.parentOf(name) as Expression;
  const field = isFieldOf(node, name) ? fieldName(node) : undefined;
  return field === undefined ? undefined : { field, use: { node, name } };
}

function isTopLevel(statement: Statement, scopes: Scopes): boolean {
  return scopes.parentOf(statement) === scopes.chunk;
}

function analysed(module: LuaModule): ModuleText {
  const lua = module.lines.join("\n");
  const scopes = scopesOf(lua);
  const top = scopes.bindings.filter(({ scope }) => scope.parent === undefined);
  const exports = top.find(({ name }) => name === "____exports");
  const returned = scopes.chunk.body.find(({ type }) => type === "ReturnStatement");
  const members = membersOf(exports?.uses.filter((use) => scopes.parentOf(use) !== returned) ?? [], scopes);
  const requires = scopes.bindings.flatMap((binding) => requireOf(binding, scopes) ?? []);
  const alone = scopes.chunk.body.flatMap((statement) => requireAlone(statement) ?? []);
  const taken = new Set(requires.map(({ statement }) => statement));
  return {
    module,
    lua,
    scopes,
    exported: members.byName,
    exportsAreValue: members.isValue,
    requires: [...requires, ...alone],
    frame: [exports && scopes.parentOf(exports.declaration), returned].filter(
      (each) => each !== undefined,
    ) as Statement[],
    privates: top.filter(
      (binding) => binding !== exports && !taken.has(scopes.parentOf(binding.declaration) as Statement),
    ),
  };
}

function requireOf({ declaration, name, uses }: Binding, scopes: Scopes): Require | undefined {
  const statement = scopes.parentOf(declaration);
  if (statement?.type !== "LocalStatement" || statement.variables.length !== 1 || statement.init.length !== 1) {
    return undefined;
  }
  const target = requiredBy(statement.init[0]);
  const { byName, isValue } = membersOf(uses, scopes);
  return target === undefined
    ? undefined
    : { target, statement, isNamed: name.startsWith("____"), taken: byName, isValue };
}

function requireAlone(statement: Statement): Require | undefined {
  const target = statement.type === "CallStatement" ? requiredBy(statement.expression) : undefined;
  return target === undefined ? undefined : { target, statement, isNamed: false, taken: new Map(), isValue: false };
}

function requiredBy(node: Expression | undefined): string | undefined {
  const isRequire = node?.type === "CallExpression" && node.base.type === "Identifier" && node.base.name === "require";
  const [argument] = isRequire ? node.arguments : [];
  return argument?.type === "StringLiteral" ? argument.raw.slice(1, -1) : undefined;
}

function isFieldOf(node: Expression, table: Identifier): node is MemberExpression | IndexExpression {
  return (node.type === "MemberExpression" || node.type === "IndexExpression") && node.base === table;
}

function fieldName(node: MemberExpression | IndexExpression): string | undefined {
  if (node.type === "MemberExpression") {
    return node.indexer === "." ? node.identifier.name : undefined;
  }
  return node.index.type === "StringLiteral" ? /^"([A-Za-z_]\w*)"$/.exec(node.index.raw)?.[1] : undefined;
}
