import * as lua from "typescript-to-lua";

/** A variable of the TypeScript: one at the top of a file, whoever imports it, or any constant. */
export interface Variable {
  /** Its name in the TypeScript. */
  name: string;
  /** The Lua module that declares it, e.g. `src.outbox`. */
  module: string;
  /** Where the TypeScript declares it. */
  at: lua.TextRange;
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

/** A statement that declares variables or assigns values. */
export type Assignment = lua.VariableDeclarationStatement | lua.AssignmentStatement;

/** Whether it is one. */
export function isAssignment(node: lua.Node | undefined): node is Assignment {
  return node !== undefined && (lua.isVariableDeclarationStatement(node) || lua.isAssignmentStatement(node));
}

/** Looks at a node. `key` is the field of `around` that holds the node. */
type Look<Result> = (node: lua.Node, around?: lua.Node, key?: string) => Result;

/** What a node becomes: another node or, for a statement, any number of statements. */
export type Change = Look<lua.Node | lua.Statement[]>;

/** A copy of a tree in which each node has been changed, inner nodes first. The tree itself stays as it is. */
export function rewritten<T extends lua.Node>(
  nodes: readonly T[],
  change: Change,
  around?: lua.Node,
  key?: string,
): T[] {
  return nodes.flatMap((node) => {
    const copy = { ...node } as Record<string, unknown>;
    for (const [place, children] of childrenOf(node)) {
      const changed = rewritten(children, change, node, place);
      copy[place] = Array.isArray(copy[place]) ? changed : place === "elseBlock" ? elseBlockOf(changed) : changed[0];
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
export function visit(nodes: readonly lua.Node[], look: Look<unknown>, around?: lua.Node, key?: string): void {
  for (const node of nodes) {
    if (look(node, around, key) !== false) {
      for (const [place, children] of childrenOf(node)) {
        visit(children, look, node, place);
      }
    }
  }
}

/** The nodes directly in a node, by the fields that hold them. */
export function childrenOf(node: lua.Node): [key: string, nodes: lua.Node[]][] {
  const found: [string, lua.Node[]][] = [];
  // Each build comes here a million times: a loop without lists of its own.
  for (const key in node) {
    const value = (node as unknown as Record<string, lua.Node | lua.Node[] | undefined>)[key];
    if (typeof value !== "object" || value === null) {
      continue;
    }
    const first = Array.isArray(value) ? value[0] : value;
    // The `name` of `object:name()` is not a variable.
    if (typeof first === "object" && "kind" in first && (key !== "name" || !lua.isMethodCallExpression(node))) {
      found.push([key, Array.isArray(value) ? value : [value]]);
    }
  }
  return found;
}
