import { board } from "./board";
import { simulatedModule } from "./simulated";

const silent = 7;
const levels = { SILENT: silent, DEBUG: 1, INFO: 2, WARN: 3, ERROR: 4 } as Record<string, number | undefined>;
let level = 1;
let style = 0;

/** The firmware's `print`: a space between the values, cut at a NUL byte. */
export function print(...values: unknown[]): void {
  const texts: string[] = [];
  const count = select("#", ...values);
  for (let index = 1; index <= count; index++) {
    const [value] = select(index, ...values);
    texts.push(tostring(value));
  }
  const line = table.concat(texts, " ");
  const [end] = string.find(line, "\0", 1, true);
  board.print(end === undefined ? line : string.sub(line, 1, end - 1));
}

function logger(letter: string, own: number) {
  return (tag: unknown, ...values: unknown[]) => {
    if (level <= own) {
      line(letter, tag, ...values);
    }
  };
}

function line(letter: string, tag: unknown, ...values: unknown[]): void {
  if (style === 1) {
    print(`${letter}/${place()}`, tag, ...values);
  } else if (style === 2) {
    print(`${letter}/user.${tostring(tag)}`, place(), ...values);
  } else {
    print(`${letter}/user.${tostring(tag)}`, ...values);
  }
}

function place(): string {
  const info = debug.getinfo(4, "Sl");
  return `${string.sub(info?.source ?? "=?", 2)}:${info?.currentline ?? 0}`;
}

export const logModule = simulatedModule<typeof log>()("log", {
  debug: logger("D", 1),
  info: logger("I", 2),
  warn: logger("W", 3),
  error: logger("E", 4),
  fatal: logger("E", 4),
  setLevel: (wanted: unknown) => {
    level = type(wanted) === "number" ? (wanted as number) : (levels[tostring(wanted)] ?? silent);
  },
  getLevel: () => level as never,
  style: (wanted: unknown) => {
    style = type(wanted) === "number" ? (wanted as number) : style;
    return style as never;
  },
  LOG_SILENT: silent,
  LOG_DEBUG: 1,
  LOG_INFO: 2,
  LOG_WARN: 3,
  LOG_ERROR: 4,
});
