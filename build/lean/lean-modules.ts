import type { SourceMapSegment } from "@jridgewell/sourcemap-codec";
import type { LocalStatement, Statement } from "luaparse";
import type { LuaModule } from "../compile.ts";
import { mostLocals } from "../limits.ts";
import { type Constants, constantsOf } from "./constants.ts";
import { type Linked, link, type Variable } from "./linked.ts";
import { definitionBy, definitionOf, type ModuleText, moduleText } from "./module-text.ts";
import { chosenNames, type LuaNames } from "./names.ts";
import { type MappedLine, mappedLines, pieceOf, type Replacement, replacing, rewritten } from "./rewriting.ts";
import { type Binding, rangeOf } from "./scopes.ts";
import { wouldBeReadLater } from "./values.ts";
import { withoutStatement } from "./whole.ts";
import { readAtOnce, written } from "./writing.ts";

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
    const moved = new Map(
      here.flatMap((variable) => {
        const statement = declarableAt(variable);
        return statement === undefined ? [] : [[variable, statement]];
      }),
    );
    const isUndeclared = (variable: Variable): boolean => variable.binding === undefined && !moved.has(variable);
    const lists = this.shorterLists(text, new Set([...inFront, ...moved.keys()]));
    const replacements = [
      ...this.withoutNeedless(text),
      ...this.renamed(text),
      ...this.inlined(text),
      ...[...moved.values()].map(withLocal),
      ...inFront.flatMap((variable) => withoutLocal(variable)),
    ];
    const { module } = text;
    const nameOf = (variable: Variable): string => this.names.get(variable) as string;
    return {
      needsTable: !this.hoisted.has(module.name),
      shared: shared.filter((variable) => inFront.includes(variable) || isUndeclared(variable)).map(nameOf),
      own: own.filter(isUndeclared).map(nameOf),
      needsBlock,
      lines: rewritten(mappedLines(module.lines, module.mappings), replacements).flatMap((line) => {
        const names = lists.get(line.text);
        return names === undefined ? line : shorterList(line, names);
      }),
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
  private renamed(text: ModuleText): Replacement[] {
    return this.linked.variables.flatMap((variable) => {
      const name = this.names.get(variable);
      if (name === undefined) {
        return [];
      }
      const uses = variable.uses.filter((each) => each.text === text).map(({ use }) => use);
      const late = uses.filter(
        (use) =>
          variable.isChanging && definitionBy(use, text.scopes) === undefined && wouldBeReadLater(use, text.scopes),
      );
      const { binding } = variable;
      const declares =
        variable.text === text && binding !== undefined && definitionOf(binding, text.scopes) !== undefined;
      return [
        ...late.map(({ node }) => readAtOnce(node, name, text.scopes)),
        ...uses.filter((use) => !late.includes(use)).map(({ node }) => replacing(node, name)),
        ...(declares ? [replacing(binding.declaration, name)] : []),
      ];
    });
  }

  private inlined(text: ModuleText): Replacement[] {
    return [...this.constants].flatMap(([{ uses }, literal]) =>
      uses.filter((each) => each.text === text).map(({ use }) => written(use.node, literal, text.scopes)),
    );
  }

  /** Takes away the module's frame, what only said which variable a name stands for, and constants. */
  private withoutNeedless(text: ModuleText): Replacement[] {
    const isNeedless = (statement: Statement): boolean =>
      this.linked.needless.has(statement) ||
      text.frame.includes(statement) ||
      (statement.type === "DoStatement" && statement.body.length > 0 && statement.body.every(isNeedless));
    const without = (statement: Statement): Replacement[] => {
      if (isNeedless(statement)) {
        return [replacing(statement)];
      }
      return statement.type === "DoStatement" ? statement.body.flatMap(without) : [];
    };
    const constants = [...this.constants.keys()].filter((variable) => variable.text === text);
    return [
      ...text.scopes.chunk.body.flatMap(without),
      ...constants
        .flatMap((variable) => variable.definitions())
        .map(({ statement }) => withoutStatement(statement, text)),
    ];
  }

  /** The module's lines that declare names without values, and the names that are not declared elsewhere now. */
  private shorterLists({ lua, scopes, privates }: ModuleText, elsewhere: ReadonlySet<Variable>): Map<string, string[]> {
    const variables = new Map(this.linked.variables.map((variable) => [variable.binding, variable]));
    const lists = scopes.chunk.body.filter((each) => each.type === "LocalStatement" && each.init.length === 0);
    return new Map(
      (lists as LocalStatement[]).map((statement) => {
        const names = statement.variables.flatMap((declaration) => {
          const binding = privates.find((each) => each.declaration === declaration);
          const variable = binding && variables.get(binding);
          const isGone = binding !== undefined && this.linked.gone.has(binding);
          return isGone || (variable !== undefined && elsewhere.has(variable))
            ? []
            : ((variable && this.names.get(variable)) ?? declaration.name);
        });
        return [lua.slice(...rangeOf(statement)), names];
      }),
    );
  }
}

/**
 * A line that declares names without values, with those that are left. Nothing happens at them: where the last one comes
 * from is noted behind them, for who gives it another name.
 */
function shorterList({ segments }: MappedLine, names: readonly string[]): MappedLine[] {
  const text = `local ${names.join(", ")}`;
  const last = segments.findLast(([column]) => column > 0);
  const behind = last === undefined ? [] : [[text.length, ...last.slice(1)] as SourceMapSegment];
  return names.length > 0 ? [{ text, segments: [...segments.filter(([column]) => column === 0), ...behind] }] : [];
}

/** The statement that can declare a variable, since nothing uses it before. */
function declarableAt({ text, binding, uses }: Variable): Statement | undefined {
  if (binding !== undefined && definitionOf(binding, text.scopes) !== undefined) {
    return undefined;
  }
  const here = uses.filter((each) => each.text === text).map(({ use }) => use);
  const [first, ...more] = here.sort((one, other) => rangeOf(one.node)[0] - rangeOf(other.node)[0]);
  const definition = first && definitionBy(first, text.scopes);
  if (definition === undefined || !definition.isTopLevel) {
    return undefined;
  }
  const { kind, statement, value } = definition;
  const usesItself = more.some(({ node }) => rangeOf(node)[0] < rangeOf(statement)[1]);
  return kind === "function" || (value !== undefined && !usesItself) ? statement : undefined;
}

/** `function f` becomes `local function f`, and `v = …` becomes `local v = …`. */
function withLocal(statement: Statement): Replacement {
  return replacing(statement, "local ", pieceOf(statement));
}

/** `local function f` becomes `function f`, and `local v = …` becomes `v = …`. */
function withoutLocal({ binding, text }: Variable): Replacement[] {
  const definition = binding && definitionOf(binding, text.scopes);
  if (definition === undefined) {
    return [];
  }
  const [start] = rangeOf(definition.statement);
  return [{ start, end: start + "local ".length, pieces: [] }];
}
