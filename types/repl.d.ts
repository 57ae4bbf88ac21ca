/**
 * Lua that is typed while the script runs.
 *
 * Optional in the portable set: test `if (repl)` before use.
 *
 * Source: components/repl/luat_lib_repl.c
 *
 * @noSelf
 */
interface ReplModule {
  /**
   * Answers to who types.
   *
   * Source: components/repl/luat_lib_repl.c
   */
  print(...values: unknown[]): void;

  /**
   * Whether it listens. Returns what was before.
   *
   * Source: components/repl/luat_lib_repl.c
   */
  enable(on?: boolean): boolean;

  /**
   * Runs a line.
   *
   * Source: components/repl/luat_lib_repl.c
   */
  push(line: string): void;
}
