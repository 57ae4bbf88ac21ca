import * as lua from "typescript-to-lua";

/** A variable of the TypeScript: one that stands at the top of a file, whoever imports it, or any constant. */
export interface Variable {
  /** As the TypeScript calls it. */
  name: string;
  /** The Lua module that declares it, e.g. `src.outbox`. */
  module: string;
  /** It is declared at the top of its file, not in a function or a block. */
  isAtTop: boolean;
  /** It is a `const`: it has one value. */
  isConst: boolean;
}

/** The variable that a node is the name of. A name of Lua or of the compiler stands for none. */
export function variableOf(node: lua.Node): Variable | undefined {
  return (node as { variable?: Variable }).variable;
}

/** A name for a variable, at the position of another node if there is one. */
export function nameOf(variable: Variable, text = variable.name, at?: lua.Node): lua.Identifier {
  const name = { ...lua.createIdentifier(text), variable };
  return at === undefined ? name : placed(name, at);
}

/** Gives a new node the position of the one that it replaces. */
export function placed<T extends lua.Node>(node: T, at: lua.Node): T {
  return lua.setNodePosition(node, lua.getOriginalPos(at));
}

/**
 * What becomes of a node: another one, or any number of statements in the place of a statement. `key` is the field of the
 * node `around` in which it stands.
 */
export type Change = (node: lua.Node, around?: lua.Node, key?: string) => lua.Node | lua.Statement[];

/** A copy of a tree in which each node has been changed, those inside of it first. The tree itself stays as it is. */
export function rewritten<T extends lua.Node>(
  nodes: readonly T[],
  change: Change,
  around?: lua.Node,
  key?: string,
): T[] {
  return nodes.flatMap((node) => {
    const copy = { ...node } as Record<string, unknown>;
    for (const place of keysOfChildren(node)) {
      const child = copy[place] as lua.Node | lua.Node[];
      const changed = rewritten<lua.Node>([child].flat(), change, node, place);
      copy[place] = Array.isArray(child) ? changed : place === "elseBlock" ? elseBlockOf(changed) : changed[0];
    }
    return change(copy as unknown as lua.Node, around, key) as T | T[];
  });
}

function elseBlockOf(statements: lua.Node[]): lua.Node | undefined {
  const [only, ...others] = statements;
  const isOne = only === undefined || (others.length === 0 && (lua.isBlock(only) || lua.isIfStatement(only)));
  return isOne ? only : lua.createBlock(statements as lua.Statement[]);
}

/** Looks at each node of a tree, those around others first. Where `look` returns false, what is inside is left out. */
export function visit(nodes: readonly lua.Node[], look: (node: lua.Node) => unknown): void {
  for (const node of nodes) {
    if (look(node) !== false) {
      visit(childrenOf(node), look);
    }
  }
}

/** The nodes directly in a node. */
export function childrenOf(node: lua.Node): lua.Node[] {
  return keysOfChildren(node).flatMap((key) => (node as unknown as Record<string, lua.Node | lua.Node[]>)[key] ?? []);
}

function keysOfChildren(node: lua.Node): string[] {
  // The `name` of `object:name()` stands for no variable.
  const fields = Object.entries(node).filter(([key]) => key !== "name" || !lua.isMethodCallExpression(node));
  return fields.flatMap(([key, value]) => (isNode(Array.isArray(value) ? value[0] : value) ? key : []));
}

function isNode(value: unknown): value is lua.Node {
  return typeof value === "object" && value !== null && "kind" in value;
}
