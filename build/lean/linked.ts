import type { Expression, Node, Statement } from "luaparse";
import {
  type Definition,
  definitionBy,
  definitionOf,
  isAssigned,
  type ModuleText,
  type Require,
  type Use,
  useOf,
} from "./module-text.ts";
import { type Binding, rangeOf } from "./scopes.ts";

/** A variable of a module: what it declares at its top, or exports. */
export class Variable {
  /** Every use, those in other modules included, in no order. Where it is defined by its declaration, that is none. */
  readonly uses: { text: ModuleText; use: Use }[] = [];

  constructor(
    readonly text: ModuleText,
    readonly name: string,
    /** The local that it is in the module's Lua already. */
    readonly binding: Binding | undefined,
  ) {}

  /** Whether another module uses it. */
  get isShared(): boolean {
    return this.uses.some(({ text }) => text !== this.text);
  }

  /** Whether it can be declared elsewhere: it is declared alone, or with others that have no value there. */
  get isMovable(): boolean {
    const declared = this.binding && definitionOf(this.binding, this.text.scopes);
    return declared?.kind !== "local" || declared.value !== undefined;
  }

  forget(node: Node): void {
    this.uses.splice(
      this.uses.findIndex(({ use }) => use.node === node),
      1,
    );
  }

  /** Where it gets its values. */
  definitions(): Definition[] {
    const declared = this.binding && definitionOf(this.binding, this.text.scopes);
    const assigned = this.uses.flatMap(({ text, use }) => definitionBy(use, text.scopes) ?? []);
    return declared === undefined ? assigned : [declared, ...assigned];
  }

  /** It may have one value and then another. */
  get isChanging(): boolean {
    const definitions = this.definitions();
    return definitions.length > 1 || definitions.some(({ isTopLevel }) => !isTopLevel);
  }

  /** It has one value from `at` in its own module on, and in the modules behind it. */
  isSettled(at: number): boolean {
    const [only, ...more] = this.definitions();
    return (
      more.length === 0 &&
      only?.isTopLevel === true &&
      (only.kind.endsWith("function") || rangeOf(only.statement)[0] < at)
    );
  }
}

/** The variables of modules, and what the modules need no more. */
export interface Linked {
  variables: Variable[];
  /** Statements that only said which variable a name stands for. */
  needless: ReadonlySet<Statement>;
  /** Names that they declared. */
  gone: ReadonlySet<Binding>;
  /** The variable that an expression is the name of. */
  meaningOf(node: Expression): Variable | undefined;
}

/**
 * Connects the modules, each behind those that it needs: finds what each name stands for. What `hoisted` names gives its
 * exports as variables, the others as fields of a table.
 */
export function link(texts: readonly ModuleText[], hoisted: ReadonlySet<string>): Linked {
  const linker = new Linker(hoisted);
  for (const text of texts) {
    linker.add(text);
  }
  return linker;
}

class Linker implements Linked {
  readonly variables: Variable[] = [];
  readonly needless = new Set<Statement>();
  readonly gone = new Set<Binding>();
  private readonly exports = new Map<string, Map<string, Variable>>();
  private readonly texts = new Map<string, ModuleText>();
  private readonly meanings = new Map<Node, Variable>();

  constructor(private readonly hoisted: ReadonlySet<string>) {}

  add(text: ModuleText): void {
    this.texts.set(text.module.name, text);
    for (const required of text.requires) {
      this.take(text, required);
    }
    for (const binding of text.privates) {
      if (!this.gone.has(binding)) {
        this.useAs(this.create(text, binding.name, binding), text, binding.uses.map(useOf));
      }
    }
    if (this.hoisted.has(text.module.name)) {
      const exports = new Map<string, Variable>();
      this.exports.set(text.module.name, exports);
      for (const [name, uses] of text.exported) {
        exports.set(name, this.give(text, name, uses));
      }
    }
  }

  meaningOf(node: Expression): Variable | undefined {
    return this.meanings.get(node);
  }

  private create(text: ModuleText, name: string, binding?: Binding): Variable {
    const variable = new Variable(text, name, binding);
    this.variables.push(variable);
    return variable;
  }

  private useAs(variable: Variable, text: ModuleText, uses: readonly Use[]): void {
    for (const use of uses) {
      variable.uses.push({ text, use });
      this.meanings.set(use.node, variable);
    }
  }

  private take(text: ModuleText, { target, statement, isNamed, taken }: Require): void {
    const exports = this.exports.get(target);
    if (exports === undefined) {
      return;
    }
    this.needless.add(statement);
    for (const [name, uses] of taken) {
      // What is exported and never given a value is undefined.
      const variable = exports.get(name) ?? this.create(this.texts.get(target) as ModuleText, name);
      exports.set(name, variable);
      for (const use of uses) {
        this.takeOne(variable, text, use, isNamed);
      }
    }
  }

  private takeOne(variable: Variable, text: ModuleText, use: Use, isImport: boolean): void {
    const copy = isImport ? copyOf(use, text) : undefined;
    if (copy === undefined) {
      this.useAs(variable, text, [use]);
    } else {
      this.replace(copy, variable, text);
    }
  }

  /** `local foo = …`: the name means a variable. */
  private replace({ binding, statement }: Copy, variable: Variable, text: ModuleText): void {
    this.needless.add(statement);
    this.gone.add(binding);
    this.useAs(variable, text, binding.uses.map(useOf));
  }

  private give(text: ModuleText, name: string, uses: readonly Use[]): Variable {
    const same = this.givenOnce(text, uses);
    if (same !== undefined) {
      return same;
    }
    const variable = this.create(text, name);
    this.useAs(variable, text, uses);
    for (const use of uses) {
      const copy = copyOf(use, text);
      if (copy !== undefined && variable.isSettled(rangeOf(copy.statement)[0]) && this.isFree(copy.binding)) {
        this.forget(copy.binding);
        variable.forget(use.node);
        this.replace(copy, variable, text);
      }
    }
    return variable;
  }

  /** `export { a as b }`: what the module only hands on is one variable with it. */
  private givenOnce(text: ModuleText, [use, ...more]: readonly Use[]): Variable | undefined {
    const definition = use && more.length === 0 ? definitionBy(use, text.scopes) : undefined;
    const same = definition?.value && this.meanings.get(definition.value);
    if (definition === undefined || same?.isMovable !== true || !runsOnce(definition.statement, text)) {
      return undefined;
    }
    if (!same.isSettled(same.text === text ? rangeOf(definition.statement)[0] : Number.POSITIVE_INFINITY)) {
      return undefined;
    }
    this.needless.add(definition.statement);
    same.forget(definition.value as Node);
    return same;
  }

  private isFree(binding: Binding): boolean {
    return this.variables.some((variable) => variable.binding === binding);
  }

  private forget(binding: Binding): void {
    this.variables.splice(
      this.variables.findIndex((variable) => variable.binding === binding),
      1,
    );
  }
}

/** Whether a statement is run when the module is, whatever happens. */
function runsOnce(statement: Statement, { scopes }: ModuleText): boolean {
  const parent = scopes.parentOf(statement);
  return parent === scopes.chunk || (parent?.type === "DoStatement" && scopes.parentOf(parent) === scopes.chunk);
}

interface Copy {
  binding: Binding;
  statement: Statement;
}

/** `local foo = USE` at the top of a module, when `foo` stays what it is. */
function copyOf({ node }: Use, { scopes, privates }: ModuleText): Copy | undefined {
  const statement = scopes.parentOf(node);
  if (statement?.type !== "LocalStatement" || statement.variables.length !== 1 || statement.init.length !== 1) {
    return undefined;
  }
  const binding = privates.find(({ declaration }) => declaration === statement.variables[0]);
  return binding !== undefined && !isAssigned(binding, scopes) ? { binding, statement } : undefined;
}
