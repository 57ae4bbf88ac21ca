/** Resolves when the user ends the program: with Ctrl-C, or with a signal. Further signals do nothing. */
export function signalled(): Promise<void> {
  return new Promise((resolve) => {
    // "on", not "once": npm and tsx pass on the Ctrl-C that the terminal has already sent.
    process.on("SIGINT", () => resolve());
    process.on("SIGTERM", () => resolve());
  });
}
