import { beforeNul, isInteger, isString, shownText, textOf } from "./arguments";
import { board } from "./board";
import { callFirmware, fail, firmwarePlace } from "./boundary";
import { simulatedModule } from "./simulated";

const silent = 7;
const levels = { SILENT: silent, DEBUG: 1, INFO: 2, WARN: 3, ERROR: 4 } as Record<string, number | undefined>;
const letters = ["D", "I", "W", "E"];
let level = 1;
let style = 0;

const globals = _G as unknown as Record<string, (this: void, ...values: unknown[]) => unknown>;
/** The core's own `tostring`: a script may replace the global. */
let plainToString = globals.tostring;

/** Call it when `tostring` has its final value before the script runs. */
export function rememberToString(): void {
  plainToString = globals.tostring;
}

/** `print` collects its values in a buffer of this size. */
const lineBytes = 512;
const separator = board.has("printPutsSpaces") ? " " : "\t";

/**
 * The core's `print`: values separated by a space, in older cores by a tab, as one line of the log. A value that does
 * not fit into the rest of the line's buffer becomes a line of its own; the text before it becomes another. A NUL byte
 * ends a line.
 */
export function print(...values: unknown[]): void {
  const count = select("#", ...values);
  let line = "";
  for (let index = 1; index <= count; index++) {
    const [value] = select(index, ...values);
    const text = display(value);
    if (index > 1) {
      if (line.length >= lineBytes - 1) {
        line = write(line);
      }
      line += separator;
    }
    if (line.length + text.length >= lineBytes) {
      write(line);
      line = write(text);
    } else {
      line += text;
    }
  }
  write(line);
}

/** Sends a line to the log unless it is empty. Returns an empty line. */
function write(line: string): string {
  if (line.length > 0) {
    board.print(beforeNul(line));
  }
  return "";
}

/**
 * The value by `tostring`, or by the script's own `tostring` if it has set one. Floats are printed as the core prints
 * them.
 */
function display(value: unknown): string {
  if (globals.tostring === plainToString) {
    return type(value) === "number" ? shownText(value as number) : tostring(value);
  }
  const text = callFirmware(globals.tostring, value);
  if (!isString(text)) {
    fail("'tostring' must return a string to 'print'");
  }
  return textOf(text as string);
}

/** A log line of the core's own C code, of level 1 (debug) to 4 (error). */
export function firmwareLog(own: number, tag: string, text: string): void {
  if (level <= own) {
    board.print(`${letters[own - 1]}/${tag} ${text}`);
  }
}

function logger(own: number, letter: string) {
  return (...values: unknown[]) => {
    if (level <= own && select("#", ...values) > 0) {
      (writeStyled as (this: void, ...all: unknown[]) => void)(letter, ...values);
    }
  };
}

function writeStyled(letter: string, tag: unknown, ...values: unknown[]): void {
  const head = `${letter}/user.${isString(tag) ? beforeNul(textOf(tag)) : "(null)"}`;
  if (style === 0) {
    callFirmware(globals.print, head, ...values);
  } else if (style === 1) {
    callFirmware(globals.print, `${letter}/${place()}`, tag, ...values);
  } else if (style === 2) {
    callFirmware(globals.print, head, place(), ...values);
  } else {
    callFirmware(globals.print, tag, ...values);
  }
}

/** The position where the script has called the logger. */
function place(): string {
  const [source, line] = firmwarePlace();
  return `${source ?? "?"}:${line ?? 0}`;
}

/** The module `log`. */
export const logModule = simulatedModule<typeof log>()("log", {
  debug: logger(1, "D"),
  info: logger(2, "I"),
  warn: logger(3, "W"),
  error: logger(4, "E"),
  fatal: logger(4, "E"),
  setLevel: (wanted: unknown) => {
    const chosen = isInteger(wanted) ? wanted : levels[wanted as string];
    level = chosen === undefined || chosen === 0 ? silent : chosen;
  },
  getLevel: () => level as never,
  style: (wanted: unknown) => {
    if (isInteger(wanted)) {
      // The core stores it in a byte.
      style = wanted % 256;
    }
    return style as never;
  },
  LOG_SILENT: silent,
  LOG_DEBUG: 1,
  LOG_INFO: 2,
  LOG_WARN: 3,
  LOG_ERROR: 4,
});
