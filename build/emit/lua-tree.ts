import * as lua from "typescript-to-lua";

/** A variable of the TypeScript: one at the top of a file, whoever imports it, or any constant. */
export interface Variable {
  /** Its name in the TypeScript. */
  name: string;
  /** The Lua module that declares it, e.g. `src.outbox`. */
  module: string;
  /** It is declared at the top of its file, not in a function or a block. */
  isAtTop: boolean;
  /** It is a `const`, so it has one value. */
  isConst: boolean;
}

/** The variable that a node names. Undefined for a name of Lua or of the compiler. */
export function variableOf(node: lua.Node): Variable | undefined {
  return (node as { variable?: Variable }).variable;
}

/** A name for a variable, with the position of another node if one is given. */
export function nameOf(variable: Variable, text = variable.name, at?: lua.Node): lua.Identifier {
  const name = { ...lua.createIdentifier(text), variable };
  return at === undefined ? name : placed(name, at);
}

/** Gives a new node the position of the one that it replaces. */
export function placed<T extends lua.Node>(node: T, at: lua.Node): T {
  return lua.setNodePosition(node, lua.getOriginalPos(at));
}

/**
 * What a node becomes: another node or, for a statement, any number of statements. `key` is the field of `around` that
 * holds the node.
 */
export type Change = (node: lua.Node, around?: lua.Node, key?: string) => lua.Node | lua.Statement[];

/** A copy of a tree in which each node has been changed, inner nodes first. The tree itself stays as it is. */
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

/** Visits each node of a tree, outer nodes first. Where `look` returns false, the nodes inside are skipped. */
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
  // The `name` of `object:name()` is not a variable.
  const fields = Object.entries(node).filter(([key]) => key !== "name" || !lua.isMethodCallExpression(node));
  return fields.flatMap(([key, value]) => (isNode(Array.isArray(value) ? value[0] : value) ? key : []));
}

function isNode(value: unknown): value is lua.Node {
  return typeof value === "object" && value !== null && "kind" in value;
}
