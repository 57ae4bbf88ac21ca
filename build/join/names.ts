import path from "node:path";
import * as lua from "typescript-to-lua";
import type { Section } from "../emit/lua-module.ts";
import { childrenOf, rewritten, type Variable, variableOf } from "../emit/lua-tree.ts";

/**
 * The name in the joined text of each variable at the top of a file: that of the TypeScript, or with the file's name
 * appended when the name is taken. A variable that several modules use has a unique name, which hides nothing that any
 * module uses.
 */
export function chosenNames(sections: readonly Section[]): ReadonlyMap<Variable, string> {
  const { globals, hidden, shared } = usesIn(sections);
  const names = new Map<Variable, string>();
  const taken = new Set([...globals, ...reserved]);
  const choose = (variables: Iterable<Variable>, takenHere: Set<string>): void => {
    for (const variable of variables) {
      const isTaken = (name: string): boolean =>
        [taken, takenHere, hidden.get(variable)].some((each) => each?.has(name));
      names.set(variable, firstFree(variable, isTaken));
      takenHere.add(names.get(variable) as string);
    }
  };
  choose(shared, taken);
  for (const { module } of sections) {
    const isOwn = (each: Variable): boolean => each.module === module.name && !shared.has(each);
    choose([...hidden.keys()].filter(isOwn), new Set());
  }
  return names;
}

/** Gives variables their names. */
export function named(statements: lua.Statement[], names: ReadonlyMap<Variable, string>): lua.Statement[] {
  return rewritten(statements, (node) => {
    const variable = variableOf(node);
    const text = variable && names.get(variable);
    return text === undefined ? node : ({ ...node, text, originalName: text } as lua.Node);
  });
}

/** Lua's keywords, names that the build itself writes, and names that everybody takes for Lua's own. */
const reserved: readonly string[] = [
  "and break do else elseif end false for function goto if in local nil not or repeat return then true until while",
  "_ENV _G BUILD PROJECT VERSION assert collectgarbage coroutine debug dofile error getmetatable io ipairs load",
  "loadfile math next os package pairs pcall print rawequal rawget rawlen rawset require select self setmetatable",
  "string sys table tonumber tostring type utf8 xpcall",
].flatMap((line) => line.split(" "));

function firstFree({ name, module }: Variable, isTaken: (name: string) => boolean): string {
  const behind = path.extname(`.${module}`).slice(1).replaceAll(/\W/g, "_");
  // A name that is only `default` becomes that of its file.
  const plain = name === "default" ? behind : name.replaceAll(/\W/g, "_");
  let free = plain;
  for (let count = 1; isTaken(free); count++) {
    free = count === 1 ? `${plain}_${behind}` : `${plain}_${behind}_${count}`;
  }
  return free;
}

/** What sections use: names must not collide with it. */
export interface Uses {
  /** The names of Lua, of LuatOS and of TypeScriptToLua. */
  globals: ReadonlySet<string>;
  /** The variables that several modules use. */
  shared: ReadonlySet<Variable>;
  /** Each variable at the top of a file, with names that would hide it: they mean something else where it is used. */
  hidden: ReadonlyMap<Variable, ReadonlySet<string>>;
}

/** What sections use. */
export function usesIn(sections: readonly Section[]): Uses {
  const globals = new Set<string>();
  const shared = new Set<Variable>();
  const hidden = new Map<Variable, Set<string>>();
  const look = (node: lua.Node, around: ReadonlySet<string>, module: string): void => {
    const variable = variableOf(node);
    if (variable?.isAtTop) {
      hidden.set(variable, new Set([...(hidden.get(variable) ?? []), ...around]));
      if (variable.module !== module) {
        shared.add(variable);
      }
    } else if (lua.isIdentifier(node)) {
      if (!around.has(node.text)) {
        globals.add(node.text);
      }
    } else {
      // As in TypeScript, a name belongs to its whole block.
      const own = declaredIn(node).filter((each) => !variableOf(each)?.isAtTop);
      const inside = own.length > 0 ? new Set([...around, ...own.map(({ text }) => text)]) : around;
      for (const child of childrenOf(node).flatMap(([, children]) => children)) {
        look(child, inside, module);
      }
    }
  };
  for (const { module, statements } of sections) {
    look(lua.createBlock(statements), new Set(), module.name);
  }
  return { globals, shared, hidden };
}

/** The names that a node declares for the nodes inside it. */
function declaredIn(node: lua.Node): lua.Identifier[] {
  if (lua.isBlock(node) || lua.isDoStatement(node)) {
    return node.statements.filter(lua.isVariableDeclarationStatement).flatMap(({ left }) => left);
  }
  if (lua.isFunctionExpression(node)) {
    return node.params ?? [];
  }
  return lua.isForStatement(node) ? [node.controlVariable] : lua.isForInStatement(node) ? node.names : [];
}
