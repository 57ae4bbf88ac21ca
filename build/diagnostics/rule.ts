/**
 * One rule: something that the module cannot do, does differently from what TypeScript says, or pays too much for. The
 * messages of the build and docs/diagnostics.md are both made from this table.
 */
export interface Rule {
  /** Stable: a code is never given to another rule. */
  code: `LUA${number}`;
  /** The name for an excuse: `// device-allow NAME: REASON`. */
  name: string;
  title: string;
  /** One sentence: what goes wrong on the module. */
  why: string;
  /** One sentence: what to write. */
  instead: string;
  /**
   * The constructs of `npm run costs` that the rule is about. The message states the cost of the one that was found.
   */
  costs?: readonly string[];
  /** Cannot be excused: the firmware would not run at all. */
  final?: true;
  /** Codes of compiler errors at the same place that say less, or give advice that does not work here. */
  replaces?: readonly number[];
}
