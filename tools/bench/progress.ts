/** Shows what is being done, in one line that each next replaces, where stderr is a terminal. "" clears it. */
export function progress(): (text: string) => void {
  const { stderr } = process;
  return (text) => {
    if (stderr.isTTY) {
      stderr.write(`\r\x1b[K${text.slice(0, (stderr.columns ?? 80) - 1)}`);
    }
  };
}
