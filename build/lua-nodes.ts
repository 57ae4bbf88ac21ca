import type { Node } from "luaparse";

/** Visits each node of a Lua text's tree, outer nodes first. */
export function visitNodes(tree: unknown, look: (node: Node) => void): void {
  if (Array.isArray(tree)) {
    for (const each of tree) {
      visitNodes(each, look);
    }
  } else if (typeof tree === "object" && tree !== null && "type" in tree) {
    look(tree as Node);
    for (const child of Object.values(tree)) {
      visitNodes(child, look);
    }
  }
}
