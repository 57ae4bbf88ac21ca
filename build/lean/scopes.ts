import luaparse, {
  type Chunk,
  type Expression,
  type FunctionDeclaration,
  type Identifier,
  type Node,
  type Statement,
} from "luaparse";

/** A local name of a Lua text: a variable, a function or a parameter. */
export interface Binding {
  name: string;
  /** The scope that it is declared in. */
  scope: Scope;
  /** The name can be used from here on, and it hides what has the same name. */
  visibleFrom: number;
  declaration: Identifier;
  /** Its uses, reads and writes, in the order of the text. The declaration is none. */
  uses: Identifier[];
}

/** A block of a Lua text with the names that it declares. */
export interface Scope {
  parent: Scope | undefined;
  /** 0 in the chunk itself, one more in each function. */
  depth: number;
  end: number;
  bindings: Binding[];
}

/** A Lua text with what each of its names means. */
export interface Scopes {
  chunk: Chunk;
  bindings: Binding[];
  /** The names that the text uses and does not declare. */
  globals: ReadonlySet<string>;
  /** Where it uses them. */
  globalUses: readonly Identifier[];
  parentOf(node: Node): Node | undefined;
  scopeOf(name: Identifier): Scope;
  /** What a use means, unless it is a global. */
  bindingOf(use: Identifier): Binding | undefined;
}

/** Parses a Lua text and finds out what its names mean. */
export function scopesOf(lua: string): Scopes {
  const chunk = luaparse.parse(lua, { luaVersion: "5.3", ranges: true, comments: false }) as Chunk;
  return new Resolver(chunk, lua.length);
}

/** The binding that a name would mean at a place, among those that `counts` lets through. */
export function visibleAt(
  scope: Scope | undefined,
  name: string,
  at: number,
  counts: (binding: Binding) => boolean,
): Binding | undefined {
  for (let each = scope; each !== undefined; each = each.parent) {
    const found = each.bindings.findLast(
      (binding) => binding.name === name && binding.visibleFrom <= at && counts(binding),
    );
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** How many locals of one function there are at a place of it. */
export function localsAt(scope: Scope, at: number): number {
  let count = 0;
  for (let each: Scope | undefined = scope; each?.depth === scope.depth; each = each.parent) {
    count += each.bindings.filter(({ visibleFrom }) => visibleFrom <= at).length;
  }
  return count;
}

/** From where to where a node stands in its text. */
export function rangeOf(node: Node): [start: number, end: number] {
  return (node as unknown as { range: [number, number] }).range;
}

class Resolver implements Scopes {
  readonly bindings: Binding[] = [];
  readonly globals = new Set<string>();
  readonly globalUses: Identifier[] = [];
  private readonly parents = new Map<Node, Node>();
  private readonly scopes = new Map<Identifier, Scope>();
  private readonly meanings = new Map<Identifier, Binding>();

  constructor(
    readonly chunk: Chunk,
    end: number,
  ) {
    this.statements(chunk.body, { parent: undefined, depth: 0, end, bindings: [] }, chunk);
  }

  parentOf(node: Node): Node | undefined {
    return this.parents.get(node);
  }

  scopeOf(name: Identifier): Scope {
    return this.scopes.get(name) as Scope;
  }

  bindingOf(use: Identifier): Binding | undefined {
    return this.meanings.get(use);
  }

  private declare(names: Node[], scope: Scope, visibleFrom: number, parent: Node): void {
    for (const declaration of names) {
      this.parents.set(declaration, parent);
      if (declaration.type === "Identifier") {
        const binding = { name: declaration.name, scope, visibleFrom, declaration, uses: [] };
        scope.bindings.push(binding);
        this.bindings.push(binding);
      }
    }
  }

  private inner(outer: Scope, node: Node, depth = outer.depth): Scope {
    return { parent: outer, depth, end: rangeOf(node)[1], bindings: [] };
  }

  private statements(body: Statement[], scope: Scope, parent: Node): void {
    for (const statement of body) {
      this.parents.set(statement, parent);
      this.statement(statement, scope);
    }
  }

  private block(node: Node & { body: Statement[] }, outer: Scope): void {
    this.statements(node.body, this.inner(outer, node), node);
  }

  private statement(node: Statement, scope: Scope): void {
    switch (node.type) {
      case "LocalStatement":
        this.expressions(node.init, scope, node);
        this.declare(node.variables, scope, rangeOf(node)[1], node);
        break;
      case "FunctionDeclaration":
        this.function(node, scope);
        break;
      case "ForNumericStatement":
        this.expressions([node.start, node.end, ...(node.step ? [node.step] : [])], scope, node);
        this.loop([node.variable], node, scope);
        break;
      case "ForGenericStatement":
        this.expressions(node.iterators, scope, node);
        this.loop(node.variables, node, scope);
        break;
      case "IfStatement":
        for (const clause of node.clauses) {
          this.parents.set(clause, node);
          if (clause.type !== "ElseClause") {
            this.expressions([clause.condition], scope, clause);
          }
          this.block(clause, scope);
        }
        break;
      case "WhileStatement":
        this.expressions([node.condition], scope, node);
        this.block(node, scope);
        break;
      case "RepeatStatement": {
        // The condition sees what the block declares.
        const inner = this.inner(scope, node);
        this.statements(node.body, inner, node);
        this.expressions([node.condition], inner, node);
        break;
      }
      case "DoStatement":
        this.block(node, scope);
        break;
      case "AssignmentStatement":
        this.expressions(node.init, scope, node);
        this.expressions(node.variables, scope, node);
        break;
      case "CallStatement":
        this.expressions([node.expression], scope, node);
        break;
      case "ReturnStatement":
        this.expressions(node.arguments, scope, node);
        break;
      default:
    }
  }

  private loop(variables: Node[], node: Statement & { body: Statement[] }, outer: Scope): void {
    const scope = this.inner(outer, node);
    this.declare(variables, scope, rangeOf(node)[0], node);
    this.statements(node.body, scope, node);
  }

  private function(node: FunctionDeclaration, outer: Scope): void {
    const { identifier } = node;
    if (identifier !== null && node.isLocal) {
      this.declare([identifier], outer, rangeOf(node)[0], node);
    } else if (identifier !== null) {
      this.expressions([identifier], outer, node);
    }
    const scope = this.inner(outer, node, outer.depth + 1);
    this.declare(node.parameters, scope, rangeOf(node)[0], node);
    this.statements(node.body, scope, node);
  }

  private expressions(nodes: readonly Expression[], scope: Scope, parent: Node): void {
    for (const node of nodes) {
      this.parents.set(node, parent);
      this.expression(node, scope);
    }
  }

  private expression(node: Expression, scope: Scope): void {
    switch (node.type) {
      case "Identifier": {
        this.scopes.set(node, scope);
        const binding = visibleAt(scope, node.name, rangeOf(node)[0], () => true);
        if (binding === undefined) {
          this.globals.add(node.name);
          this.globalUses.push(node);
        } else {
          binding.uses.push(node);
          this.meanings.set(node, binding);
        }
        break;
      }
      case "FunctionDeclaration":
        this.function(node, scope);
        break;
      case "BinaryExpression":
      case "LogicalExpression":
        this.expressions([node.left, node.right], scope, node);
        break;
      case "UnaryExpression":
        this.expressions([node.argument], scope, node);
        break;
      case "MemberExpression":
        this.expressions([node.base], scope, node);
        break;
      case "IndexExpression":
        this.expressions([node.base, node.index], scope, node);
        break;
      case "CallExpression":
        this.expressions([node.base, ...node.arguments], scope, node);
        break;
      case "TableCallExpression":
        // luaparse has an argument here, which its types call a list.
        this.expressions([node.base, ...[node.arguments].flat()], scope, node);
        break;
      case "StringCallExpression":
        this.expressions([node.base, node.argument], scope, node);
        break;
      case "TableConstructorExpression":
        for (const field of node.fields) {
          this.parents.set(field, node);
          this.expressions(field.type === "TableKey" ? [field.key, field.value] : [field.value], scope, field);
        }
        break;
      default:
    }
  }
}
