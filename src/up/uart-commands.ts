/**
 * Commands on the UART, for people without a server: after some quiet the key, in a frame of its own, then lines. The
 * bytes of commands are consumed.
 *
 *     state     what is so                        event → next
 *     data      bytes are data                    no bytes for `guardMs` → quiet
 *     quiet     the same, but the key counts now  a frame ends: the key → commands, any other → data
 *     commands  bytes are lines; frames from the  the line `exit` → data
 *               server wait                       · nothing for a minute → data, and nothing is changed
 *
 * `serialLine.state` holds the state: the packer and the inbox ask for it, too.
 */

import { config } from "../config";
import { counts } from "../device/counts";
import { guarded } from "../device/guard";
import { serialLine } from "../device/serial-port";
import { makeTimer, startTimer, stopTimer } from "../device/timer";
import { endOfOpenFrame, endOpenFrame, openFrameBytes } from "./open-frame";

const key =
  config.runtimeSettings !== undefined && config.runtimeSettings.uartCommands !== undefined
    ? config.runtimeSettings.uartCommands.key
    : "";
const guardMs: Milliseconds =
  config.runtimeSettings !== undefined && config.runtimeSettings.uartCommands !== undefined
    ? config.runtimeSettings.uartCommands.guardMs
    : 0;
const silenceMs: Milliseconds = 60000;
const longestLineBytes: Bytes = 512;
const lineEndBytes: Bytes = 2;

/** Answers lines, and the end of the commands. */
export interface CommandListener {
  /** The commands have begun. */
  readonly onBegin: (this: void) => void;
  /** Returns the answer. */
  readonly onLine: (this: void, line: string) => string;
  /** The commands have ended, by `exit` or by silence. */
  readonly onEnd: (this: void, byExit: boolean) => void;
}

let listener: CommandListener;
/** Runs until the UART has been quiet for long enough; during commands, until it has been silent for too long. */
let timer: TimerId;
/** The beginning of a line whose end has not come yet. */
let begun = "";

/** Starts waiting for the key. Call it once. */
export function startCommands(to: CommandListener): void {
  listener = to;
  timer = makeTimer(guarded("commands", onQuiet));
  lineIsBusy();
}

/** A frame has ended, and the next quiet begins. */
export function lineIsBusy(): void {
  serialLine.state = "data";
  startTimer(timer, guardMs);
}

/**
 * If the open frame, which ends now, is the key after enough quiet, with or without a line end, consumes it. Returns
 * whether it was.
 */
export function takeKey(): boolean {
  const wasQuiet = serialLine.state === "quiet";
  lineIsBusy();
  const hasLength = openFrameBytes <= key.length + lineEndBytes;
  if (!wasQuiet || !hasLength || string.match(endOfOpenFrame(openFrameBytes), "^(.-)\r?\n?$")[0] !== key) {
    return false;
  }
  endOpenFrame("consumed", 0);
  begun = "";
  listener.onBegin();
  serialLine.state = "commands";
  startTimer(timer, silenceMs);
  log.info("commands", "the key has come: no data until exit");
  say("commands: path=value, exit");
  return true;
}

/** Reads this many bytes of commands, which the UART has. */
export function readCommands(bytes: Bytes): void {
  const text = uart.read(config.uart.id, bytes);
  counts.received += text.length;
  counts.consumed += text.length;
  startTimer(timer, silenceMs);
  begun += text;
  while (serialLine.state === "commands") {
    const [line, rest] = string.match(begun, "^([^\r\n]*)[\r\n]+(.*)$");
    if (line === undefined) {
      break;
    }
    begun = rest as string;
    if (line === "exit") {
      endCommands(true);
    } else if (line.length > longestLineBytes) {
      say("refused: the line is too long");
    } else if (line !== "") {
      say(listener.onLine(line));
    }
  }
  // The rest of a line that is too long is of no use, but its end must be awaited.
  begun = string.sub(begun, 1, longestLineBytes + 1);
}

/** Writes a line to the UART. */
export function say(line: string): void {
  uart.write(config.uart.id, `${line}\r\n`);
}

function endCommands(byExit: boolean): void {
  lineIsBusy();
  listener.onEnd(byExit);
  log.info("commands", "ended: data again");
}

function onQuiet(): void {
  if (serialLine.state === "commands") {
    endCommands(false);
  } else if (openFrameBytes > 0 || uart.rxSize(config.uart.id) > 0) {
    startTimer(timer, guardMs);
  } else {
    stopTimer(timer);
    serialLine.state = "quiet";
  }
}
