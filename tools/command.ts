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

/** Resolves when the user ends the program: with Ctrl-C, or with a signal. Further signals do nothing. */
export function signalled(): Promise<void> {
  return new Promise((resolve) => {
    // "on", not "once": npm and tsx pass on the Ctrl-C that the terminal has already sent.
    process.on("SIGINT", () => resolve());
    process.on("SIGTERM", () => resolve());
  });
}

/** Shows the current step on stderr, if that is a terminal. Each text replaces the last one; "" clears it. */
export function progress(): (text: string) => void {
  const { stderr } = process;
  return (text) => {
    if (stderr.isTTY) {
      stderr.write(`\r\x1b[K${text.slice(0, (stderr.columns ?? 80) - 1)}`);
    }
  };
}
