/** One command of `luatos-gateway`. Its file exports it as the default. */
export interface Command<Options = unknown> {
  /** The text of --help. */
  help: string;
  /** Reads what stands behind the command's name. Throws an Error with one line that says what is wrong. */
  read(args: string[]): Options | Promise<Options>;
  /** Does it. Resolves to the exit code. Rejects with an Error for people: its message is shown and the exit code is 1. */
  run(options: Options): number | Promise<number>;
}
