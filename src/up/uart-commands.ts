/**
 * Commands on the UART, for who has no server: behind some quiet the key, in a frame of its own, then lines. Their bytes are
 * consumed.
 *
 *     state     what is so                        event → next
 *     data      bytes are data                    a frame that is the key ends, and it was quiet before it → commands
 *     commands  bytes are lines; what comes from  the line `exit` → data
 *               the server waits                  · nothing for a minute → data, and nothing is changed
 */

import { config } from "../config";
import { counts } from "../device/counts";
import { guarded } from "../device/guard";
import { serialLine } from "../device/serial-port";
import { makeTimer, startTimer, stopTimer } from "../device/timer";
import { consumeOpenFrame, openFrameBytes, openFrameIs } from "./outbox";

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

/** What becomes of a line, and of the end of the commands. */
export interface CommandListener {
  /** Returns what is to be answered. */
  readonly onLine: (this: void, line: string) => string;
  /** The commands have ended, by `exit` or not. Returns what is to be answered. */
  readonly onEnd: (this: void, byExit: boolean) => string;
}

let listener: CommandListener;
/** The line has been quiet for long enough. */
let isQuiet = false;
/** Runs until the line has been quiet for long enough; while commands come, until they have been silent for too long. */
let timer: TimerId;
/** What has come of a line. */
let begun = "";

/** Call it once. */
export function startCommands(to: CommandListener): void {
  listener = to;
  timer = makeTimer(guarded("commands", wasQuiet));
  lineIsBusy();
}

/** A frame has ended, and the next quiet begins. */
export function lineIsBusy(): void {
  isQuiet = false;
  startTimer(timer, guardMs);
}

/** Consumes the open frame, which ends, when it is the key behind enough quiet. Returns whether it was. */
export function takeKey(): boolean {
  const wasBefore = isQuiet;
  lineIsBusy();
  if (!wasBefore || !(openFrameIs(key) || openFrameIs(`${key}\r\n`) || openFrameIs(`${key}\n`))) {
    return false;
  }
  consumeOpenFrame(0);
  begun = "";
  serialLine.hasCommands = true;
  startTimer(timer, silenceMs);
  log.info("commands", "the key has come: no data until exit");
  say("commands: path=value, exit");
  return true;
}

/** Reads so many bytes of commands, which the UART has. */
export function readCommands(bytes: Bytes): void {
  const text = uart.read(config.uart.id, bytes);
  counts.received += text.length;
  counts.consumed += text.length;
  startTimer(timer, silenceMs);
  begun += text;
  while (serialLine.hasCommands) {
    const [line, rest] = string.match(begun, "^([^\r\n]*)[\r\n]+(.*)$");
    if (line === undefined) {
      break;
    }
    begun = rest as string;
    if (line === "exit") {
      end(true);
    } else if (line !== "") {
      say(listener.onLine(line));
    }
  }
  if (begun.length > longestLineBytes) {
    begun = "";
    say("refused: the line is too long");
  }
}

/** Writes a line to who is at the UART. */
export function say(line: string): void {
  uart.write(config.uart.id, `${line}\r\n`);
}

function end(byExit: boolean): void {
  serialLine.hasCommands = false;
  lineIsBusy();
  say(listener.onEnd(byExit));
  log.info("commands", "ended: data again");
}

function wasQuiet(): void {
  if (serialLine.hasCommands) {
    end(false);
  } else if (openFrameBytes > 0 || uart.rxSize(config.uart.id) > 0) {
    startTimer(timer, guardMs);
  } else {
    stopTimer(timer);
    isQuiet = true;
  }
}
