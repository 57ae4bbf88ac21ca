/** Keeps the last lines of the log, of every level, in a ring outside the Lua heap. `log` still writes them, too. */

const ringBytes: Bytes = 2048;
const longestLineBytes: Bytes = 160;

type Write = (this: void, tag: string, ...values: never[]) => void;

let ring: ZBuff | undefined;
/** Whether the first line in the ring has lost its beginning. */
let isCut = false;

/** Starts to keep the log. Call it once, before anything else. */
export function keepLog(): void {
  ring = zbuff.create(ringBytes)[0] || undefined;
  const core = log;
  const keeping =
    (letter: string, write: Write) =>
    (tag: string, ...values: never[]): void => {
      write(tag, ...values);
      if (ring) {
        // Short memory costs only this line.
        pcall(keep, letter, tag, ...values);
      }
    };
  const kept = {
    debug: keeping("D", core.debug),
    info: keeping("I", core.info),
    warn: keeping("W", core.warn),
    error: keeping("E", core.error),
  };
  (_G as unknown as { log: object }).log = setmetatable(kept, { __index: core });
}

/** The kept lines, the oldest first. */
export function logTail(): string {
  const text = ring?.query() ?? "";
  if (!isCut) {
    return text;
  }
  const [lineEnd] = string.find(text, "\n", 1, true);
  return string.sub(text, (lineEnd ?? 0) + 1);
}

function keep(letter: string, ...values: unknown[]): void {
  // Not with `of`, which ends at a nil.
  const count = select("#", ...values);
  const texts: string[] = [];
  for (let index = 0; index < count; index++) {
    texts[index] = tostring(values[index]);
  }
  const line = string.sub(`${letter}/${table.concat(texts, " ")}`, 1, longestLineBytes);
  const memory = ring as ZBuff;
  const missing = memory.used() + line.length + 1 - ringBytes;
  if (missing > 0) {
    memory.del(0, missing);
    isCut = true;
  }
  memory.write(`${line}\n`);
}
