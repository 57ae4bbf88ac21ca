/** Shows the current step on stderr, if that is a terminal. Each text replaces the last one; "" clears it. */
export function progress(): (text: string) => void {
  const { stderr } = process;
  return (text) => {
    if (stderr.isTTY) {
      stderr.write(`\r\x1b[K${text.slice(0, (stderr.columns ?? 80) - 1)}`);
    }
  };
}
