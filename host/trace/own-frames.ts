/** The start of a line of the log: the time, and the mark of an error that has ended the VM. */
const start = String.raw`^((?:\[\d+\.\d{3}\] )?(?:E\/main )?)`;
/** A position in the simulator's own Lua. C functions have no line, so `[C]:51` is the simulator's, too. */
const ownPlace = String.raw`(?:luatos|\[C\]):\d+: `;
const ownFrame = new RegExp(`${start}\t${ownPlace}in `);
const ownPosition = new RegExp(start + ownPlace);

/**
 * Leaves out what tracebacks and errors say of the simulator's own Lua, so that a reader finds the lines of the
 * firmware. Undefined: nothing is left.
 */
export function withoutOwnFrames(text: string): string | undefined {
  const lines = text.split("\n").filter((line) => !ownFrame.test(line));
  return lines.length === 0 ? undefined : lines.map((line) => line.replace(ownPosition, "$1")).join("\n");
}
