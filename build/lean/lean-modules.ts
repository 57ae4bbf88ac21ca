import type { Statement } from "luaparse";
import type { LuaModule } from "../compile.ts";
import { type Constants, constantsOf, inlined } from "./constants.ts";
import { type Edit, edited, type MappedLine } from "./edits.ts";
import { type Linked, link, type Variable } from "./linked.ts";
import { definitionBy, definitionOf, type ModuleText, moduleText, placeOf } from "./module-text.ts";
import { chosenNames, type LuaNames } from "./names.ts";
import { type Binding, rangeOf } from "./scopes.ts";

/** A module whose exports are locals of the text that it is joined into. */
export interface LeanModule {
  /** Whether other modules need a table of its exports nevertheless. */
  needsTable: boolean;
  /** What is to be declared in front of the module, for it and for those behind it. */
  shared: string[];
  /** What is to be declared at its beginning, for it alone. */
  own: string[];
  /** Whether it declares names that must not be seen outside. */
  needsBlock: boolean;
  lines: MappedLine[];
}

/**
 * Makes what modules export locals of one text, so that there are neither tables of exports nor copies of what is
 * imported: both take memory on the device, and a copy grows old. The modules stand in the order in which they are run.
 * Constants are written where they are used. What is used as a table stays one. So do the last modules when Lua would not allow so many locals.
 */
export function leanModules(order: readonly LuaModule[], taken: Iterable<string>): ReadonlyMap<LuaModule, LeanModule> {
  const texts = order.filter(({ source }) => source !== undefined).map(moduleText);
  const names = new Set([...taken, ...texts.flatMap(({ scopes }) => [...scopes.globals])]);
  const hoisted = hoistable(texts);
  for (;;) {
    const found = link(texts, hoisted);
    const constants = constantsOf(found);
    const linked = withoutConstants(found, constants);
    const writer = new Writer(linked, constants, chosenNames(linked, names), hoisted);
    const tooMany = writer.firstWithTooManyLocals(texts);
    const last = texts.slice(0, tooMany + 1).findLast((text) => writer.isCostly(text));
    if (tooMany < 0 || last === undefined) {
      return new Map(texts.map((text) => [text.module, writer.write(text)]));
    }
    hoisted.delete(last.module.name);
  }
}

/** As many locals as the rule too-many-locals allows. */
const mostLocals = 180;

/** Modules whose exports nobody uses as a table. */
function hoistable(texts: readonly ModuleText[]): Set<string> {
  const asValue = new Set(
    texts.flatMap(({ requires }) => requires.filter(({ isValue }) => isValue).map(({ target }) => target)),
  );
  return new Set(
    texts
      .filter(({ exportsAreValue, module }) => !exportsAreValue && !asValue.has(module.name))
      .map(({ module }) => module.name),
  );
}

/** The rest: a constant is no variable any more, and nothing declares it. */
function withoutConstants(linked: Linked, constants: Constants): Linked {
  const bindings = [...constants.keys()].flatMap(({ binding }) => binding ?? []);
  return {
    variables: linked.variables.filter((variable) => !constants.has(variable)),
    needless: linked.needless,
    gone: new Set([...linked.gone, ...bindings]),
    meaningOf: (node) => linked.meaningOf(node),
  };
}

class Writer {
  constructor(
    private readonly linked: Linked,
    private readonly constants: Constants,
    private readonly names: LuaNames,
    private readonly hoisted: ReadonlySet<string>,
  ) {}

  /** The index of the first module in which there would be too many locals at once, or -1. */
  firstWithTooManyLocals(texts: readonly ModuleText[]): number {
    let before = 0;
    return texts.findIndex((text) => {
      before += this.hoisted.has(text.module.name) ? this.sharedOf(text).length : 1;
      const own = text.scopes.bindings.filter(
        (binding) => binding.scope.depth === 0 && !this.linked.gone.has(binding) && !this.isInFront(binding, text),
      );
      return before + own.length + this.ownOf(text).length > mostLocals;
    });
  }

  /** Whether a module takes more locals than it would as a table. */
  isCostly(text: ModuleText): boolean {
    return this.hoisted.has(text.module.name) && this.sharedOf(text).length > 1;
  }

  write(text: ModuleText): LeanModule {
    const shared = this.sharedOf(text);
    const own = this.ownOf(text);
    const needsBlock =
      own.length > 0 ||
      text.privates.some((binding) => !this.linked.gone.has(binding) && !this.isInFront(binding, text));
    const inFront = needsBlock ? shared : [];
    const here = this.linked.variables.filter((variable) => variable.text === text && !inFront.includes(variable));
    const moved = new Map(here.flatMap((variable) => [[variable, declarableAt(variable)] as const]));
    const isUndeclared = (variable: Variable): boolean => variable.binding === undefined && !moved.get(variable);
    const edits = [
      ...this.renamed(text),
      ...this.inlined(text),
      ...[...moved.values()].flatMap((statement) => (statement === undefined ? [] : insertLocal(statement))),
      ...inFront.flatMap((variable) => withoutLocal(variable)),
    ];
    const without = this.withoutLines(text);
    const elsewhere = new Set([...inFront, ...here.filter((variable) => moved.get(variable) !== undefined)]);
    for (const { line, edit } of this.shorterLists(text, elsewhere)) {
      if (edit === undefined) {
        without.add(line);
      } else {
        edits.push(edit);
      }
    }
    const { module } = text;
    const nameOf = (variable: Variable): string => this.names.get(variable) as string;
    return {
      needsTable: !this.hoisted.has(module.name),
      shared: shared.filter((variable) => inFront.includes(variable) || isUndeclared(variable)).map(nameOf),
      own: own.filter(isUndeclared).map(nameOf),
      needsBlock,
      lines: edited(module.lines, module.mappings, edits, without),
    };
  }

  private sharedOf(text: ModuleText): Variable[] {
    return this.linked.variables.filter((each) => each.text === text && each.isShared);
  }

  /** Exports that no other module uses. */
  private ownOf(text: ModuleText): Variable[] {
    return this.linked.variables.filter((each) => each.text === text && !each.isShared && each.binding === undefined);
  }

  private isInFront(binding: Binding, text: ModuleText): boolean {
    return this.sharedOf(text).some((variable) => variable.binding === binding);
  }

  /** Gives each variable its name wherever it is used or declared with a value. */
  private renamed(text: ModuleText): Edit[] {
    return this.linked.variables.flatMap((variable) => {
      const name = this.names.get(variable);
      if (name === undefined) {
        return [];
      }
      const uses = variable.uses.filter((each) => each.text === text).map(({ use }) => placeOf(use));
      const { binding } = variable;
      const declares =
        variable.text === text && binding !== undefined && definitionOf(binding, text.scopes) !== undefined;
      const places = declares ? [...uses, rangeOf(binding.declaration)] : uses;
      return places.map(([start, end]) => ({ start, end, text: name }));
    });
  }

  private inlined(text: ModuleText): Edit[] {
    return [...this.constants].flatMap(([{ uses }, literal]) =>
      uses.filter((each) => each.text === text).map(({ use }) => inlined(literal, use, text.scopes)),
    );
  }

  private withoutLines(text: ModuleText): Set<number> {
    const { lua, scopes, module } = text;
    const lineOf = lineCounter(lua);
    const without = new Set<number>();
    const take = (statement: Statement): void => {
      const [start, end] = rangeOf(statement);
      for (let line = lineOf(start); line <= lineOf(end); line++) {
        without.add(line);
      }
    };
    const visit = (statement: Statement): void => {
      if (this.linked.needless.has(statement)) {
        take(statement);
      } else if (statement.type === "DoStatement" && statement.body.length > 0) {
        statement.body.forEach(visit);
        if (statement.body.every((each) => this.linked.needless.has(each))) {
          take(statement);
        }
      }
    };
    scopes.chunk.body.forEach(visit);
    const constants = [...this.constants.keys()].filter((variable) => variable.text === text);
    for (const { statement } of constants.flatMap((variable) => variable.definitions())) {
      take(statement);
      // What is said of it goes with it.
      for (let line = lineOf(rangeOf(statement)[0]) - 1; module.lines[line]?.startsWith("--"); line--) {
        without.add(line);
      }
    }
    for (const [line, content] of module.lines.entries()) {
      if (content === "local ____exports = {}" || content === "return ____exports") {
        without.add(line);
      }
    }
    return without;
  }

  /** The module's declarations without values: without what is declared elsewhere now. */
  private shorterLists(
    { lua, scopes, privates }: ModuleText,
    elsewhere: ReadonlySet<Variable>,
  ): { line: number; edit: Edit | undefined }[] {
    const lineOf = lineCounter(lua);
    const variables = new Map(this.linked.variables.map((variable) => [variable.binding, variable]));
    return scopes.chunk.body.flatMap((statement) => {
      if (statement.type !== "LocalStatement" || statement.init.length > 0) {
        return [];
      }
      const names = statement.variables.flatMap((declaration) => {
        const binding = privates.find((each) => each.declaration === declaration);
        const variable = binding && variables.get(binding);
        const isGone = binding !== undefined && this.linked.gone.has(binding);
        return isGone || (variable !== undefined && elsewhere.has(variable))
          ? []
          : ((variable && this.names.get(variable)) ?? declaration.name);
      });
      const [start, end] = rangeOf(statement);
      const text = `local ${names.join(", ")}`;
      return { line: lineOf(start), edit: names.length > 0 ? { start, end, text } : undefined };
    });
  }
}

/** The statement that can declare a variable, since nothing uses it before. */
function declarableAt({ text, binding, uses }: Variable): Statement | undefined {
  if (binding !== undefined && definitionOf(binding, text.scopes) !== undefined) {
    return undefined;
  }
  const here = uses.filter((each) => each.text === text).map(({ use }) => use);
  const [first, ...more] = here.sort((one, other) => placeOf(one)[0] - placeOf(other)[0]);
  const definition = first && definitionBy(first, text.scopes);
  if (definition === undefined || !definition.isTopLevel) {
    return undefined;
  }
  const { kind, statement, value } = definition;
  const usesItself = more.some((use) => placeOf(use)[0] < rangeOf(statement)[1]);
  return kind === "function" || (value !== undefined && !usesItself) ? statement : undefined;
}

function insertLocal(statement: Statement): Edit[] {
  const [start] = rangeOf(statement);
  return [{ start, end: start, text: "local " }];
}

/** `local function f` becomes `function f`, and `local v = …` becomes `v = …`. */
function withoutLocal({ binding, text }: Variable): Edit[] {
  const definition = binding && definitionOf(binding, text.scopes);
  if (definition === undefined) {
    return [];
  }
  const [start] = rangeOf(definition.statement);
  return [{ start, end: start + "local ".length, text: "" }];
}

function lineCounter(text: string): (offset: number) => number {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (offset) => starts.findLastIndex((start) => start <= offset);
}
