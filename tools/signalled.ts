/** Resolves when the user wants the end: Ctrl-C, or a signal to end. Further ones change nothing. */
export function signalled(): Promise<void> {
  return new Promise((resolve) => {
    // "on", not "once": npm and tsx pass on the Ctrl-C that the terminal has sent already.
    process.on("SIGINT", () => resolve());
    process.on("SIGTERM", () => resolve());
  });
}
