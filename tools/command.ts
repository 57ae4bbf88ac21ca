/** One command of `luatos-gateway`: the default export of its file. */
export interface Command<Options = unknown> {
  /** The text of --help, which may depend on the words after the command's name. */
  help: string | ((words: readonly string[]) => string);
  /** Reads the words after the command's name. Throws an Error of one line that says what is wrong. */
  read(args: string[]): Options | Promise<Options>;
  /**
   * Runs the command. Resolves to the exit code. Rejects with an Error for people: its message is shown, and the exit
   * code is 1.
   */
  run(options: Options): number | Promise<number>;
}
