import type { Kind } from "./second";
export function helper(): number { const kind: Kind = "b"; return kind.length; }
