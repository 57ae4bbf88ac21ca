import path from "node:path";
import * as lua from "typescript-to-lua";
import { childrenOf, rewritten, type Variable, variableOf } from "../emit/lua-tree.ts";
import type { Section } from "./sections.ts";

/** What the joined text calls each variable that stands at the top of a file, and the names that are not its own. */
export interface Names {
  of: ReadonlyMap<Variable, string>;
  /** Names of Lua, of LuatOS and of TypeScriptToLua that the text uses. */
  globals: ReadonlySet<string>;
  /** Variables that more than one module uses. */
  shared: ReadonlySet<Variable>;
}

/**
 * Names variables as the TypeScript does, or with the file's name behind it where another name would be in the way: what
 * several modules use has a name of its own, and hides nothing that any module uses.
 */
export function chosenNames(sections: readonly Section[]): Names {
  const found = new Finder(sections);
  const names = new Map<Variable, string>();
  const taken = new Set([...found.globals, ...reserved]);
  const choose = (variables: readonly Variable[], takenHere: Set<string>): void => {
    for (const variable of variables) {
      const isFree = (name: string): boolean =>
        !taken.has(name) && !takenHere.has(name) && found.hidden.get(variable)?.has(name) !== true;
      const name = firstFree(variable, isFree);
      names.set(variable, name);
      takenHere.add(name);
    }
  };
  choose([...found.shared], taken);
  for (const { module } of sections) {
    const own = [...found.hidden.keys()].filter((each) => each.module === module.name && !found.shared.has(each));
    choose(own, new Set());
  }
  return { of: names, globals: found.globals, shared: found.shared };
}

/** Gives variables their names. */
export function named(statements: lua.Statement[], names: Names): lua.Statement[] {
  return rewritten(statements, (node) => {
    const variable = variableOf(node);
    const text = variable && names.of.get(variable);
    return text === undefined ? node : ({ ...node, text, originalName: text } as lua.Node);
  });
}

/** Lua's words; what the build itself writes into a text; and what everybody takes for Lua's own. */
const reserved: readonly string[] = [
  "and break do else elseif end false for function goto if in local nil not or repeat return then true until while",
  "_ENV _G BUILD PROJECT VERSION assert collectgarbage coroutine debug dofile error getmetatable io ipairs load",
  "loadfile math next os package pairs pcall print rawequal rawget rawlen rawset require select self setmetatable",
  "string sys table tonumber tostring type utf8 xpcall",
].flatMap((line) => line.split(" "));

function firstFree({ name, module }: Variable, isFree: (name: string) => boolean): string {
  const behind = path.extname(`.${module}`).slice(1).replaceAll(/\W/g, "_");
  // What has no name but `default` is called as its file.
  const plain = name === "default" ? behind : name.replaceAll(/\W/g, "_");
  const candidates = [plain, `${plain}_${behind}`];
  for (let number = 2; ; number++) {
    const free = candidates.find(isFree);
    if (free !== undefined) {
      return free;
    }
    candidates.splice(0, candidates.length, `${plain}_${behind}_${number}`);
  }
}

/** The names that are visible at a place inside a function or a block. */
interface Scope {
  names: Set<string>;
  around: Scope | undefined;
}

/** Finds out, for each variable at the top of a file, which names mean something else in the places that use it. */
class Finder {
  readonly globals = new Set<string>();
  readonly shared = new Set<Variable>();
  readonly hidden = new Map<Variable, Set<string>>();
  private module = "";

  constructor(sections: readonly Section[]) {
    for (const { module, statements } of sections) {
      this.module = module.name;
      this.block(statements, { names: new Set(), around: undefined });
    }
  }

  private block(statements: readonly lua.Node[], scope: Scope): void {
    for (const statement of statements) {
      if (lua.isVariableDeclarationStatement(statement)) {
        const isFunction = lua.isFunctionDefinition(statement);
        this.all(isFunction ? [] : (statement.right ?? []), scope);
        this.declare(statement.left, scope);
        this.all(isFunction ? statement.right : [], scope);
      } else {
        this.look(statement, scope);
      }
    }
  }

  private look(node: lua.Node, scope: Scope): void {
    if (lua.isIdentifier(node)) {
      this.use(node, scope);
    } else if (lua.isFunctionExpression(node)) {
      this.inner(node.body.statements, scope, node.params);
    } else if (lua.isForStatement(node)) {
      const { controlVariableInitializer, limitExpression, stepExpression } = node;
      this.all([controlVariableInitializer, limitExpression, ...(stepExpression ? [stepExpression] : [])], scope);
      this.inner(node.body.statements, scope, [node.controlVariable]);
    } else if (lua.isForInStatement(node)) {
      this.all(node.expressions, scope);
      this.inner(node.body.statements, scope, node.names);
    } else if (lua.isRepeatStatement(node)) {
      // The condition sees the names of the body.
      this.inner([...node.body.statements, node.condition], scope);
    } else if (lua.isBlock(node) || lua.isDoStatement(node)) {
      this.inner(node.statements, scope);
    } else {
      this.all(childrenOf(node), scope);
    }
  }

  private all(nodes: readonly lua.Node[], scope: Scope): void {
    for (const node of nodes) {
      this.look(node, scope);
    }
  }

  private inner(statements: readonly lua.Node[], around: Scope, names: readonly lua.Identifier[] = []): void {
    const scope: Scope = { names: new Set(), around };
    this.declare(names, scope);
    this.block(statements, scope);
  }

  private declare(names: readonly lua.Identifier[], scope: Scope): void {
    for (const name of names) {
      if (variableOf(name)?.isAtTop) {
        this.use(name, scope);
      } else {
        scope.names.add(name.text);
      }
    }
  }

  private use(name: lua.Identifier, scope: Scope): void {
    const variable = variableOf(name);
    if (variable?.isAtTop) {
      const hidden = this.hidden.get(variable) ?? new Set();
      this.hidden.set(variable, hidden);
      for (let each: Scope | undefined = scope; each !== undefined; each = each.around) {
        for (const text of each.names) {
          hidden.add(text);
        }
      }
      if (variable.module !== this.module) {
        this.shared.add(variable);
      }
    } else if (!isVisible(name.text, scope)) {
      this.globals.add(name.text);
    }
  }
}

function isVisible(name: string, scope: Scope | undefined): boolean {
  return scope !== undefined && (scope.names.has(name) || isVisible(name, scope.around));
}
