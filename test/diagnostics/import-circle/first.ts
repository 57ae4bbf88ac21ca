import type { Kind } from "./second";
import { helper } from "./helper";
import { second } from "./second";
export function first(kind: Kind): number { return kind === "a" ? helper() : second(); }
