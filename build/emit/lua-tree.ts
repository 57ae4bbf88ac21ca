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

/** A name in the Lua, with the variable that it stands for. A name of Lua or of the compiler stands for none. */
export interface Name extends lua.Identifier {
  variable?: Variable;
}

/** The variable that a node is the name of. */
export function variableOf(node: lua.Node): Variable | undefined {
  return (node as Name).variable;
}

/** A name for a variable, at the position of another node. */
export function nameOf(variable: Variable, text: string, at: lua.Node): Name {
  return placed({ ...lua.createIdentifier(text), variable }, at);
}

/** Gives a new node the position of the one that it replaces. */
export function placed<T extends lua.Node>(node: T, at: lua.Node): T {
  return lua.setNodePosition(node, lua.getOriginalPos(at));
}

/** What becomes of a node: another one, or any number of statements in the place of a statement. `key`: which field of the node around it it is. */
export type Change = (node: lua.Node, around?: lua.Node, key?: string) => lua.Node | lua.Statement[];

/** A copy of a tree in which each node has been changed, those inside of it first. The tree itself stays as it is. */
export function rewritten<T extends lua.Node>(
  nodes: readonly T[],
  change: Change,
  around?: lua.Node,
  key?: string,
): T[] {
  return nodes.flatMap((node) => rewrittenNode(node, change, around, key) as T | T[]);
}

function rewrittenNode(
  node: lua.Node,
  change: Change,
  around: lua.Node | undefined,
  place: string | undefined,
): lua.Node | lua.Statement[] {
  const copy: Record<string, unknown> = { ...node };
  for (const key of keysOfChildren(node)) {
    const child = copy[key];
    if (Array.isArray(child)) {
      copy[key] = rewritten(child as lua.Node[], change, node, key);
    } else {
      const changed = rewrittenNode(child as lua.Node, change, node, key);
      // Only the branch behind an `else` is a single statement.
      copy[key] = Array.isArray(changed) ? (changed.length > 0 ? lua.createBlock(changed) : undefined) : changed;
    }
  }
  return change(copy as unknown as lua.Node, around, place);
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
  return Object.entries(node)
    .filter(([key, value]) => isNode(Array.isArray(value) ? value[0] : value) && !isMethodName(node, key))
    .map(([key]) => key);
}

function isNode(value: unknown): value is lua.Node {
  return typeof value === "object" && value !== null && "kind" in value;
}

/** The `name` of `object:name()` stands for no variable. */
function isMethodName(node: lua.Node, key: string): boolean {
  return lua.isMethodCallExpression(node) && key === "name";
}
